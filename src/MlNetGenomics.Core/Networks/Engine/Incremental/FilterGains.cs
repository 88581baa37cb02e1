using MlNetGenomics.Kernels;
using MlNetGenomics.Sequences;

namespace MlNetGenomics.Networks.Engine.Incremental;

/// <summary>
/// Weights of filters on bases, filter by filter, in the order of the forward strand for either strand, and what one base
/// in place of another can add to a score at most.
/// </summary>
internal sealed unsafe class FilterGains
{
    private readonly AlignedBuffer[] _weights;
    private readonly int _width;

    /// <summary>Room for filters.</summary>
    /// <param name="filters">F, filled up to whole blocks.</param>
    /// <param name="width">W.</param>
    /// <param name="strands">1, or 2 for both strands.</param>
    public FilterGains(int filters, int width, int strands)
    {
        _width = width;
        _weights = [.. Enumerable.Range(0, strands).Select(_ => new AlignedBuffer(checked(filters * width * Dna.BaseCount)))];
        Most = new AlignedBuffer(filters);
    }

    /// <summary>The most that a substitution can add to each filter's score, [F].</summary>
    public AlignedBuffer Most { get; }

    /// <summary>Address of a filter's weights, [W x 4]; for the reverse strand those of its reverse complement.</summary>
    public float* Weights(int filter, int strand) =>
        _weights[strand].Pointer + (nint)filter * _width * Dna.BaseCount;

    /// <summary>Takes weights over.</summary>
    /// <param name="weights">[W x 4 x F].</param>
    /// <param name="filters">F.</param>
    public void Fill(ReadOnlySpan<float> weights, int filters)
    {
        int size = _width * Dna.BaseCount;
        for (int filter = 0; filter < filters; filter++)
        {
            var own = new Span<float>(Weights(filter, 0), size);
            for (int i = 0; i < size; i++)
                own[i] = weights[i * filters + filter];
            if (_weights.Length == 2)
            {
                // Complements are the bases in reverse, so that all numbers are.
                var reverse = new Span<float>(Weights(filter, 1), size);
                own.CopyTo(reverse);
                reverse.Reverse();
            }
            Most.Pointer[filter] = MostGain(own);
        }
    }

    /// <summary>An N counts as a base of weight 0 which no base is replaced by.</summary>
    private static float MostGain(ReadOnlySpan<float> weights)
    {
        float most = 0;
        for (int i = 0; i < weights.Length; i += Dna.BaseCount)
        {
            float greatest = float.NegativeInfinity;
            float least = 0;
            foreach (float weight in weights.Slice(i, Dna.BaseCount))
            {
                greatest = Math.Max(greatest, weight);
                least = Math.Min(least, weight);
            }
            most = Math.Max(most, greatest - least);
        }
        return most;
    }
}
