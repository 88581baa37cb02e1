using MlNetGenomics.Sequences;
using MlNetGenomics.Statistics;

namespace MlNetGenomics.Tracks;

/// <summary>Mean score at every position of the sites of one name, laid upon each other, each read on its own strand.</summary>
/// <param name="Name">Name of the sites.</param>
/// <param name="Width">Bases of a site.</param>
/// <param name="Positions">Positions from before the site to behind it, in order.</param>
/// <param name="Sites">Sites, all of whose bases have a score; around them some may lack.</param>
/// <param name="OffTrack">Sites that were left out, as not all their bases have a score.</param>
public sealed record AlignedProfile(
    string Name, int Width, IReadOnlyList<ProfilePosition> Positions, int Sites, int OffTrack)
{
    /// <summary>Lays sites upon each other.</summary>
    /// <param name="track">The scores.</param>
    /// <param name="name">Name of the sites wanted.</param>
    /// <param name="sites">Sites, also of other names.</param>
    /// <param name="flank">Bases before and behind a site.</param>
    /// <param name="sitesName">What messages call the file of the sites.</param>
    /// <exception cref="GenomicsException">
    /// No site has this name, they are not all as wide, or none has scores at all its bases.
    /// </exception>
    public static AlignedProfile Of(
        BaseTrack track, string name, IEnumerable<BedRecord> sites, int flank, string sitesName = "the sites")
    {
        ArgumentNullException.ThrowIfNull(track);
        ArgumentOutOfRangeException.ThrowIfNegative(flank);
        BedRecord[] own = [.. sites.Where(site => site.Name == name)];
        if (own.Length == 0)
            throw new GenomicsException($"{sitesName}: has no site named {name}{NearestName.Advise(name, [.. sites.Select(site => site.Name).Distinct()])}");
        long width = own[0].End - own[0].Start;
        foreach (BedRecord site in own)
        {
            if (site.End - site.Start != width)
            {
                throw new GenomicsException(
                    $"{sitesName}, line {site.Line}: site {name} has {site.End - site.Start} bases, that of line {own[0].Line} has {width}; "
                    + "sites must be as wide to be aligned");
            }
        }
        BaseTrack.RequireArray(width + 2L * flank, sitesName);
        var score = new RunningMean[width + 2 * flank];
        var magnitude = new RunningMean[score.Length];
        int used = 0;
        foreach (BedRecord site in own.Where(site => track.TryGet(site.Sequence, site.Start, site.End, out _)))
        {
            used++;
            foreach (TrackRun run in track.Within(site.Sequence, site.Start - flank, site.End + flank))
            {
                ReadOnlySpan<float> scores = run.Scores.Span;
                for (int i = 0; i < scores.Length; i++)
                {
                    long at = site.IsReverse == true ? site.End + flank - 1 - (run.Start + i) : run.Start + i - (site.Start - flank);
                    score[at].Add(scores[i]);
                    magnitude[at].Add(Math.Abs(scores[i]));
                }
            }
        }
        return used > 0
            ? new AlignedProfile(
                name,
                (int)width,
                [.. score.Select((mean, i) => new ProfilePosition(i - flank + 1, mean.Result, magnitude[i].Result))],
                used,
                own.Length - used)
            : throw new GenomicsException(
                $"{sitesName}: none of its {own.Length} sites named {name} has a score at all its bases ({track.Extent})");
    }
}
