using MlNetGenomics.Interpretation.Mutagenesis;
using MlNetGenomics.Sequences;

namespace MlNetGenomics.Reports;

/// <summary>Writes what mutations do as a table, a row a base, one sequence and output at a time.</summary>
public sealed class MutagenesisTableWriter
{
    private readonly TableWriter _table;
    private readonly bool _hasTask;
    private readonly MutagenesisColumns _columns;

    /// <summary>
    /// Starts a table with the columns name, task (where there are several), position (from 1), base, score, and A, C, G
    /// and T where they are asked for.
    /// </summary>
    /// <param name="writer">Receives the table.</param>
    /// <param name="hasTask">Whether there are several tasks to tell apart.</param>
    /// <param name="columns">What the columns of the bases hold.</param>
    public MutagenesisTableWriter(TextWriter writer, bool hasTask, MutagenesisColumns columns)
    {
        _hasTask = hasTask;
        _columns = columns;
        string[] before = hasTask ? ["name", "task"] : ["name"];
        string[] bases = columns == MutagenesisColumns.None ? [] : ["A", "C", "G", "T"];
        _table = new TableWriter(writer, [.. before, "position", "base", "score", .. bases]);
    }

    /// <summary>Writes the rows of a sequence.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="task">Name of the output; not written where there is one only.</param>
    /// <param name="codes">Base codes of the positions that were mutated, [W].</param>
    /// <param name="first">The first of these positions, from 0.</param>
    /// <param name="profile">What mutations do; importance is the score.</param>
    /// <exception cref="ArgumentException">Lengths differ.</exception>
    public void Write(string name, string task, ReadOnlySpan<byte> codes, int first, MutagenesisProfile profile)
    {
        ArgumentNullException.ThrowIfNull(profile);
        ArgumentOutOfRangeException.ThrowIfNotEqual(profile.Importance.Length, codes.Length, nameof(codes));
        var cells = new object?[_table.Columns.Count];
        int at = 0;
        cells[at++] = name;
        if (_hasTask)
            cells[at++] = task;
        for (int i = 0; i < codes.Length; i++)
        {
            cells[at] = first + i + 1;
            cells[at + 1] = Dna.Letters[codes[i]];
            cells[at + 2] = profile.Importance[i];
            for (int column = at + 3; column < cells.Length; column++)
            {
                float score = profile.Scores[i * Dna.BaseCount + column - at - 3];
                // Not -x: the difference of a base from itself is 0, not -0.
                cells[column] = _columns == MutagenesisColumns.Deltas ? 0 - score : score;
            }
            _table.WriteRow(cells);
        }
    }
}
