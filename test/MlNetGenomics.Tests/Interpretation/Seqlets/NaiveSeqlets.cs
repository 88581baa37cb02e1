using MlNetGenomics.Interpretation.Seqlets;

namespace MlNetGenomics.Tests.Interpretation.Seqlets;

/// <summary>Recursive seqlets of whole-numbered scores by their definition: every draw of scores, every span within each span.</summary>
internal static class NaiveSeqlets
{
    public static List<Seqlet> Find(float[][] tracks, SeqletSettings settings)
    {
        float[] all = [.. tracks.SelectMany(track => track)];
        (float Score, double Share)[] shares =
            [.. all.GroupBy(score => score).Select(group => (group.Key, group.Count() / (double)all.Length))];
        var found = new List<Seqlet>();
        for (int number = 0; number < tracks.Length; number++)
        {
            foreach (int sign in new[] { 1, -1 })
                found.AddRange(OfTrack(number, tracks[number], sign, shares, settings));
        }
        return [.. found.OrderBy(seqlet => seqlet.Track).ThenBy(seqlet => seqlet.Start).ThenBy(seqlet => seqlet.End)];
    }

    private static List<Seqlet> OfTrack(
        int number, float[] track, int sign, (float Score, double Share)[] shares, SeqletSettings settings)
    {
        var spans = new List<Seqlet>();
        for (int start = 0; start < track.Length; start++)
        {
            for (int end = start + settings.MinimumLength; end <= Math.Min(track.Length, start + settings.MaximumLength); end++)
            {
                if (IsWhollySignificant(start, end))
                    spans.Add(new Seqlet(number, start, end, track[start..end].Sum(), PValue(start, end)));
            }
        }
        var taken = new List<Seqlet>();
        // Chances that are equal but for the order of their sums count as equal.
        foreach (Seqlet span in spans.OrderByDescending(span => span.Length).ThenBy(span => Math.Round(span.PValue, 13)).ThenBy(span => span.Start))
        {
            if (taken.TrueForAll(other => other.End <= span.Start || span.End <= other.Start))
                taken.Add(span);
        }
        return taken;

        bool IsWhollySignificant(int start, int end)
        {
            for (int a = start; a < end; a++)
            {
                for (int b = a + settings.MinimumLength; b <= end; b++)
                {
                    if (!(PValue(a, b) < settings.MaximumPValue && sign * track[a..b].Sum() > 0))
                        return false;
                }
            }
            return true;
        }

        double PValue(int start, int end) => Chance(end - start, sign * track[start..end].Sum());

        double Chance(int draws, float atLeast) => draws == 0
            ? atLeast <= 0 ? 1 : 0
            : shares.Sum(share => share.Share * Chance(draws - 1, atLeast - sign * share.Score));
    }
}
