using System.Collections.Immutable;
using MlNetGenomics.Interpretation.Mutagenesis;
using MlNetGenomics.Networks;
using MlNetGenomics.Onnx;

namespace MlNetGenomics.Interpretation;

/// <summary>A model to mutate sequences for: a network, or an ONNX model that only ONNX Runtime can score.</summary>
internal sealed class MutagenesisSource
{
    private readonly NetworkModel? _network;
    private readonly byte[] _model;
    private readonly string _name;
    private readonly MutagenesisExportOptions _options;
    private readonly ImmutableArray<int> _taskNumbers;

    private MutagenesisSource(
        NetworkModel? network, string name, MutagenesisExportOptions options, MutagenesisGraph graph)
    {
        _network = network;
        _model = graph.Model;
        _name = name;
        _options = options;
        _taskNumbers = graph.TaskNumbers;
        (Length, From, To, Tasks) = (graph.Length, graph.From, graph.To, graph.Tasks);
    }

    /// <summary>Whether it is a network.</summary>
    public bool IsNetwork => _network is not null;

    /// <summary>L, bases of a sequence.</summary>
    public int Length { get; }

    /// <summary>First position that is mutated.</summary>
    public int From { get; }

    /// <summary>Position after the last.</summary>
    public int To { get; }

    /// <summary>Names of the tasks that are compared.</summary>
    public ImmutableArray<string> Tasks { get; }

    /// <summary>A network.</summary>
    /// <exception cref="GenomicsException">It has no such task or positions.</exception>
    public static MutagenesisSource Of(NetworkModel network, MutagenesisExportOptions options)
    {
        string name = network.Network.Name;
        return new MutagenesisSource(
            network, name, options, MutagenesisOnnx.Import(MutagenesisOnnx.Export(network, options), name));
    }

    /// <summary>An ONNX file.</summary>
    /// <exception cref="GenomicsException">Mutants of its model cannot be scored; says why.</exception>
    public static MutagenesisSource Of(string path, MutagenesisExportOptions options) =>
        Of(MutagenesisOnnx.Import(MutagenesisOnnx.Export(path, options), path), path);

    /// <summary>What a graph was made of.</summary>
    public static MutagenesisSource Of(MutagenesisGraph graph, string name)
    {
        // Where logits were asked for, they are what this model gives.
        var options = new MutagenesisExportOptions { Tasks = graph.Tasks, From = graph.From, To = graph.To };
        try
        {
            NetworkModel network = NetworkOnnx.Import(graph.Model, name);
            Require(network.Network, graph, name);
            return new MutagenesisSource(network, name, options, graph);
        }
        catch (GenomicsException)
        {
            // Only ONNX Runtime knows its operators.
            return new MutagenesisSource(null, name, options, graph);
        }
    }

    /// <summary>The graph that scores all substitutions.</summary>
    /// <param name="change">Names and input form.</param>
    public byte[] Export(Func<MutagenesisExportOptions, MutagenesisExportOptions> change) => _network is null
        ? MutagenesisOnnx.Export(_model, _name, change(_options))
        : MutagenesisOnnx.Export(_network, change(_options));

    /// <summary>What scores: the managed engine, or ONNX Runtime for a device and for what is no network.</summary>
    /// <exception cref="GenomicsException">ONNX Runtime refuses the model, or the device cannot be used.</exception>
    public IMutagenesisScorer CreateScorer(OnnxScorerOptions device)
    {
        if (_network is not null && device.GpuDeviceId is null)
            return Managed(_network, device.Threads);
        try
        {
            // Rows rather than text, which ONNX Runtime reads on the processor only.
            byte[] graph = Export(options => options with { InputForm = OnnxInputForm.OneHot, ImportanceName = null });
            return new OnnxMutagenesisScorer(
                graph, _name, device with { FallbackToCpu = device.FallbackToCpu && _network is null });
        }
        catch (GenomicsException e) when (_network is not null && device.FallbackToCpu)
        {
            device.Warning?.Invoke($"{e.Message}; scoring on the processor");
            return Managed(_network, device.Threads);
        }
    }

    private static void Require(Network network, MutagenesisGraph graph, string name)
    {
        bool isOfNetwork = network.InputLength == graph.Length && graph.TaskNumbers
            .Select(number => network.Tasks.ElementAtOrDefault(number)).SequenceEqual(graph.Tasks);
        if (!isOfNetwork)
            throw new GenomicsException($"{name}: the graph's metadata are not those of its network");
    }

    private ManagedMutagenesisScorer Managed(NetworkModel network, int threads) => new(
        network,
        new MutagenesisSettings { Value = _options.Value, From = _options.From, To = _options.To },
        _taskNumbers,
        threads);
}
