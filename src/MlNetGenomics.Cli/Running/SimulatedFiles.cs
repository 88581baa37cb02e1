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
    private const string Truth = "truth";
    private const string Sites = "sites";
    private const string Motifs = "motifs";

    /// <summary>The files, by name.</summary>
    /// <param name="folder">Where they are.</param>
    /// <param name="hasTruth">Whether some labels are wrong, so that the true ones get a file of their own.</param>
    public static (string Name, string? Path)[] Paths(string folder, bool hasTruth = false) =>
    [
        (Sequences, Path.Combine(folder, "sequences.fa")),
        (Labels, Path.Combine(folder, "labels.tsv")),
        (Truth, hasTruth ? Path.Combine(folder, "truth.tsv") : null),
        (Sites, Path.Combine(folder, "sites.bed")),
        (Motifs, Path.Combine(folder, "motifs.meme")),
    ];

    /// <summary>Fills the files.</summary>
    public static void Set(CommandRun run, PlantedMotifData data, bool isBinary = false)
    {
        if (isBinary)
            SetBinary(run, data.Sequences, data.Settings.TaskNames, data.BinaryLabels(), data.Presence());
        else
            run.Outputs.SetText(Labels, writer => WriteActivity(writer, data));
        Set(run, data.Sequences, data.WriteSites, data.WriteMotifs);
    }

    /// <summary>Fills the files.</summary>
    public static void Set(CommandRun run, PlantedGrammarData data)
    {
        IReadOnlyList<string> tasks = [.. data.Settings.Grammars.Select(grammar => grammar.Name)];
        SetBinary(run, data.Sequences, tasks, data.BinaryLabels(), data.Presence());
        Set(run, data.Sequences, data.WriteSites, data.WriteMotifs);
    }

    private static void Set(
        CommandRun run, SequenceSet sequences, Action<TextWriter> writeSites, Action<TextWriter> writeMotifs)
    {
        run.Outputs.SetText(Sequences, writer => FastaWriter.Write(writer, sequences));
        run.Outputs.SetText(Sites, writeSites);
        run.Outputs.SetText(Motifs, writeMotifs);
    }

    private static void SetBinary(
        CommandRun run, SequenceSet sequences, IReadOnlyList<string> tasks, bool[][] labels, bool[][] truth)
    {
        run.Outputs.SetText(Labels, writer => WriteBinary(writer, sequences, tasks, labels));
        run.Outputs.SetText(Truth, writer => WriteBinary(writer, sequences, tasks, truth));
    }

    private static void WriteActivity(TextWriter writer, PlantedMotifData data)
    {
        var table = new TableWriter(writer, "name", LabelColumn);
        for (int i = 0; i < data.Labels.Length; i++)
            table.WriteRow(data.Sequences.Names[i], data.Labels[i]);
    }

    private static void WriteBinary(
        TextWriter writer, SequenceSet sequences, IReadOnlyList<string> tasks, bool[][] labels)
    {
        var table = new TableWriter(writer, ["name", .. tasks]);
        for (int i = 0; i < labels.Length; i++)
            table.WriteRow([sequences.Names[i], .. labels[i].Select(isThere => (object?)(isThere ? 1 : 0))]);
    }
}
