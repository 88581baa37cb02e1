using MlNetGenomics.Mpra;
using MlNetGenomics.Simulation;

namespace MlNetGenomics.Reports;

/// <summary>A simulated tiled assay as tables.</summary>
public static class TiledAssayTableWriter
{
    /// <summary>Writes the counts: name, a column of plasmids a promoter, one of transcripts a replicate.</summary>
    public static void WriteCounts(TextWriter writer, TiledAssayData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        Write(writer, data, [.. data.Columns.Select(column => column.Name)], (column, row) => data.Columns[column].Counts[row]);
    }

    /// <summary>Writes the true log2 activities: name, a column a task.</summary>
    public static void WriteActivities(TextWriter writer, TiledAssayData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        Write(writer, data, data.Settings.TaskNames, (task, row) => data.Activities[task][row]);
    }

    private static void Write(
        TextWriter writer, TiledAssayData data, IReadOnlyList<string> columns, Func<int, int, object> cell)
    {
        var table = new TableWriter(writer, [MpraActivity.NameColumn, .. columns]);
        int row = 0;
        foreach (string name in data.TileNames)
        {
            table.WriteRow([name, .. Enumerable.Range(0, columns.Count).Select(column => cell(column, row))]);
            row++;
        }
    }
}
