using MlNetGenomics.Sequences;

namespace MlNetGenomics.Reports;

/// <summary>Writes attributions as a table, a row a base, one sequence at a time.</summary>
public sealed class AttributionTableWriter
{
    private readonly TableWriter _table;

    /// <summary>Starts a table with the columns name, position (from 1), base and score.</summary>
    /// <param name="writer">Receives the table.</param>
    /// <param name="withBases">Whether A, C, G and T follow: the four numbers of a position.</param>
    public AttributionTableWriter(TextWriter writer, bool withBases)
    {
        string[] columns = ["name", "position", "base", "score"];
        _table = new TableWriter(writer, withBases ? [.. columns, "A", "C", "G", "T"] : columns);
    }

    /// <summary>Writes the rows of a sequence.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="codes">Base codes, [L].</param>
    /// <param name="scores">A number a base, [L].</param>
    /// <param name="attributions">[L x 4]; needed where the table has the four numbers.</param>
    /// <exception cref="ArgumentException">Lengths differ.</exception>
    public void Write(
        string name, ReadOnlySpan<byte> codes, ReadOnlySpan<float> scores, ReadOnlySpan<float> attributions = default)
    {
        var cells = new object?[_table.Columns.Count];
        ArgumentOutOfRangeException.ThrowIfNotEqual(scores.Length, codes.Length, nameof(scores));
        if (cells.Length > 4)
            ArgumentOutOfRangeException.ThrowIfNotEqual(attributions.Length, codes.Length * Dna.BaseCount, nameof(attributions));
        cells[0] = name;
        for (int position = 0; position < codes.Length; position++)
        {
            cells[1] = position + 1;
            cells[2] = Dna.Letters[codes[position]];
            cells[3] = scores[position];
            for (int column = 4; column < cells.Length; column++)
                cells[column] = attributions[position * Dna.BaseCount + column - 4];
            _table.WriteRow(cells);
        }
    }
}
