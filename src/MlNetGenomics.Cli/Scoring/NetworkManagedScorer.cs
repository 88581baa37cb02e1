using MlNetGenomics.Networks;
using MlNetGenomics.Networks.Layers;
using MlNetGenomics.Sequences;
using MlNetGenomics.Training;

namespace MlNetGenomics.Cli.Scoring;

/// <summary>A network on the library's own engine: its predictions, or what one of its layers gives.</summary>
internal sealed class NetworkManagedScorer(NetworkModel model, ScoreNames names, int threads, string? layer)
    : SequenceScorer
{
    private readonly NetworkScorer _scorer = new(model, threads);
    private readonly NetworkStep? _step = layer is null ? null : model.Network.Step(layer);

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
        _step is null
            ? _scorer.Predict(sequences, null, cancellation)
            : _scorer.FeatureMaps(sequences, _step.Name, cancellation).Values;

    /// <inheritdoc/>
    public override IReadOnlyList<string> ColumnNames(int count)
    {
        if (_step is null)
            return names.Columns(count);
        FeatureShape shape = _step.Output;
        return
        [
            .. from strand in count == shape.Size ? [""] : new[] { "forward_", "reverse_" }
               from position in Enumerable.Range(1, shape.Positions)
               from channel in Enumerable.Range(1, shape.Channels)
               select shape.Positions == 1
                   ? $"{_step.Name}_{strand}{channel}"
                   : $"{_step.Name}_{strand}{position}_{channel}",
        ];
    }
}
