using MlNetGenomics.Reports;
using MlNetGenomics.Sequences;
using MlNetGenomics.Simulation;

namespace MlNetGenomics.Cli.Running;

/// <summary>Simulated data as files in a folder.</summary>
internal static class SimulatedFiles
{
    /// <summary>Column of the labels' table.</summary>
    public const string LabelColumn = "activity";

    private const string Sequences = "sequences";
    private const string Labels = "labels";
    private const string Sites = "sites";
    private const string Motifs = "motifs";

    /// <summary>The files, by name.</summary>
    public static (string Name, string? Path)[] Paths(string folder) =>
    [
        (Sequences, Path.Combine(folder, "sequences.fa")),
        (Labels, Path.Combine(folder, "labels.tsv")),
        (Sites, Path.Combine(folder, "sites.bed")),
        (Motifs, Path.Combine(folder, "motifs.meme")),
    ];

    /// <summary>Fills the files.</summary>
    public static void Set(CommandRun run, PlantedMotifData data)
    {
        run.Outputs.SetText(Sequences, writer => FastaWriter.Write(writer, data.Sequences));
        run.Outputs.SetText(Labels, writer =>
        {
            var table = new TableWriter(writer, "name", LabelColumn);
            for (int i = 0; i < data.Labels.Length; i++)
                table.WriteRow(data.Sequences.Names[i], data.Labels[i]);
        });
        run.Outputs.SetText(Sites, data.WriteSites);
        run.Outputs.SetText(Motifs, data.WriteMotifs);
    }
}
