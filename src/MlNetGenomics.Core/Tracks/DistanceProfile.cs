using MlNetGenomics.Sequences;
using MlNetGenomics.Statistics;

namespace MlNetGenomics.Tracks;

/// <summary>
/// Scores against distance from points (a meta-plot), as the Sharpr-MPRA paper shows activity against distance from
/// promoters (section 5.3, figure 9, bottom), with what activates and what represses apart.
/// </summary>
/// <param name="Bins">The bins, most upstream first.</param>
/// <param name="Points">Points that have a scored base in range.</param>
/// <param name="OffTrack">Points that have none.</param>
public sealed record DistanceProfile(IReadOnlyList<DistanceBin> Bins, int Points, int OffTrack)
{
    /// <summary>Gathers scores. A base counts for every point that it is near; on a point's reverse strand distances are turned.</summary>
    /// <param name="track">The scores.</param>
    /// <param name="points">Points, or intervals that have one.</param>
    /// <param name="settings">How.</param>
    /// <param name="pointsName">What messages call the file of the points.</param>
    /// <exception cref="GenomicsException">A setting is out of its range, or no point has a scored base near.</exception>
    public static DistanceProfile Of(
        BaseTrack track, IReadOnlyList<BedRecord> points, DistanceSettings settings, string pointsName = "the points")
    {
        ArgumentNullException.ThrowIfNull(track);
        ArgumentNullException.ThrowIfNull(points);
        ArgumentNullException.ThrowIfNull(settings);
        settings.Validate();
        var bins = new Sums[2 * settings.Range / settings.Bin];
        var own = new (double Positive, double Negative, int Count)[bins.Length];
        int used = 0;
        foreach (BedRecord record in points)
        {
            Array.Clear(own);
            bool isReverse = record.IsReverse == true;
            long point = Point(record, settings.Anchor);
            // Distances -range .. range - 1, which the reverse strand has mirrored.
            long low = isReverse ? point - settings.Range + 1 : point - settings.Range;
            bool isNear = false;
            foreach (TrackRun run in track.Within(record.Sequence, low, low + 2 * settings.Range))
            {
                isNear = true;
                ReadOnlySpan<float> scores = run.Scores.Span;
                for (int i = 0; i < scores.Length; i++)
                {
                    long distance = isReverse ? point - (run.Start + i) : run.Start + i - point;
                    ref (double Positive, double Negative, int Count) bin =
                        ref own[(distance + settings.Range) / settings.Bin];
                    bin = (bin.Positive + Math.Max(scores[i], 0), bin.Negative + Math.Min(scores[i], 0), bin.Count + 1);
                }
            }
            used += isNear ? 1 : 0;
            for (int i = 0; i < bins.Length; i++)
                bins[i].Add(own[i].Positive, own[i].Negative, own[i].Count);
        }
        if (used == 0)
        {
            throw new GenomicsException(
                $"{pointsName}: none of its {points.Count} points has a scored base within {settings.Range} bases ({track.Extent})");
        }
        return new DistanceProfile(
            [.. bins.Select((bin, i) => bin.ToBin(i * settings.Bin - settings.Range, settings.Bin))], used, points.Count - used);
    }

    private static long Point(BedRecord record, PointAnchor anchor)
    {
        if (anchor == PointAnchor.Middle)
            return (record.Start + record.End - 1) / 2;
        return anchor == PointAnchor.Start == (record.IsReverse != true) ? record.Start : record.End - 1;
    }

    private struct Sums
    {
        private RunningMean _score;
        private RunningMean _positive;
        private RunningMean _negative;
        private long _bases;

        public void Add(double positive, double negative, int bases)
        {
            if (bases == 0)
                return;
            _bases += bases;
            _score.Add((positive + negative) / bases);
            _positive.Add(positive / bases);
            _negative.Add(negative / bases);
        }

        public readonly DistanceBin ToBin(int start, int width) =>
            new(start, start + width, _bases, _score.Result, _positive.Result.Mean, _negative.Result.Mean);
    }
}
