using MlNetGenomics.Motifs;
using MlNetGenomics.Sequences;

namespace MlNetGenomics.Simulation;

/// <summary>Simulated data with their truth.</summary>
/// <param name="Settings">What they were made with.</param>
/// <param name="Sequences">The sequences, named sim1, sim2, ...</param>
/// <param name="Labels">Activity of each sequence.</param>
/// <param name="Sites">Every planted site, by sequence and start.</param>
public sealed record PlantedMotifData(
    PlantedMotifSettings Settings, SequenceSet Sequences, float[] Labels, IReadOnlyList<PlantedSite> Sites)
{
    /// <summary>The planted motifs, in order.</summary>
    public IReadOnlyList<PositionProbabilityMatrix> Motifs => [.. Settings.Motifs.Select(planted => planted.Motif)];

    /// <summary>Which motifs each sequence has at least one site of: [sequences][motifs].</summary>
    public bool[][] Presence()
    {
        bool[][] presence = [.. Enumerable.Range(0, Sequences.Count).Select(_ => new bool[Settings.Motifs.Count])];
        foreach (PlantedSite site in Sites)
            presence[site.Sequence][site.Motif] = true;
        return presence;
    }

    /// <summary>
    /// Writes the sites as BED with six columns: the sequence's name, start from 0, end, the motif's name,
    /// score 0, strand.
    /// </summary>
    public void WriteSites(TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        foreach (PlantedSite site in Sites)
        {
            string sequence = Sequences.Names[site.Sequence], motif = Settings.Motifs[site.Motif].Motif.Name;
            writer.Write(FormattableString.Invariant(
                $"{sequence}\t{site.Start}\t{site.End}\t{motif}\t0\t{(site.IsReverse ? '-' : '+')}\n"));
        }
    }

    /// <summary>Writes the planted motifs in MEME format.</summary>
    public void WriteMotifs(TextWriter writer) =>
        MemeMotifs.Write(writer, Motifs, Settings.Background, Settings.BothStrands);
}
