using MlNetGenomics.Sequences;

namespace MlNetGenomics.Motifs.Comparison;

/// <summary>
/// The columns of all targets, one after the other, filled up with copies of the first one to whole vectors: these
/// change neither the least nor the greatest score.
/// </summary>
internal sealed class TargetColumns
{
    // Numbers of the widest vector there is.
    private const int Alignment = 8;

    private readonly double[][] _columns;

    public TargetColumns(IReadOnlyList<PositionProbabilityMatrix> database, TomtomSettings settings)
    {
        Motifs = database;
        Starts = new int[database.Count + 1];
        for (int target = 0; target < database.Count; target++)
            Starts[target + 1] = checked(Starts[target] + database[target].Width);
        _columns = [.. Enumerable.Range(0, Dna.BaseCount).Select(_ => new double[PaddedCount])];
        for (int target = 0; target < database.Count; target++)
            MotifColumns.Write(database[target], settings, _columns, Starts[target]);
        foreach (double[] column in _columns)
            column.AsSpan(Count).Fill(column[0]);
        Widths = [.. database.Select(motif => motif.Width).Distinct().Order()];
    }

    /// <summary>The targets.</summary>
    public IReadOnlyList<PositionProbabilityMatrix> Motifs { get; }

    /// <summary>First column of each target, and the number of columns at the end.</summary>
    public int[] Starts { get; }

    /// <summary>Number of columns.</summary>
    public int Count => Starts[^1];

    /// <summary>Number of columns with those that fill up.</summary>
    public int PaddedCount => (Count + Alignment - 1) / Alignment * Alignment;

    /// <summary>Widths that occur, ascending.</summary>
    public int[] Widths { get; }

    /// <summary>Value of a base in every column, [<see cref="PaddedCount"/>].</summary>
    public double[] Base(int @base) => _columns[@base];
}
