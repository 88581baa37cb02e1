using System.Collections.Immutable;
using MlNetGenomics.Networks.Layers;
using MlNetGenomics.Sequences;

namespace MlNetGenomics.Networks;

/// <summary>
/// A network, described: the length of the sequences it reads, its layers and the names of what it
/// predicts. Immutable, without weights (see <see cref="NetworkModel"/>). Shapes are worked out, and checked,
/// when it is made.
/// </summary>
public sealed class Network : IEquatable<Network>
{
    /// <summary>Describes a network.</summary>
    /// <param name="name">Its name, for people.</param>
    /// <param name="inputLength">L, bases of a sequence; 1 or more.</param>
    /// <param name="layers">The layers; the last gives a vector of one number a task.</param>
    /// <param name="tasks">Names of what is predicted, each once; 1 or more.</param>
    /// <exception cref="GenomicsException">A layer cannot read what comes before it, a setting is out of range, or
    /// the last shape is not one number a task; names the layer.</exception>
    public Network(string name, int inputLength, LayerSequence layers, IEnumerable<string> tasks)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(layers);
        ArgumentNullException.ThrowIfNull(tasks);
        Name = name;
        Layers = layers;
        Tasks = [.. tasks];
        if (inputLength < 1)
            throw new GenomicsException($"network {name}: input length {inputLength}: must be 1 or more");
        InputLength = inputLength;
        if (layers.Count == 0)
            throw new GenomicsException($"network {name}: it has no layers");
        if (Tasks.Length == 0)
            throw new GenomicsException($"network {name}: it has no tasks");
        if (Tasks.FirstOrDefault(string.IsNullOrWhiteSpace) is not null)
            throw new GenomicsException($"network {name}: a task has no name");
        if (Tasks.GroupBy(task => task).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw new GenomicsException($"network {name}: two tasks are named {twice.Key}");
        Steps = new NetworkShapes(name).Walk(this);
        NetworkStep last = Steps[^1];
        if (last.Output != new FeatureShape(1, Tasks.Length))
        {
            throw new GenomicsException(
                $"network {name}, layer {last.Name}: gives {last.Output}, but {Tasks.Length} "
                + $"{(Tasks.Length == 1 ? "task needs" : "tasks need")} 1 x {Tasks.Length}");
        }
        long size = Steps.Sum(step => step.Parameters.Sum(parameter => parameter.Shape.Size));
        if (size > int.MaxValue / sizeof(float))
            throw new GenomicsException($"network {name}: {size} parameters are more than memory holds at once");
    }

    /// <summary>Its name, for people.</summary>
    public string Name { get; }

    /// <summary>L, bases of a sequence.</summary>
    public int InputLength { get; }

    /// <summary>The layers as they were given.</summary>
    public LayerSequence Layers { get; }

    /// <summary>Names of what is predicted.</summary>
    public ImmutableArray<string> Tasks { get; }

    /// <summary>
    /// All layers in the order in which they run, those within others before the layer that holds them, with
    /// names, shapes, receptive fields and parameters.
    /// </summary>
    public ImmutableArray<NetworkStep> Steps { get; }

    /// <summary>Shape of the input: L bases of 4 channels.</summary>
    public FeatureShape Input => new(InputLength, Dna.BaseCount);

    /// <summary>Numbers that a model of this network holds, running statistics among them.</summary>
    public int ParameterCount => Steps[^1].ParameterEnd;

    /// <summary>Numbers that training moves.</summary>
    public int TrainableCount => (int)Steps.Sum(
        step => step.Parameters.Where(parameter => parameter.Shape.IsTrainable).Sum(parameter => parameter.Shape.Size));

    /// <summary>The step of a layer, by the layer's name.</summary>
    /// <exception cref="GenomicsException">No layer has the name; lists those there are.</exception>
    public NetworkStep Step(string layerName) =>
        Steps.FirstOrDefault(step => step.Name == layerName)
        ?? throw new GenomicsException(
            $"network {Name} has no layer {layerName}; it has {string.Join(", ", Steps.Select(step => step.Name))}");

    /// <summary>The same layers for other tasks and another length.</summary>
    /// <exception cref="GenomicsException">They do not fit; see the constructor.</exception>
    public Network With(string? name = null, int? inputLength = null, IEnumerable<string>? tasks = null) =>
        new(name ?? Name, inputLength ?? InputLength, Layers, tasks ?? Tasks);

    /// <inheritdoc/>
    public bool Equals(Network? other) =>
        other is not null && Name == other.Name && InputLength == other.InputLength
        && Layers.Equals(other.Layers) && Tasks.SequenceEqual(other.Tasks);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Network);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Name, InputLength, Layers, Tasks.Length);
}
