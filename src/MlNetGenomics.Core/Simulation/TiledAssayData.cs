using MlNetGenomics.Motifs;
using MlNetGenomics.Mpra;
using MlNetGenomics.Sequences;

namespace MlNetGenomics.Simulation;

/// <summary>A simulated tiled assay with its truth.</summary>
/// <param name="Settings">What it was made with.</param>
/// <param name="Regions">The regions, named region1, region2, ...</param>
/// <param name="Sites">Every planted site, by region and start.</param>
/// <param name="Activities">True log2 activity: [tasks][tiles], tile by tile of region by region.</param>
/// <param name="Columns">Counts of plasmids and of transcripts.</param>
public sealed record TiledAssayData(
    TiledAssaySettings Settings,
    SequenceSet Regions,
    IReadOnlyList<PlantedSite> Sites,
    IReadOnlyList<double[]> Activities,
    IReadOnlyList<AssayCountColumn> Columns)
{
    /// <summary>Name of each tile.</summary>
    public IEnumerable<string> TileNames => Regions.Names.SelectMany(
        region => Enumerable.Range(0, Settings.Tiling.Count).Select(tile => Tiling.Name(region, tile)));

    /// <summary>
    /// What each base of a region does in a task, the effect of the site that it lies in, 0 outside: the truth for
    /// scores of bases.
    /// </summary>
    /// <param name="region">Number of the region.</param>
    /// <param name="task">Number of the task.</param>
    public double[] BaseEffects(int region, int task)
    {
        var effects = new double[Settings.Tiling.RegionLength];
        foreach (PlantedSite site in Sites.Where(site => site.Sequence == region))
            effects.AsSpan(site.Start..site.End).Fill(Settings.Effect(site.Motif, task));
        return effects;
    }

    /// <summary>
    /// Writes the bases that matter as BED: region, start from 0, end, motif, score 0, strand, and a column a task with the
    /// effect, which a comment above names.
    /// </summary>
    public void WriteSites(TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Write($"#region\tstart\tend\tmotif\tscore\tstrand\t{string.Join('\t', Settings.TaskNames)}\n");
        int tasks = Settings.TaskNames.Count;
        foreach (PlantedSite site in Sites)
        {
            string[] effects =
                [.. Enumerable.Range(0, tasks).Select(task => FormattableString.Invariant($"{Settings.Effect(site.Motif, task)}"))];
            PlantedSiteBed.Write(
                writer, Regions.Names[site.Sequence], site, Settings.Motifs[site.Motif].Motif.Name, effects);
        }
    }

    /// <summary>Writes the planted motifs in MEME format.</summary>
    public void WriteMotifs(TextWriter writer) =>
        MemeMotifs.Write(
            writer, [.. Settings.Motifs.Select(planted => planted.Motif)], Settings.Background, Settings.BothStrands);
}
