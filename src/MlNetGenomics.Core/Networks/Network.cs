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
        : this(name, inputLength, layers, tasks, _ => "")
    {
    }

    // What was read from a text comes with a function that says where a layer, or what a property of this
    // class holds, is described there: that comes first in messages.
    internal Network(
        string name, int inputLength, LayerSequence layers, IEnumerable<string> tasks, Func<object, string> place)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(layers);
        ArgumentNullException.ThrowIfNull(tasks);
        Name = name;
        Layers = layers;
        Tasks = [.. tasks];
        InputLength = inputLength;
        Require(IsName(name), nameof(Name), $"its name {NotAName}");
        Require(inputLength >= 1, nameof(InputLength), $"input length {inputLength}: must be 1 or more");
        Require(layers.Count > 0, nameof(Layers), "it has no layers");
        Require(Tasks.Length > 0, nameof(Tasks), "it has no tasks");
        Require(Tasks.All(IsName), nameof(Tasks), $"the name of a task {NotAName}");
        Require(
            Tasks.Distinct().Count() == Tasks.Length,
            nameof(Tasks),
            $"two tasks are named {Tasks.GroupBy(task => task).MaxBy(group => group.Count())?.Key}");
        Steps = new NetworkShapes(name, place).Walk(this);
        NetworkStep last = Steps[^1];
        if (last.Output != new FeatureShape(1, Tasks.Length))
        {
            throw new GenomicsException(
                $"{place(last.Layer)}network {name}, layer {last.Name}: gives {last.Output}, but {Tasks.Length} "
                + $"{(Tasks.Length == 1 ? "task needs" : "tasks need")} 1 x {Tasks.Length}");
        }
        long size = Steps.Sum(step => step.Parameters.Sum(parameter => parameter.Shape.Size));
        Require(size <= MostNumbers, nameof(Layers), $"{size} parameters are more than memory holds at once");

        void Require(bool holds, string property, string message)
        {
            if (!holds)
            {
                string subject = IsName(name) ? $"network {name}" : "network";
                throw new GenomicsException($"{place(property)}{subject}: {message}");
            }
        }
    }

    /// <summary>Numbers of a model, or of a layer's output for one sequence, at most: 2 GiB.</summary>
    internal const int MostNumbers = int.MaxValue / sizeof(float);

    /// <summary>What is wrong with a name that is not one.</summary>
    internal const string NotAName = "is empty, or has a line break or another control character";

    /// <summary>Whether a name can stand in a line of a message, and head a column.</summary>
    internal static bool IsName(string name) => !string.IsNullOrWhiteSpace(name) && !name.Any(char.IsControl);

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

    /// <summary>Number of a task, from 0, by its name.</summary>
    /// <exception cref="GenomicsException">No task has the name; says which there are.</exception>
    public int TaskIndex(string task)
    {
        int index = Tasks.IndexOf(task);
        return index >= 0
            ? index
            : throw new GenomicsException($"network {Name} has no task '{task}'{NearestName.Advise(task, Tasks)}");
    }

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
