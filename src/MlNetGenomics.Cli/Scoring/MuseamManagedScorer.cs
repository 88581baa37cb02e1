using MlNetGenomics.Networks.MuSeAM;
using MlNetGenomics.Sequences;
using MlNetGenomics.Training;

namespace MlNetGenomics.Cli.Scoring;

/// <summary>A MuSeAM model on the library's own engine.</summary>
internal sealed class MuseamManagedScorer(MuseamModel model, int threads) : SequenceScorer
{
    private readonly MuseamScorer _scorer = new(model);

    /// <summary>The model.</summary>
    public MuseamModel Model => model;

    /// <inheritdoc/>
    public override string Engine => "managed";

    /// <inheritdoc/>
    public override int? SequenceLength => model.SequenceLength;

    /// <inheritdoc/>
    public override LabelTransform? Transform => model.LabelTransform;

    /// <inheritdoc/>
    public override float[] Score(SequenceSet sequences, CancellationToken cancellation) =>
        _scorer.Predict(sequences, threads, cancellation);

    /// <inheritdoc/>
    public override IReadOnlyList<string> Tasks => [model.TaskName];

    /// <inheritdoc/>
    public override bool? IsRanking => false;

    /// <inheritdoc/>
    public override IReadOnlyList<string> ColumnNames(int count) => [model.TaskName];
}
