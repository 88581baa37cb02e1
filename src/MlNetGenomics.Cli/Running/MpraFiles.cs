using MlNetGenomics.Mpra;
using MlNetGenomics.Reports;
using MlNetGenomics.Sequences;
using MlNetGenomics.Training;

namespace MlNetGenomics.Cli.Running;

/// <summary>Activities of a reporter assay as files in a folder.</summary>
internal static class MpraFiles
{
    private const string Labels = "labels";
    private const string Replicates = "replicates";
    private const string Sequences = "sequences";
    private const string Tiles = "tiles";

    private static readonly (string Name, Func<DataSplit, int[]> Of)[] Parts =
    [
        ("train", split => split.Training),
        ("validation", split => split.Validation),
        ("test", split => split.Test),
    ];

    /// <summary>The files, by name.</summary>
    public static (string Name, string? Path)[] Paths(string folder, bool hasReplicates, MpraSequences? sequences) =>
    [
        (Labels, Path.Combine(folder, "labels.tsv")),
        (Replicates, hasReplicates ? Path.Combine(folder, "replicates.tsv") : null),
        (Sequences, sequences is not null ? Path.Combine(folder, "sequences.fa") : null),
        (Tiles, sequences?.Tiles is not null ? Path.Combine(folder, "tiles.tsv") : null),
        .. Parts.Select(part => (part.Name, sequences?.Split is null ? null : Path.Combine(folder, $"{part.Name}.fa"))),
    ];

    /// <summary>Fills the files.</summary>
    public static void Set(CommandRun run, MpraActivity activity, MpraSequences? sequences)
    {
        run.Outputs.SetText(Labels, writer => MpraTableWriter.WriteLabels(writer, activity));
        run.Outputs.SetText(Replicates, writer => MpraTableWriter.WriteReplicates(writer, activity));
        if (sequences is null)
            return;
        run.Outputs.SetText(Sequences, writer => FastaWriter.Write(writer, sequences.Sequences));
        run.Outputs.SetText(Tiles, writer => WriteTiles(writer, sequences));
        foreach ((string name, Func<DataSplit, int[]> of) in Parts)
        {
            run.Outputs.SetText(
                name, writer => FastaWriter.Write(writer, sequences.Sequences.Subset(of(sequences.Split!))));
        }
    }

    private static void WriteTiles(TextWriter writer, MpraSequences sequences)
    {
        string?[] parts = new string?[sequences.Sequences.Count];
        foreach ((string name, Func<DataSplit, int[]> of) in Parts)
        {
            foreach (int i in sequences.Split is { } split ? of(split) : [])
                parts[i] = name;
        }
        var table = new TableWriter(writer, ["name", "region", "tile", .. sequences.Split is null ? (string[])[] : ["part"]]);
        for (int i = 0; i < parts.Length; i++)
        {
            TileName tile = sequences.Tiles!.Tiles[i];
            table.WriteRow([tile.Name, tile.Region, tile.Tile, .. sequences.Split is null ? (object?[])[] : [parts[i]]]);
        }
    }
}
