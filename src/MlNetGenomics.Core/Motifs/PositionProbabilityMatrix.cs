using MlNetGenomics.Reports;

namespace MlNetGenomics.Motifs;

/// <summary>
/// A motif: the probability of each base at each position. Rows sum to 1, bases in the order A, C, G, T.
/// Immutable.
/// </summary>
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed class PositionProbabilityMatrix
{
    private const double RowSumTolerance = 0.02;

    private readonly double[] _probabilities;

    /// <summary>Makes a motif from probabilities [width x 4], row by row.</summary>
    /// <param name="name">Identifier, without white space.</param>
    /// <param name="probabilities">Width x 4 values of 0 or more; each row is normalised to sum to 1.</param>
    /// <param name="alternateName">Second name (a JASPAR motif's factor, say), or empty.</param>
    /// <param name="siteCount">Number of sites the motif was made of, or null.</param>
    /// <exception cref="GenomicsException">A value is negative or not a number, or a row's sum is not 1 within .02.</exception>
    public PositionProbabilityMatrix(
        string name, ReadOnlySpan<double> probabilities, string alternateName = "", double? siteCount = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        if (probabilities.Length == 0 || probabilities.Length % 4 != 0)
            throw new GenomicsException($"motif {name}: {probabilities.Length} values are not a matrix of 4 columns");
        Name = name;
        AlternateName = alternateName;
        SiteCount = siteCount;
        _probabilities = probabilities.ToArray();
        for (int position = 0; position < Width; position++)
            NormaliseRow(position);
    }

    /// <summary>The same motif with other rows, which sum to 1 as they are.</summary>
    private PositionProbabilityMatrix(PositionProbabilityMatrix motif, double[] probabilities)
    {
        Name = motif.Name;
        AlternateName = motif.AlternateName;
        SiteCount = motif.SiteCount;
        _probabilities = probabilities;
    }

    /// <summary>Identifier.</summary>
    public string Name { get; }

    /// <summary>Second name, or empty.</summary>
    public string AlternateName { get; }

    /// <summary>Both names, as tables and pages show them: the identifier, then the alternate name if there is one.</summary>
    public string ShownName => AlternateName.Length > 0 ? $"{Name} {AlternateName}" : Name;

    /// <summary>Number of sites the motif was made of, where known.</summary>
    public double? SiteCount { get; }

    /// <summary>Number of positions.</summary>
    public int Width => _probabilities.Length / 4;

    /// <summary>Probability of base code <paramref name="base"/> (0..3) at <paramref name="position"/>.</summary>
    public double this[int position, int @base] => _probabilities[position * 4 + @base];

    /// <summary>The four probabilities of a position.</summary>
    public ReadOnlySpan<double> this[int position] => _probabilities.AsSpan(position * 4, 4);

    /// <summary>All probabilities, [width x 4] row by row.</summary>
    public ReadOnlySpan<double> Probabilities => _probabilities;

    /// <summary>The motif of the other strand: positions reversed, A-T and C-G swapped.</summary>
    public PositionProbabilityMatrix ReverseComplement()
    {
        var reversed = (double[])_probabilities.Clone();
        Array.Reverse(reversed);
        // Normalised once more, a row could change in its last digit; so twice reversed is the same to the bit.
        return new PositionProbabilityMatrix(this, reversed);
    }

    private void NormaliseRow(int position)
    {
        Span<double> row = _probabilities.AsSpan(position * 4, 4);
        double sum = 0;
        foreach (double value in row)
        {
            if (!(value >= 0))
                throw new GenomicsException($"motif {Name}, position {position + 1}: {value} is not a probability");
            sum += value;
        }
        if (!(Math.Abs(sum - 1) <= RowSumTolerance))
            throw new GenomicsException($"motif {Name}, position {position + 1}: the row sums to {sum:0.####}, not 1");
        foreach (ref double value in row)
            value /= sum;
    }
}
