using MlNetGenomics.Reports;
using MlNetGenomics.Sequences;
using MlNetGenomics.Simulation;

namespace MlNetGenomics.Cli.Running;

/// <summary>Simulated data as files in a folder.</summary>
internal static class SimulatedFiles
{
    /// <summary>Column of the labels' table.</summary>
    public const string LabelColumn = "activity";

    /// <summary>Labels are the activity.</summary>
    public const string Activity = "activity";

    /// <summary>Labels are a column a motif, 1 where the sequence has a site of it, else 0.</summary>
    public const string Binary = "binary";

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
    public static void Set(CommandRun run, PlantedMotifData data, bool isBinary = false)
    {
        run.Outputs.SetText(Sequences, writer => FastaWriter.Write(writer, data.Sequences));
        run.Outputs.SetText(Labels, writer =>
        {
            if (isBinary)
                WritePresence(writer, data);
            else
                WriteActivity(writer, data);
        });
        run.Outputs.SetText(Sites, data.WriteSites);
        run.Outputs.SetText(Motifs, data.WriteMotifs);
    }

    private static void WriteActivity(TextWriter writer, PlantedMotifData data)
    {
        var table = new TableWriter(writer, "name", LabelColumn);
        for (int i = 0; i < data.Labels.Length; i++)
            table.WriteRow(data.Sequences.Names[i], data.Labels[i]);
    }

    private static void WritePresence(TextWriter writer, PlantedMotifData data)
    {
        var table = new TableWriter(writer, ["name", .. data.Motifs.Select(motif => motif.Name)]);
        bool[][] presence = data.Presence();
        for (int i = 0; i < presence.Length; i++)
            table.WriteRow([data.Sequences.Names[i], .. presence[i].Select(isThere => (object?)(isThere ? 1 : 0))]);
    }
}
