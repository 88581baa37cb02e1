using MlNetGenomics.Networks;
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
    public override IReadOnlyList<string> Tasks => scorer.Info.TaskNames;

    /// <inheritdoc/>
    public override bool? IsRanking => scorer.Info.Content switch
    {
        OnnxContent.Museam => false,
        OnnxContent.Network => OutputLoss.DefaultFor(DescribedNetwork()) == Loss.BinaryCrossEntropy,
        _ => null,
    };

    /// <inheritdoc/>
    public override IReadOnlyList<string> ColumnNames(int count) =>
        new ScoreNames(Tasks, scorer.OutputName).Columns(count);

    /// <inheritdoc/>
    public override void Dispose() => scorer.Dispose();

    private Network DescribedNetwork() =>
        NetworkJson.Parse(scorer.Info.Metadata[OnnxMetadataKeys.Network], "the model's metadata");
}
