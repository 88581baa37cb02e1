namespace MlNetGenomics.Mpra;

/// <summary>Brings the rows of several tables together by name: the first says which there are, the others have the same.</summary>
/// <param name="refusesRepeats">Whether a second row of a name is an error.</param>
internal sealed class MpraCountRows(bool refusesRepeats)
{
    private readonly List<string> _names = [];
    private readonly Dictionary<string, int> _rowOfName = [];
    private string? _first;

    /// <summary>Names, in the order of the first table.</summary>
    public IReadOnlyList<string> Names => _names;

    /// <summary>Rows that were added to another of the same name.</summary>
    public int Summed { get; private set; }

    /// <summary>Reads columns of a table.</summary>
    /// <param name="table">The table.</param>
    /// <param name="columns">Places of the columns.</param>
    /// <returns>For each column the count of each name.</returns>
    /// <exception cref="GenomicsException">A count is none, or the table has other names than the first.</exception>
    public long[][] Read(CountTable table, int[] columns)
    {
        bool isFirst = _first is null;
        List<long>[] counts = [.. columns.Select(_ => new List<long>(_names.Count))];
        var hasRow = new List<bool>(_names.Count);
        Grow();
        while (table.Read())
        {
            int row = RowOf(table, isFirst);
            Grow();
            if (hasRow[row])
            {
                if (refusesRepeats)
                    throw table.Error($"line {table.Line}: a second row for {table.Name}");
                Summed++;
            }
            hasRow[row] = true;
            for (int i = 0; i < columns.Length; i++)
                counts[i][row] = Sum(counts[i][row], table.Count(columns[i]));
        }
        if (_names.Count == 0)
            throw table.Error("has no rows");
        int missing = hasRow.IndexOf(false);
        if (missing >= 0)
        {
            throw table.Error(
                $"has no row for {_names[missing]}, which {_first} has ({hasRow.Count(has => has)} of {_names.Count} names)");
        }
        _first ??= table.Source;
        return [.. counts.Select(column => column.ToArray())];

        void Grow()
        {
            while (hasRow.Count < _names.Count)
            {
                hasRow.Add(false);
                foreach (List<long> column in counts)
                    column.Add(MpraCounts.Missing);
            }
        }
    }

    private int RowOf(CountTable table, bool isFirst)
    {
        if (_rowOfName.TryGetValue(table.Name, out int row))
            return row;
        if (!isFirst)
            throw table.Error($"line {table.Line}: {table.Name} is not in {_first}");
        row = _names.Count;
        _rowOfName.Add(table.Name, row);
        _names.Add(table.Name);
        return row;
    }

    /// <summary>A barcode that was not counted adds nothing to those that were.</summary>
    private static long Sum(long one, long other) =>
        one == MpraCounts.Missing ? other : other == MpraCounts.Missing ? one : checked(one + other);
}
