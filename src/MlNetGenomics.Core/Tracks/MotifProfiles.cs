using MlNetGenomics.Motifs;
using MlNetGenomics.Sequences;

namespace MlNetGenomics.Tracks;

/// <summary>Scores along the sites of several motifs.</summary>
public static class MotifProfiles
{
    /// <summary>Lays the sites of each name upon each other and compares them with the motif of that name.</summary>
    /// <param name="track">The scores.</param>
    /// <param name="sites">Sites, named as motifs are.</param>
    /// <param name="names">Names wanted; none for every motif that has a site.</param>
    /// <param name="motifs">Motifs; null to compare with none.</param>
    /// <param name="flank">Bases before and behind a site.</param>
    /// <param name="sitesName">What messages call the file of the sites.</param>
    /// <param name="motifsName">What messages call the file of the motifs.</param>
    /// <exception cref="GenomicsException">
    /// A name has no site or no motif, sites of a name are not as wide as each other and their motif, or no motif has a site.
    /// </exception>
    public static IReadOnlyList<MotifProfile> Of(
        BaseTrack track,
        IReadOnlyList<BedRecord> sites,
        IReadOnlyList<string> names,
        IReadOnlyList<PositionProbabilityMatrix>? motifs,
        int flank,
        string sitesName = "the sites",
        string motifsName = "the motifs")
    {
        ArgumentNullException.ThrowIfNull(sites);
        ArgumentNullException.ThrowIfNull(names);
        if (names.Count == 0)
        {
            HashSet<string> known = [.. sites.Select(site => site.Name)];
            names = [.. (motifs ?? []).Select(motif => motif.Name).Where(known.Contains)];
            if (names.Count == 0)
                throw new GenomicsException($"{motifsName}: no site of {sitesName} has the name of one of its motifs, {sites[0].Name}, say, is none");
        }
        return [.. names.Select(name =>
        {
            var profile = AlignedProfile.Of(track, name, sites, flank, sitesName);
            PositionProbabilityMatrix? motif = motifs is null ? null : Find(name, motifs, motifsName);
            return new MotifProfile(profile, motif is null ? null : MotifAgreement.Of(profile, motif));
        })];
    }

    private static PositionProbabilityMatrix Find(
        string name, IReadOnlyList<PositionProbabilityMatrix> motifs, string motifsName) =>
        motifs.FirstOrDefault(motif => motif.Name == name) ?? throw new GenomicsException(
            $"{motifsName}: has no motif {name}{NearestName.Advise(name, [.. motifs.Select(motif => motif.Name)])}");
}
