using System.Globalization;
using MlNetGenomics.Variants;

namespace MlNetGenomics.Reports;

/// <summary>
/// The table of scored variants once all of them are known: each row gets its q-value and whether it is a top one. What
/// <see cref="VariantTableWriter"/> wrote may be of one run, or of shards that were put together.
/// </summary>
public sealed class VariantTable
{
    private readonly string[] _columns;
    private readonly int _effect;
    private readonly int _pValue;

    /// <summary>Looks at a header.</summary>
    /// <param name="header">The first line.</param>
    /// <exception cref="GenomicsException">It is not that of such a table.</exception>
    public VariantTable(string? header)
    {
        _columns = (header ?? "").Split('\t');
        _effect = Array.IndexOf(_columns, VariantColumns.PredictedEffect);
        _pValue = Array.IndexOf(_columns, VariantColumns.PValue);
        if (_effect < 0)
            throw new GenomicsException($"a table of variants without a column {VariantColumns.PredictedEffect}");
    }

    /// <summary>Whether variants have p-values.</summary>
    public bool HasPValues => _pValue >= 0;

    /// <summary>The header with the added columns.</summary>
    public string Header => string.Join(
        '\t', [.. _columns, .. HasPValues ? new[] { VariantColumns.QValue } : [], VariantColumns.Top]);

    /// <summary>Takes a row into account.</summary>
    public void Rank(string line, VariantRanking ranking)
    {
        ArgumentNullException.ThrowIfNull(ranking);
        (float effect, double? pValue) = Numbers(line);
        ranking.Add(effect, pValue);
    }

    /// <summary>A row with the added cells.</summary>
    public FinishedVariant Finish(string line, VariantCalls calls, VariantTests tests)
    {
        ArgumentNullException.ThrowIfNull(calls);
        (float effect, double? pValue) = Numbers(line);
        bool isTop = calls.IsTop(effect);
        double? qValue = pValue is { } value ? calls.QValue(value, effect, tests) : null;
        string text = HasPValues
            ? $"{line}\t{TableWriter.Format(qValue)}\t{TableWriter.Format(isTop)}"
            : $"{line}\t{TableWriter.Format(isTop)}";
        return new FinishedVariant(text, effect, pValue, qValue, isTop);
    }

    /// <summary>A cell of a row; null where the table has no such column.</summary>
    public string? Cell(string line, string column)
    {
        ArgumentNullException.ThrowIfNull(line);
        int index = Array.IndexOf(_columns, column);
        return index < 0 ? null : line.Split('\t')[index];
    }

    private (float Effect, double? PValue) Numbers(string line)
    {
        int at = 0;
        ReadOnlySpan<char> effect = default, pValue = default;
        foreach (Range range in line.AsSpan().Split('\t'))
        {
            if (at == _effect)
                effect = line.AsSpan()[range];
            else if (at == _pValue)
                pValue = line.AsSpan()[range];
            at++;
        }
        double p = 0;
        if (at != _columns.Length || !float.TryParse(effect, NumberStyles.Float, CultureInfo.InvariantCulture, out float number)
            || (HasPValues && !double.TryParse(pValue, NumberStyles.Float, CultureInfo.InvariantCulture, out p)))
        {
            throw new GenomicsException($"a table of variants with a damaged row: {(line.Length <= 80 ? line : line[..80] + "...")}");
        }
        return (number, HasPValues ? p : null);
    }
}
