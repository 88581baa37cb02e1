using MlNetGenomics.Sequences;

namespace MlNetGenomics.Networks.Engine;

/// <summary>
/// Writes the input as rows of four numbers, for networks that do more with bases than look them up, for input
/// that is not bases, and for gradients in the input.
/// </summary>
internal sealed unsafe class EmbedOperator : Operator
{
    /// <summary>An operator that fills a slot with the input.</summary>
    public EmbedOperator(int to, int strands) : base(-1, to, strands)
    {
    }

    /// <inheritdoc/>
    public override void Forward(Workspace workspace, int threads)
    {
        FeatureBuffer to = workspace.Features[To];
        ForSequences(workspace, to, threads, sequence =>
        {
            if (workspace.SoftInput is { } input)
                Copy(input, sequence, workspace.Count, to);
            else
                Write(workspace.Codes(sequence), sequence, to);
        });
    }

    /// <inheritdoc/>
    public override void Backward(Workspace workspace, bool needsInput, float[]? values, int threads)
    {
        // The gradient of what was written is the gradient of the input.
    }

    private static void Write(ReadOnlySpan<byte> codes, int sequence, FeatureBuffer to)
    {
        var rows = new Span<float>(to.Row(sequence), codes.Length * Dna.BaseCount);
        rows.Clear();
        for (int i = 0; i < codes.Length; i++)
        {
            if (codes[i] < Dna.BaseCount)
                rows[i * Dna.BaseCount + codes[i]] = 1;
        }
    }

    private static void Copy(float[] input, int sequence, int count, FeatureBuffer to)
    {
        int size = to.Shape.Positions * Dna.BaseCount;
        bool isReversed = sequence >= count;
        ReadOnlySpan<float> from = input.AsSpan((isReversed ? sequence - count : sequence) * size, size);
        var rows = new Span<float>(to.Row(sequence), size);
        from.CopyTo(rows);
        // Reversing positions and swapping A-T, C-G reverses the numbers.
        if (isReversed)
            rows.Reverse();
    }
}
