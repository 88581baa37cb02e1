using MlNetGenomics.Sequences;

namespace MlNetGenomics.Networks.Engine.Incremental;

/// <summary>Writes bases as rows of four numbers; all 0 for an N.</summary>
internal sealed unsafe class IncrementalInput : IncrementalOperator
{
    private readonly int _length;
    private readonly int _strands;

    /// <summary>An operator that fills a node with the input.</summary>
    public IncrementalInput(int to, int length, int strands) : base(-1, to)
    {
        _length = length;
        _strands = strands;
    }

    /// <inheritdoc/>
    public override void Map(ChangedRange[] ranges)
    {
        // The mutated base itself: filled before any operator is asked.
    }

    /// <inheritdoc/>
    public override void Run(FeatureView view)
    {
        if (view is MutantBatch batch)
        {
            for (int i = 0; i < batch.Count; i++)
            {
                (int position, byte code) = batch.Mutations[i];
                Write(view.Row(To, i, position), code);
                if (_strands == 2)
                    Write(view.Row(To, batch.Count + i, _length - 1 - position), Dna.Complement(code));
            }
            return;
        }
        ReadOnlySpan<byte> codes = ((OriginalFeatures)view).Codes;
        for (int position = 0; position < _length; position++)
        {
            Write(view.Row(To, 0, position), codes[position]);
            if (_strands == 2)
                Write(view.Row(To, 1, _length - 1 - position), Dna.Complement(codes[position]));
        }
    }

    private static void Write(float* row, byte code)
    {
        for (int b = 0; b < Dna.BaseCount; b++)
            row[b] = b == code ? 1 : 0;
    }
}
