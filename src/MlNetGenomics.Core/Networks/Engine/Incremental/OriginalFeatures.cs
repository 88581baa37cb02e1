namespace MlNetGenomics.Networks.Engine.Incremental;

/// <summary>All features of one sequence, kept while its mutants are worked out.</summary>
internal sealed unsafe class OriginalFeatures : FeatureView
{
    private readonly FeatureBuffer[] _features;
    private readonly FeatureBuffer?[] _sums;
    private readonly object?[] _extras;

    /// <summary>Room for a sequence.</summary>
    public OriginalFeatures(IncrementalProgram program)
    {
        Program = program;
        Codes = new byte[program.InputLength];
        _features = [.. program.Nodes.Select(node => new FeatureBuffer(node.Shape, node.Strands))];
        _sums = new FeatureBuffer?[_features.Length];
        _extras = new object?[_features.Length];
    }

    /// <summary>What has run.</summary>
    public IncrementalProgram Program { get; }

    /// <summary>Base codes of the sequence.</summary>
    public byte[] Codes { get; }

    /// <inheritdoc/>
    public override int Count => 1;

    /// <inheritdoc/>
    public override ChangedRange Range(int node, int track) => new(0, Program.Nodes[node].Shape.Positions);

    /// <inheritdoc/>
    public override float* Row(int node, int track, int position) => _features[node].Row(track, position);

    /// <summary>Features of a node, of both strands where both run.</summary>
    public FeatureBuffer Features(int node) => _features[node];

    /// <summary>What a product gave before a ReLU, by the node that it writes.</summary>
    public FeatureBuffer Sums(int node) =>
        _sums[node] ??= new FeatureBuffer(Program.Nodes[node].Shape, Program.Nodes[node].Strands);

    /// <summary>What else the operator that writes a node keeps of the sequence.</summary>
    public T Extra<T>(int node, Func<T> make) where T : class => (T)(_extras[node] ??= make());
}
