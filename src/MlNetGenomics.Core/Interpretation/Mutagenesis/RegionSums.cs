using MlNetGenomics.Sequences;

namespace MlNetGenomics.Interpretation.Mutagenesis;

/// <summary>Adds up what windows say about a region's bases.</summary>
internal sealed class RegionSums(int length, int outputs)
{
    private readonly double[] _values = new double[outputs];
    private readonly double[] _importance = new double[outputs * length];
    private readonly double[] _scores = new double[outputs * length * Dna.BaseCount];

    /// <summary>Adds a window.</summary>
    /// <param name="result">Windows that were mutated.</param>
    /// <param name="window">Number of the window among them.</param>
    /// <param name="first">Place in the region of the first position that was mutated.</param>
    public void Add(MutagenesisResult result, int window, int first)
    {
        for (int output = 0; output < outputs; output++)
        {
            MutagenesisProfile profile = result.Profile(window, output);
            _values[output] += profile.Value;
            int at = output * length + first;
            for (int i = 0; i < profile.Importance.Length; i++)
                _importance[at + i] += profile.Importance[i];
            for (int i = 0; i < profile.Scores.Length; i++)
                _scores[at * Dna.BaseCount + i] += profile.Scores[i];
        }
    }

    /// <summary>Means, one profile an output.</summary>
    /// <param name="depth">Windows that each base lies in.</param>
    /// <param name="windows">Windows in all.</param>
    public MutagenesisProfile[] Means(int depth, int windows) =>
    [
        .. Enumerable.Range(0, outputs).Select(output => new MutagenesisProfile(
            _values[output] / windows,
            Mean(_importance.AsSpan(output * length, length), depth),
            Mean(_scores.AsSpan(output * length * Dna.BaseCount, length * Dna.BaseCount), depth)))
    ];

    private static float[] Mean(ReadOnlySpan<double> sums, int depth)
    {
        var means = new float[sums.Length];
        for (int i = 0; i < means.Length; i++)
            means[i] = (float)(sums[i] / depth);
        return means;
    }
}
