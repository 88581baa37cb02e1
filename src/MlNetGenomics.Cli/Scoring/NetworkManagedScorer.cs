using MlNetGenomics.Networks;
using MlNetGenomics.Networks.Layers;
using MlNetGenomics.Sequences;
using MlNetGenomics.Training;

namespace MlNetGenomics.Cli.Scoring;

/// <summary>A network on the library's own engine: its predictions, or what one of its layers gives.</summary>
internal sealed class NetworkManagedScorer(NetworkModel model, ScoreNames names, int threads, string? layer)
    : SequenceScorer
{
    private readonly NetworkScorer _scorer = new(model, threads, layer);

    /// <inheritdoc/>
    public override string Engine => "managed";

    /// <inheritdoc/>
    public override int? SequenceLength => model.Network.InputLength;

    /// <inheritdoc/>
    public override LabelTransform? Transform => model.LabelTransform;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Tasks => names.Tasks;

    /// <inheritdoc/>
    public override bool? IsRanking => OutputLoss.DefaultFor(model.Network) == Loss.BinaryCrossEntropy;

    /// <inheritdoc/>
    public override float[] Score(SequenceSet sequences, CancellationToken cancellation) =>
        _scorer.Score(sequences, cancellation);

    /// <inheritdoc/>
    public override IReadOnlyList<string> ColumnNames(int count)
    {
        if (layer is null)
            return names.Columns(count);
        FeatureShape shape = _scorer.Step.Output;
        return
        [
            .. from strand in count == shape.Size ? [""] : new[] { "forward_", "reverse_" }
               from position in Enumerable.Range(1, shape.Positions)
               from channel in Enumerable.Range(1, shape.Channels)
               select shape.Positions == 1
                   ? $"{layer}_{strand}{channel}"
                   : $"{layer}_{strand}{position}_{channel}",
        ];
    }
}
