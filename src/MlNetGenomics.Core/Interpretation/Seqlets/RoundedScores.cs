namespace MlNetGenomics.Interpretation.Seqlets;

/// <summary>Scores as whole numbers: steps above the least of all tracks, or below the greatest.</summary>
internal sealed class RoundedScores
{
    private readonly double _least;
    private readonly double _width;
    private readonly int _greatest;

    /// <summary>Measures tracks.</summary>
    /// <param name="tracks">The tracks.</param>
    /// <param name="bins">Whole numbers that there are.</param>
    public RoundedScores(IReadOnlyList<float[]> tracks, int bins)
    {
        _greatest = bins - 1;
        double least = double.PositiveInfinity, greatest = double.NegativeInfinity;
        foreach (float score in tracks.SelectMany(track => track))
        {
            least = Math.Min(least, score);
            greatest = Math.Max(greatest, score);
        }
        _least = least;
        _width = (greatest - least) / _greatest;
    }

    /// <summary>A track's whole numbers, 0 for the least score, or for the greatest where the signs are swapped.</summary>
    public int[] Round(float[] track, bool isNegative)
    {
        var rounded = new int[track.Length];
        for (int i = 0; i < track.Length && _width > 0; i++)
        {
            int steps = (int)Math.Round((track[i] - _least) / _width);
            rounded[i] = isNegative ? _greatest - steps : steps;
        }
        return rounded;
    }

    /// <summary>How often each whole number occurs, [bins], as shares of all.</summary>
    public double[] Frequencies(IReadOnlyList<float[]> tracks, bool isNegative)
    {
        var counts = new double[_greatest + 1];
        long all = 0;
        foreach (float[] track in tracks)
        {
            foreach (int score in Round(track, isNegative))
                counts[score]++;
            all += track.Length;
        }
        for (int i = 0; i < counts.Length; i++)
            counts[i] /= all;
        return counts;
    }
}
