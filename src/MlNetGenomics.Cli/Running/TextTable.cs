using System.Text;

namespace MlNetGenomics.Cli.Running;

/// <summary>A table of text: the first column to the left, the others to the right, two spaces between.</summary>
internal sealed class TextTable(params IReadOnlyList<string> columns)
{
    private readonly List<IReadOnlyList<string>> _rows = [columns];

    /// <summary>Adds a row.</summary>
    public void Add(params IReadOnlyList<string> cells) => _rows.Add(cells);

    /// <summary>Writes the table.</summary>
    public void Write(TextWriter writer)
    {
        int[] widths = [.. Enumerable.Range(0, columns.Count).Select(column => _rows.Max(row => row[column].Length))];
        foreach (IReadOnlyList<string> row in _rows)
        {
            var line = new StringBuilder();
            for (int column = 0; column < row.Count; column++)
            {
                line.Append(column == 0 ? "" : "  ");
                line.Append(column == 0 ? row[column].PadRight(widths[0]) : row[column].PadLeft(widths[column]));
            }
            writer.WriteLine(line.ToString().TrimEnd());
        }
    }
}
