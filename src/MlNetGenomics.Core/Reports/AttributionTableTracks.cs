using System.Collections.Immutable;
using System.Globalization;
using MlNetGenomics.Sequences;

namespace MlNetGenomics.Reports;

/// <summary>Genome tracks of a table of base scores, one a task, from its lines as they come.</summary>
public sealed class AttributionTableTracks : IDisposable
{
    private readonly ImmutableArray<string> _tasks;
    private readonly GenomeTrack[] _tracks;
    private readonly List<float> _scores = [];
    private int[]? _columns;
    private (string Name, int Task) _current;
    private int _first;
    private long _line;

    /// <summary>Starts tracks.</summary>
    /// <param name="tasks">Names of the tasks; of one only, the table has no column for it.</param>
    public AttributionTableTracks(ImmutableArray<string> tasks)
    {
        _tasks = tasks;
        _tracks = [.. tasks.Select(_ => new GenomeTrack())];
    }

    /// <summary>Takes a line: the header first, then rows, those of a sequence and task one after the other.</summary>
    /// <exception cref="GenomicsException">A column is missing, or a cell is not what it should be; names the line.</exception>
    public void Add(string line)
    {
        ArgumentNullException.ThrowIfNull(line);
        _line++;
        string[] cells = line.Split('\t');
        if (_columns is null)
        {
            string[] names = _tasks.Length > 1 ? ["name", "position", "score", "task"] : ["name", "position", "score"];
            _columns = [.. names.Select(name => Array.IndexOf(cells, name))];
            if (_columns.Contains(-1))
                throw new GenomicsException($"a table of base scores has the columns {string.Join(", ", names)}, this one has {string.Join(", ", cells)}");
            return;
        }
        if (cells.Length <= _columns.Max()
            || !int.TryParse(cells[_columns[1]], NumberStyles.None, CultureInfo.InvariantCulture, out int position)
            || !float.TryParse(cells[_columns[2]], NumberStyles.Float, CultureInfo.InvariantCulture, out float score))
        {
            throw new GenomicsException(string.Create(CultureInfo.InvariantCulture, $"line {_line}: is not a row of base scores"));
        }
        int task = _columns.Length > 3 ? _tasks.IndexOf(cells[_columns[3]]) : 0;
        if (task < 0)
            throw new GenomicsException(string.Create(CultureInfo.InvariantCulture, $"line {_line}: task {cells[_columns[3]]} is not one of {string.Join(", ", _tasks)}"));
        // Where positions do not go on, two sequences of one name follow each other.
        if (_current != (cells[_columns[0]], task) || position - 1 != _first + _scores.Count)
        {
            Finish();
            _current = (cells[_columns[0]], task);
            _first = position - 1;
        }
        _scores.Add(score);
    }

    /// <summary>Writes a task's track; no line may come afterwards.</summary>
    /// <param name="task">Number of the task.</param>
    /// <param name="writer">Receives bedGraph (see <see cref="GenomeTrack"/>).</param>
    /// <param name="cancellation">Stops between sequences.</param>
    public void Write(int task, TextWriter writer, CancellationToken cancellation = default)
    {
        Finish();
        _tracks[task].Write(writer, cancellation);
    }

    /// <summary>Deletes temporary files.</summary>
    public void Dispose()
    {
        foreach (GenomeTrack track in _tracks)
            track.Dispose();
    }

    private void Finish()
    {
        if (_scores.Count == 0)
            return;
        // The table does not say how long the sequence is; its name does.
        int length = GenomicInterval.TryParse(_current.Name, out GenomicInterval interval) ? (int)interval.Length : _scores.Count;
        _tracks[_current.Task].Add(_current.Name, length, _first, [.. _scores]);
        _scores.Clear();
    }
}
