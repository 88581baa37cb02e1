using MlNetGenomics.Sequences;
using MlNetGenomics.Statistics;

namespace MlNetGenomics.Tracks;

/// <summary>
/// Mean scores of binding sites, factor by factor, in one cell type against another, as in the Sharpr-MPRA paper's
/// section 5.3 (figure 9, top).
/// </summary>
/// <param name="Groups">The groups by name.</param>
/// <param name="OffTrack">Sites that were left out, as not all their bases have a score in each track.</param>
/// <param name="Pearson">Correlation of the groups' means in the two tracks; NaN where there is one track.</param>
/// <param name="Spearman">Their rank correlation.</param>
public sealed record SiteGroups(IReadOnlyList<SiteGroup> Groups, int OffTrack, double Pearson, double Spearman)
{
    /// <summary>Sites of all groups.</summary>
    public long Sites => Groups.Sum(group => group.Sites);

    /// <summary>Takes means.</summary>
    /// <param name="first">The scores.</param>
    /// <param name="second">Scores of another task or cell type; null for none.</param>
    /// <param name="sites">Sites, each with a name.</param>
    /// <param name="sitesName">What messages call the file of the sites.</param>
    /// <exception cref="GenomicsException">A site has no name, or none has scores at all its bases.</exception>
    public static SiteGroups Of(
        BaseTrack first, BaseTrack? second, IReadOnlyList<BedRecord> sites, string sitesName = "the sites")
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(sites);
        var sums = new SortedDictionary<string, Sums>(StringComparer.Ordinal);
        int offTrack = 0;
        foreach (BedRecord site in sites)
        {
            if (site.Name.Length == 0)
                throw new GenomicsException($"{sitesName}, line {site.Line}: the site has no name to group it by (column 4)");
            ReadOnlyMemory<float> other = default;
            if (!first.TryGet(site.Sequence, site.Start, site.End, out ReadOnlyMemory<float> own)
                || (second is not null && !second.TryGet(site.Sequence, site.Start, site.End, out other)))
            {
                offTrack++;
                continue;
            }
            if (!sums.TryGetValue(site.Name, out Sums? group))
                sums.Add(site.Name, group = new Sums());
            group.Add(Mean(own.Span), second is null ? null : Mean(other.Span), own.Length);
        }
        if (sums.Count == 0)
        {
            throw new GenomicsException(
                $"{sitesName}: none of its {sites.Count} sites has a score at all its bases ({first.Extent})");
        }
        SiteGroup[] groups = [.. sums.Select(group => group.Value.ToGroup(group.Key, second is not null))];
        double[] x = [.. groups.Select(group => group.First.Mean)], y = [.. groups.Select(group => group.Second?.Mean ?? double.NaN)];
        return second is null
            ? new SiteGroups(groups, offTrack, double.NaN, double.NaN)
            : new SiteGroups(groups, offTrack, Correlation.Pearson(x, y), Correlation.Spearman(x, y));
    }

    /// <summary>Mean of scores, at least one.</summary>
    internal static double Mean(ReadOnlySpan<float> scores)
    {
        double sum = 0;
        foreach (float score in scores)
            sum += score;
        return sum / scores.Length;
    }

    private sealed class Sums
    {
        private RunningMean _first;
        private RunningMean _second;
        private RunningMean _difference;
        private long _bases;

        public void Add(double first, double? second, int bases)
        {
            _bases += bases;
            _first.Add(first);
            if (second is { } value)
            {
                _second.Add(value);
                _difference.Add(first - value);
            }
        }

        public SiteGroup ToGroup(string name, bool hasSecond) => new(
            name, _bases, _first.Result, hasSecond ? _second.Result : null, hasSecond ? _difference.Result : null);
    }
}
