using MlNetGenomics.Statistics;

namespace MlNetGenomics.Interpretation.Seqlets;

/// <summary>The spans of one track that are significant with all spans within them.</summary>
/// <param name="track">A score a position.</param>
/// <param name="rounded">How scores become whole numbers.</param>
/// <param name="settings">What counts.</param>
internal sealed class SignificantSpans(float[] track, RoundedScores rounded, SeqletSettings settings)
{
    /// <summary>Takes spans that do not overlap, the longest first, then those of least p-value, then the first.</summary>
    /// <param name="number">Number of the track.</param>
    /// <param name="sums">Distributions of sums of rounded scores, by length.</param>
    /// <param name="isNegative">Whether low scores are looked for.</param>
    public List<Seqlet> Take(int number, ScoreDistribution[] sums, bool isNegative)
    {
        List<Seqlet> spans = Find(number, sums, isNegative);
        spans.Sort((a, b) => (-a.Length, a.PValue, a.Start).CompareTo((-b.Length, b.PValue, b.Start)));
        var isTaken = new bool[track.Length];
        var taken = new List<Seqlet>();
        foreach (Seqlet span in spans)
        {
            Span<bool> places = isTaken.AsSpan(span.Start, span.Length);
            if (places.Contains(true))
                continue;
            places.Fill(true);
            taken.Add(span);
        }
        return taken;
    }

    /// <summary>
    /// A span qualifies if its own sum does and the two spans that lack its first or last position qualify, which by
    /// themselves say so of all spans within them.
    /// </summary>
    private List<Seqlet> Find(int number, ScoreDistribution[] sums, bool isNegative)
    {
        var spans = new List<Seqlet>();
        (long[] wholes, double[] exact) = Cumulate(isNegative);
        bool[] qualifies = [];
        for (int length = settings.MinimumLength; length <= Math.Min(settings.MaximumLength, track.Length); length++)
        {
            var next = new bool[track.Length - length + 1];
            bool isAny = false;
            for (int start = 0; start < next.Length; start++)
            {
                if (length > settings.MinimumLength && !(qualifies[start] && qualifies[start + 1]))
                    continue;
                double attribution = exact[start + length] - exact[start];
                double p = sums[length].Tail((int)(wholes[start + length] - wholes[start]));
                next[start] = p < settings.MaximumPValue && (isNegative ? attribution < 0 : attribution > 0);
                if (next[start])
                    spans.Add(new Seqlet(number, start, start + length, attribution, p));
                isAny |= next[start];
            }
            if (!isAny)
                break;
            qualifies = next;
        }
        return spans;
    }

    /// <summary>Sums of the first 0, 1, 2, ... scores, rounded and as they are.</summary>
    private (long[] Wholes, double[] Exact) Cumulate(bool isNegative)
    {
        int[] whole = rounded.Round(track, isNegative);
        var wholes = new long[track.Length + 1];
        var exact = new double[track.Length + 1];
        for (int i = 0; i < track.Length; i++)
        {
            wholes[i + 1] = wholes[i] + whole[i];
            exact[i + 1] = exact[i] + track[i];
        }
        return (wholes, exact);
    }
}
