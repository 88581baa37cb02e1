using MlNetGenomics.Onnx;
using MlNetGenomics.Sequences;
using MlNetGenomics.Training;

namespace MlNetGenomics.Cli.Scoring;

/// <summary>Any ONNX model that takes sequences, in ONNX Runtime.</summary>
internal sealed class RuntimeScorer(OnnxSequenceScorer scorer) : SequenceScorer
{
    /// <inheritdoc/>
    public override string Engine => "onnx";

    /// <inheritdoc/>
    public override int? SequenceLength => scorer.SequenceLength;

    /// <inheritdoc/>
    public override LabelTransform? Transform =>
        scorer.Info.Metadata.TryGetValue(OnnxMetadataKeys.LabelTransform, out string? name)
        && Enum.TryParse(name, out LabelTransform transform)
            ? transform
            : null;

    /// <inheritdoc/>
    public override float[] Score(SequenceSet sequences, CancellationToken cancellation) =>
        scorer.Score(sequences, null, cancellation).Values;

    /// <inheritdoc/>
    public override IReadOnlyList<string> ColumnNames(int count)
    {
        if (scorer.Info.TaskNames.Count == count && scorer.Info.TaskNames.Distinct().Count() == count)
            return scorer.Info.TaskNames;
        return count == 1
            ? [scorer.OutputName]
            : [.. Enumerable.Range(1, count).Select(column => $"{scorer.OutputName}_{column}")];
    }

    /// <inheritdoc/>
    public override void Dispose() => scorer.Dispose();
}
