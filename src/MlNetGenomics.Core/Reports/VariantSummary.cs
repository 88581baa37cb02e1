using System.Globalization;
using MlNetGenomics.Variants;

namespace MlNetGenomics.Reports;

/// <summary>What a page tells of scored variants, gathered row by row.</summary>
/// <param name="table">The table that the rows are of.</param>
/// <param name="settings">What is significant.</param>
/// <param name="lowest">Greatest frequency of the lowest bin; null where there are no bins.</param>
/// <param name="shown">Rows to keep, those of the greatest PVEs.</param>
public sealed class VariantSummary(VariantTable table, VariantSettings settings, double? lowest, int shown)
{
    private const int Sampled = 100_000;

    private readonly GreatestValues<string> _greatest = new(shown);
    private readonly SortedDictionary<string, long[]> _annotations = new(StringComparer.Ordinal);
    private readonly List<double> _sample = [];
    private long _step = 1;

    /// <summary>Variants.</summary>
    public long Count { get; private set; }

    /// <summary>Variants with a q-value of at most the rate.</summary>
    public long Significant { get; private set; }

    /// <summary>Variants among the greatest PVEs.</summary>
    public long Top { get; private set; }

    /// <summary>Significant ones, or the top ones where there are no p-values.</summary>
    public long Kept { get; private set; }

    /// <summary>Kept ones in the bin of the lowest frequencies.</summary>
    public long Lowest { get; private set; }

    /// <summary>The table's columns, and the rows of the greatest PVEs, the greatest first.</summary>
    public (string[] Columns, IReadOnlyList<string[]> Rows) Greatest =>
        (table.Header.Split('\t'), [.. _greatest.Items.Select(line => line.Split('\t'))]);

    /// <summary>PVEs, evenly spaced among the variants: all of them where they are few.</summary>
    public IReadOnlyList<double> Sample => _sample;

    /// <summary>Annotations with the variants that lie on them.</summary>
    public IReadOnlyList<AnnotationShare> Annotations =>
        [.. _annotations.Select(pair => new AnnotationShare(pair.Key, pair.Value[0], pair.Value[1], pair.Value[2]))];

    /// <summary>Takes a row.</summary>
    public void Add(FinishedVariant variant)
    {
        Keep(variant.PredictedEffect);
        Count++;
        bool isSignificant = variant.QValue <= settings.FalseDiscoveryRate;
        bool isKept = table.HasPValues ? isSignificant : variant.IsTop;
        bool isLowest = isKept && lowest is { } end
            && float.TryParse(table.Cell(variant.Line, VariantColumns.MinorFrequency), NumberStyles.Float, CultureInfo.InvariantCulture, out float frequency)
            && frequency <= end;
        Significant += isSignificant ? 1 : 0;
        Top += variant.IsTop ? 1 : 0;
        Kept += isKept ? 1 : 0;
        Lowest += isLowest ? 1 : 0;
        if (_greatest.Takes(variant.PredictedEffect))
            _greatest.Add(variant.PredictedEffect, variant.Line);
        if (table.Cell(variant.Line, VariantColumns.Annotation) is not { Length: > 0 } labels)
            return;
        foreach (string label in labels.Split('|'))
        {
            if (!_annotations.TryGetValue(label, out long[]? counts))
                _annotations[label] = counts = new long[3];
            counts[0]++;
            counts[1] += isKept ? 1 : 0;
            counts[2] += isLowest ? 1 : 0;
        }
    }

    private void Keep(double effect)
    {
        if (Count % _step != 0)
            return;
        if (_sample.Count == Sampled)
        {
            // Every second one stays, and of those to come every second one is taken.
            for (int i = 0; i < Sampled / 2; i++)
                _sample[i] = _sample[2 * i];
            _sample.RemoveRange(Sampled / 2, Sampled / 2);
            _step *= 2;
            if (Count % _step != 0)
                return;
        }
        _sample.Add(effect);
    }
}
