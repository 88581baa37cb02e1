using MlNetGenomics.Reports;
using MlNetGenomics.Sequences;
using MlNetGenomics.Simulation;

namespace MlNetGenomics.Cli.Running;

/// <summary>A simulated tiled assay as files in a folder.</summary>
internal static class TiledAssayFiles
{
    private const string Regions = "regions";
    private const string Counts = "counts";
    private const string Truth = "truth";
    private const string Sites = "sites";
    private const string Motifs = "motifs";

    /// <summary>The files, by name.</summary>
    public static (string Name, string? Path)[] Paths(string folder) =>
    [
        (Regions, Path.Combine(folder, "regions.fa")),
        (Counts, Path.Combine(folder, "counts.tsv")),
        (Truth, Path.Combine(folder, "truth.tsv")),
        (Sites, Path.Combine(folder, "sites.bed")),
        (Motifs, Path.Combine(folder, "motifs.meme")),
    ];

    /// <summary>Fills the files.</summary>
    public static void Set(CommandRun run, TiledAssayData data)
    {
        run.Outputs.SetText(Regions, writer => FastaWriter.Write(writer, data.Regions));
        run.Outputs.SetText(Counts, writer => TiledAssayTableWriter.WriteCounts(writer, data));
        run.Outputs.SetText(Truth, writer => TiledAssayTableWriter.WriteActivities(writer, data));
        run.Outputs.SetText(Sites, data.WriteSites);
        run.Outputs.SetText(Motifs, data.WriteMotifs);
    }
}
