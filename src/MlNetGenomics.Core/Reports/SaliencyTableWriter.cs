using MlNetGenomics.Interpretation;
using MlNetGenomics.Sequences;

namespace MlNetGenomics.Reports;

/// <summary>Writes attributions as a table, a row a base, one sequence at a time.</summary>
public sealed class SaliencyTableWriter
{
    private readonly TableWriter _table;
    private readonly SaliencyMethod _method;

    /// <summary>
    /// Starts a table with the columns name, position (from 1), base and score (see
    /// <see cref="SaliencyMaps.BaseScores"/>); for gradients, plain and guided, A, C, G and T follow: the four
    /// numbers of the position.
    /// </summary>
    public SaliencyTableWriter(TextWriter writer, SaliencyMethod method)
    {
        _method = method;
        string[] columns = ["name", "position", "base", "score"];
        _table = new TableWriter(writer, SaliencyMaps.IsGradient(method) ? [.. columns, "A", "C", "G", "T"] : columns);
    }

    /// <summary>Writes the rows of a sequence.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="codes">Base codes, [L].</param>
    /// <param name="attributions">[L x 4].</param>
    public void Write(string name, ReadOnlySpan<byte> codes, ReadOnlySpan<float> attributions)
    {
        float[] scores = SaliencyMaps.BaseScores(_method, codes, attributions);
        var cells = new object?[_table.Columns.Count];
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
