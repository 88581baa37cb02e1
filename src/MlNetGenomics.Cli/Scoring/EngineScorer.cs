using MlNetGenomics.Networks;
using MlNetGenomics.Sequences;
using MlNetGenomics.Training;

namespace MlNetGenomics.Cli.Scoring;

/// <summary>A network on an engine that trains, such as torch.</summary>
internal sealed class EngineScorer : SequenceScorer
{
    private readonly NetworkModel _model;
    private readonly ScoreNames _names;
    private readonly ITrainingEngine _engine;

    /// <summary>Starts the engine.</summary>
    public EngineScorer(
        NetworkModel model, ScoreNames names, Func<TrainingEngineStart, ITrainingEngine> createEngine)
    {
        _model = model;
        _names = names;
        // Nothing is trained: loss, optimizer and seed do not matter.
        _engine = createEngine(new TrainingEngineStart(
            model, OutputLoss.DefaultFor(model.Network), new Sgd(), BatchSize: 1, Seed: 0, Threads: 0));
    }

    /// <inheritdoc/>
    public override string Engine => "torch";

    /// <inheritdoc/>
    public override int? SequenceLength => _model.Network.InputLength;

    /// <inheritdoc/>
    public override LabelTransform? Transform => _model.LabelTransform;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Tasks => _names.Tasks;

    /// <inheritdoc/>
    public override bool? IsRanking => OutputLoss.DefaultFor(_model.Network) == Loss.BinaryCrossEntropy;

    /// <inheritdoc/>
    public override float[] Score(SequenceSet sequences, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        int length = _model.Network.InputLength;
        var codes = new byte[checked(sequences.Count * length)];
        for (int i = 0; i < sequences.Count; i++)
            sequences[i].CopyTo(codes.AsSpan(i * length));
        var scores = new float[checked(sequences.Count * _model.Network.Tasks.Length)];
        _engine.Predict(codes, sequences.Count, scores);
        return scores;
    }

    /// <inheritdoc/>
    public override IReadOnlyList<string> ColumnNames(int count) => _names.Columns(count);

    /// <inheritdoc/>
    public override void Dispose() => _engine.Dispose();
}
