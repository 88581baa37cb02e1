using MlNetGenomics.Kernels;

namespace MlNetGenomics.Networks.Engine.Incremental;

/// <summary>Some mutants of one sequence: at each node the rows that their mutations can change.</summary>
internal sealed unsafe class MutantBatch : FeatureView
{
    private readonly IncrementalProgram _program;
    private readonly AlignedBuffer[] _rows;
    private readonly int[] _mostRows;
    private readonly int[] _steps;
    private readonly Mutation[] _mutations;
    private int _count;
    private OriginalFeatures? _original;

    /// <summary>Room for mutants.</summary>
    /// <param name="program">What will run.</param>
    /// <param name="capacity">Mutants at most.</param>
    public MutantBatch(IncrementalProgram program, int capacity)
    {
        _program = program;
        _mutations = new Mutation[capacity];
        _mostRows = [.. program.MostRows];
        _steps = [.. program.Nodes.Select(node => node.Step)];
        _rows = new AlignedBuffer[_steps.Length];
        long deltas = 0;
        for (int i = 0; i < _rows.Length; i++)
        {
            long size = (long)capacity * program.Nodes[i].Strands * _mostRows[i] * _steps[i];
            _rows[i] = new AlignedBuffer(checked((int)size));
            deltas = Math.Max(deltas, size);
        }
        Deltas = new AlignedBuffer((int)deltas);
        Products = new ProductRows();
    }

    /// <inheritdoc/>
    public override int Count => _count;

    /// <summary>The sequence.</summary>
    public OriginalFeatures Original => _original!;

    /// <summary>The mutations.</summary>
    public ReadOnlySpan<Mutation> Mutations => _mutations.AsSpan(0, _count);

    /// <summary>Room for the differences between mutants and sequence at any one node.</summary>
    public AlignedBuffer Deltas { get; }

    /// <summary>Room for the rows of a product.</summary>
    public ProductRows Products { get; }

    /// <summary>Takes mutants of a sequence whose features have been worked out.</summary>
    public void Set(OriginalFeatures original, ReadOnlySpan<Mutation> mutations)
    {
        _original = original;
        _count = mutations.Length;
        mutations.CopyTo(_mutations);
    }

    /// <summary>Rows that a track has room for.</summary>
    public int MostRows(int node) => _mostRows[node];

    /// <summary>Strand of a track.</summary>
    public int Strand(int track) => track < _count ? 0 : 1;

    /// <inheritdoc/>
    public override ChangedRange Range(int node, int track)
    {
        int strand = Strand(track);
        return _program.Range(_mutations[track - strand * _count].Position, node, strand);
    }

    /// <inheritdoc/>
    public override float* Row(int node, int track, int position)
    {
        ChangedRange range = Range(node, track);
        return range.Contains(position)
            ? First(node, track) + (nint)(position - range.Start) * _steps[node]
            : Original.Row(node, Strand(track), position);
    }

    /// <summary>Address of the first changed row of a track.</summary>
    public float* First(int node, int track) =>
        _rows[node].Pointer + (nint)track * _mostRows[node] * _steps[node];
}
