using System.Collections.Immutable;
using MlNetGenomics.Interpretation.Mutagenesis;
using MlNetGenomics.Networks;
using MlNetGenomics.Networks.Layers;

namespace MlNetGenomics.Onnx;

/// <summary>
/// In-silico mutagenesis as an ONNX graph, which makes the mutants itself, on the device that runs it.
/// </summary>
/// <remarks>
/// <para>Outputs: the scores of all substitutions, f(original) - f(base replaced by b), float [N, W, 4], or [N, T, W, 4]
/// of several tasks; and the importance of each position, the score of largest magnitude with its sign (the first base's
/// of equals), [N, W] or [N, T, W]. These are <see cref="MutagenesisResult.Scores"/> and
/// <see cref="MutagenesisResult.Importance"/>. An N is replaced by all four bases.</para>
/// <para>It is brute force: 4 W + 1 sequences are scored for each, 4 <see cref="MutagenesisExportOptions.PositionsAtOnce"/>
/// of them at a time in a loop, so that it takes the memory of such a batch. Operators are standard ones of version 13 of
/// the operator set (but for text input, and but for those of another program's model).</para>
/// </remarks>
public static class MutagenesisOnnx
{
    /// <summary>What the graph's metadata call it.</summary>
    public const string Architecture = "mutagenesis";

    /// <summary>Mutagenesis of a network.</summary>
    /// <param name="model">The network.</param>
    /// <param name="options">Input form, outputs, tasks and positions; null for text in and all tasks and positions.</param>
    /// <returns>The bytes of an ONNX file.</returns>
    /// <exception cref="ArgumentException">Inputs or outputs share a name, or an option is out of range.</exception>
    /// <exception cref="GenomicsException">The network has no such task or positions.</exception>
    public static byte[] Export(NetworkModel model, MutagenesisExportOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        options ??= new MutagenesisExportOptions();
        Network network = model.Network;
        if (options.Value == MutagenesisValue.Logit && network.Layers is [_, .., Activation])
        {
            network = new Network(network.Name, network.InputLength, [.. network.Layers.SkipLast(1)], network.Tasks);
            model = new NetworkModel(network, model.Values, model.LabelTransform);
        }
        byte[] graph = NetworkOnnx.Export(model, new NetworkExportOptions { InputForm = OnnxInputForm.OneHot });
        return Wrap(MutatedModel.Read(graph, network.Name, null), $"network {network.Name}", options);
    }

    /// <summary>
    /// Mutagenesis of the model of an ONNX file. What <see cref="NetworkOnnx.Import(string, string?)"/> reads becomes the
    /// graph of that network. Any other model stays as it is within the graph: its one input must be one-hot float
    /// [N, L, 4] or [N, 4, L], N any number and L fixed; its output float [N, T]; its operator set 11 or later.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="options">Input form, outputs, tasks and positions; null for text in and all tasks and positions.</param>
    /// <exception cref="ArgumentException">Inputs or outputs share a name, or an option is out of range.</exception>
    /// <exception cref="GenomicsException">
    /// The file cannot be read, its model is not such a one (says why), or it has no such task or positions.
    /// </exception>
    public static byte[] Export(string path, MutagenesisExportOptions? options = null) =>
        Export(OnnxFile.ReadBytes(path), path, options);

    /// <summary>Mutagenesis of the model in the content of an ONNX file.</summary>
    /// <param name="bytes">The content.</param>
    /// <param name="name">What to call the file in error messages.</param>
    /// <param name="options">Input form, outputs, tasks and positions; null for text in and all tasks and positions.</param>
    /// <inheritdoc cref="Export(string, MutagenesisExportOptions?)"/>
    public static byte[] Export(byte[] bytes, string name, MutagenesisExportOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        options ??= new MutagenesisExportOptions();
        NetworkModel network;
        try
        {
            network = NetworkOnnx.Import(bytes, name, options.ModelOutput);
        }
        catch (GenomicsException e) when (options.Value == MutagenesisValue.Logit)
        {
            throw new GenomicsException(
                $"{e.Message}; what goes into the last activation is only known of what can be read as a network", e);
        }
        catch (GenomicsException)
        {
            return OnnxFile.InOneLine(() => Wrap(MutatedModel.Read(bytes, name, options.ModelOutput), name, options));
        }
        return Export(network, options);
    }

    /// <summary>Reads what <see cref="Export(NetworkModel, MutagenesisExportOptions?)"/> wrote.</summary>
    /// <param name="bytes">The content of the ONNX file.</param>
    /// <param name="name">What to call the file in error messages.</param>
    /// <exception cref="GenomicsException">The bytes are not such a graph; names the file.</exception>
    public static MutagenesisGraph Import(byte[] bytes, string name)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        return OnnxFile.InOneLine(() => new MutagenesisGraphReader(OnnxFile.Parse(bytes, name), name).Read());
    }

    /// <summary>Which of a model's tasks are named; all where none is.</summary>
    /// <param name="what">What to call the model in the message.</param>
    /// <param name="known">Names of the tasks that it has.</param>
    /// <param name="wanted">Names of those to find; null for all.</param>
    /// <exception cref="GenomicsException">It has no such task, or none is named.</exception>
    public static ImmutableArray<int> TaskNumbers(
        string what, IReadOnlyList<string> known, IReadOnlyList<string>? wanted)
    {
        ArgumentNullException.ThrowIfNull(known);
        if (wanted is null)
            return [.. Enumerable.Range(0, known.Count)];
        if (wanted.Count == 0)
            throw new GenomicsException($"{what}: no task is named, expected one or more of {string.Join(", ", known)}");
        return
        [
            .. wanted.Select(task => known.ToList().IndexOf(task) is >= 0 and int number
                ? number
                : throw new GenomicsException($"{what} has no task '{task}'{NearestName.Advise(task, [.. known])}")),
        ];
    }

    private static byte[] Wrap(MutatedModel model, string what, MutagenesisExportOptions options)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(options.PositionsAtOnce, 1, nameof(options));
        int to = options.To ?? model.Length;
        if (options.From < 0 || options.From >= to || to > model.Length)
        {
            throw new GenomicsException(
                $"positions {options.From} to {to}: must be at least one of the {model.Length} that {what} reads, from 0");
        }
        int[] tasks = [.. TaskNumbers(what, model.Tasks, options.Tasks)];
        return new MutagenesisGraphWriter(model, tasks, options.From, to, options).Write();
    }
}
