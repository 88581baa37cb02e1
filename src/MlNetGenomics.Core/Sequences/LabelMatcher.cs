namespace MlNetGenomics.Sequences;

/// <summary>
/// Finds the row of each sequence, sequence by sequence: by name where rows have one, else the next. Rows by
/// name may come in any order; those read before their sequence comes are held, so that a table in the order of
/// the sequences takes no memory.
/// </summary>
/// <param name="file">The labels.</param>
internal sealed class LabelMatcher(LabelFile file)
{
    private readonly Dictionary<string, LabelRow> _ahead = [];
    private readonly Dictionary<string, LabelRow> _repeated = [];
    private readonly NameSet _matched = new();
    private int _rows;

    /// <summary>The row of the next sequence.</summary>
    /// <param name="record">Number of the sequence, from 1.</param>
    /// <param name="name">Its name.</param>
    /// <param name="countAll">Counts all sequences, for a message.</param>
    /// <exception cref="GenomicsException">There is none, or more than one.</exception>
    public LabelRow Find(int record, string name, Func<int> countAll)
    {
        if (!file.HasNames)
        {
            LabelRow? next = file.Read();
            _rows += next is null ? 0 : 1;
            return next ?? throw WrongCount(_rows, countAll());
        }
        if (!_matched.Add(name))
        {
            throw new GenomicsException(
                $"{file.Source}: cannot be matched by name: two sequences are called {name}");
        }
        if (_repeated.TryGetValue(name, out LabelRow? second))
            throw Repeated(second, name);
        if (_ahead.Remove(name, out LabelRow? row))
            return row;
        while (file.Read() is { } read)
        {
            string found = file.NameOf(read);
            if (found == name)
                return read;
            if (_matched.Contains(found))
                throw Repeated(read, found);
            if (!_ahead.TryAdd(found, read))
                _repeated.TryAdd(found, read);
        }
        throw new GenomicsException($"{file.Source}: has no row for record {record} ({name})");
    }

    /// <summary>Fails where rows are left for which there is no sequence, or a second one for a sequence.</summary>
    /// <param name="count">Number of sequences.</param>
    public void Finish(int count)
    {
        while (file.Read() is { } row)
        {
            _rows++;
            // A table by name may hold more than the sequences at hand.
            if (file.HasNames && _matched.Contains(file.NameOf(row)))
                throw Repeated(row, file.NameOf(row));
        }
        if (!file.HasNames && _rows != count)
            throw WrongCount(_rows, count);
    }

    private GenomicsException WrongCount(int rows, int count) =>
        new($"{file.Source}: {rows} {file.RowsName} for {count} sequences");

    private GenomicsException Repeated(LabelRow row, string name) =>
        new($"{file.Source}: line {row.Line}: a second row for {name}");
}
