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
    /// What an experiment with wrong calls would say of <see cref="Presence"/>, [sequences][motifs]: the truth, with
    /// labels flipped as often as <see cref="PlantedMotifSettings.LabelNoise"/> says.
    /// </summary>
    public bool[][] BinaryLabels() => LabelNoise.Flip(Presence(), Settings.LabelNoise, Settings.Seed);

    /// <summary>
    /// Writes the sites as BED with six columns: the sequence's name, start from 0, end, the motif's task name,
    /// score 0, strand.
    /// </summary>
    public void WriteSites(TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        IReadOnlyList<string> names = Settings.TaskNames;
        foreach (PlantedSite site in Sites)
            PlantedSiteBed.Write(writer, Sequences.Names[site.Sequence], site, names[site.Motif]);
    }

    /// <summary>Writes the planted motifs in MEME format.</summary>
    public void WriteMotifs(TextWriter writer) =>
        MemeMotifs.Write(writer, Motifs, Settings.Background, Settings.BothStrands);
}
