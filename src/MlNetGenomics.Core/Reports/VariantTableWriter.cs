using System.Globalization;
using MlNetGenomics.Sequences;
using MlNetGenomics.Variants;

namespace MlNetGenomics.Reports;

/// <summary>
/// Writes scored variants as they come: all columns but those that need every variant, which <see cref="VariantTable"/> adds.
/// </summary>
public sealed class VariantTableWriter
{
    // What a cell has between two motifs, and between a motif and its numbers; VCF allows both in a value.
    private const char Between = '|';

    private readonly TableWriter _table;
    private readonly IAlleleScorer _scorer;
    private readonly AnnotationIndex? _annotation;
    private readonly bool _hasPValues;
    private readonly int _motifs;

    /// <summary>Starts the table.</summary>
    /// <param name="writer">Receives it.</param>
    /// <param name="scorer">What scores.</param>
    /// <param name="motifs">Gains, and losses, of motifs that are told, at most.</param>
    /// <param name="annotation">What variants lie on; null for no such column.</param>
    /// <param name="hasPValues">Whether variants have p-values.</param>
    public VariantTableWriter(
        TextWriter writer, IAlleleScorer scorer, int motifs, AnnotationIndex? annotation, bool hasPValues)
    {
        ArgumentNullException.ThrowIfNull(scorer);
        _scorer = scorer;
        _motifs = motifs;
        _annotation = annotation;
        _hasPValues = hasPValues;
        string?[] tasks = scorer.Tasks.Count == 1 ? [null] : [.. scorer.Tasks];
        _table = new TableWriter(
            writer,
            [
                VariantColumns.Name, VariantColumns.Chromosome, VariantColumns.Position, VariantColumns.Reference,
                VariantColumns.Alternate, VariantColumns.MinorFrequency,
                .. tasks.SelectMany(task => new[]
                {
                    VariantColumns.OfTask(VariantColumns.ReferenceScore, task),
                    VariantColumns.OfTask(VariantColumns.AlternateScore, task),
                    VariantColumns.OfTask(VariantColumns.Effect, task),
                }),
                VariantColumns.PredictedEffect,
                .. scorer.Kernels is null ? Array.Empty<string>() : [VariantColumns.Gains, VariantColumns.Losses],
                .. annotation is null ? Array.Empty<string>() : [VariantColumns.Annotation],
                .. hasPValues ? new[] { VariantColumns.PValue } : [],
            ]);
    }

    /// <summary>Writes a variant.</summary>
    /// <param name="variant">The variant.</param>
    /// <param name="scores">Scores of its batch.</param>
    /// <param name="pair">Its number there.</param>
    /// <param name="pValue">Its p-value; null where variants have none.</param>
    public void Write(VariantRecord variant, AlleleScores scores, int pair, double? pValue)
    {
        ArgumentNullException.ThrowIfNull(variant);
        ArgumentNullException.ThrowIfNull(scores);
        bool isWhole = variant.Flanks is { IsWhole: true };
        var cells = new object?[_table.Columns.Count];
        int at = 0;
        Add(variant.Name);
        Add(variant.Chromosome);
        Add(variant.Position > 0 ? variant.Position : null);
        // Whole sequences would be most of the table.
        Add(isWhole ? "" : variant.Reference);
        Add(isWhole ? "" : variant.Alternate);
        Add(float.IsNaN(variant.MinorFrequency) ? null : variant.MinorFrequency);
        for (int task = 0; task < _scorer.Tasks.Count; task++)
        {
            Add(scores.Reference(pair)[task]);
            Add(scores.Alternate(pair)[task]);
            Add(scores.Effects(pair)[task]);
        }
        Add(scores.PredictedVariantEffect(pair));
        if (_scorer.Kernels is not null)
        {
            Add(Motifs(scores.Motifs(pair), isGain: true));
            Add(Motifs(scores.Motifs(pair), isGain: false));
        }
        if (_annotation is not null)
            Add(Annotations(variant));
        if (_hasPValues)
            Add(pValue);
        _table.WriteRow(cells);

        void Add(object? cell) => cells[at++] = cell;
    }

    /// <summary>Motif, change of its score, and part of the effect, the greatest effects first: kernel_3:2.1:0.4|...</summary>
    private string Motifs(IReadOnlyList<MotifChange> changes, bool isGain)
    {
        if (changes.Count == 0)
            return "";
        return string.Join(Between, changes.Where(change => change.Score > 0 == isGain).Take(_motifs).Select(change =>
            string.Create(CultureInfo.InvariantCulture, $"{_scorer.Kernels![change.Kernel]}:{change.Score:0.####}:{change.Effect:0.####}")));
    }

    private string Annotations(VariantRecord variant)
    {
        if (variant.Position == 0)
            return "";
        long start = variant.Position - 1, end = start + Math.Max(1, variant.Reference.Length);
        return string.Join(Between, _annotation!.On(variant.Chromosome, start, end, double.Epsilon)
            .Select(label => _annotation.Labels[label]));
    }
}
