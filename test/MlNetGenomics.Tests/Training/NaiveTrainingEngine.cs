using MlNetGenomics.Networks;
using MlNetGenomics.Statistics;
using MlNetGenomics.Tests.Networks;
using MlNetGenomics.Training;

namespace MlNetGenomics.Tests.Training;

/// <summary>The managed engine with the oracle in place of its passes.</summary>
internal sealed class NaiveTrainingEngine(TrainingEngineStart start) : ITrainingEngine
{
    private readonly ParameterUpdate _update = new(start.Model.Network, start.Optimizer, 1);
    private readonly OutputLoss _loss = new(start.Loss, OutputLoss.LastActivation(start.Model.Network));
    private readonly float[] _values = start.Model.Values.ToArray();

    public Network Network => start.Model.Network;

    public int StateLength => _update.State.Length;

    private NaiveTraining Oracle => NaiveTraining.Of(new NetworkModel(Network, _values));

    public double Step(TrainingBatch batch, long step, double learningRate)
    {
        SplittableRandom dropout = new SplittableRandom(start.Seed).Split(TrainingStreams.Dropout).Split(step);
        double[] oneHot = NaiveTraining.OneHot(batch.Codes.AsSpan(0, batch.Count * batch.Length));
        NaiveRun run = Oracle.Run(oneHot, NaiveTraining.Masks(dropout), step);
        var slope = new float[run.Logits.Length];
        double loss = _loss.Compute(Narrow(run.Logits), batch, slope);
        float[] gradient = Narrow(run.Backward([.. slope.Select(s => (double)s)]).Parameters);
        Narrow(run.RunningValues).CopyTo(_values, 0);
        _update.Apply(_values, gradient, step, learningRate);
        return loss;
    }

    public void Predict(ReadOnlySpan<byte> codes, int count, Span<float> predictions) =>
        Narrow(Oracle.Predict(NaiveTraining.OneHot(codes))).CopyTo(predictions);

    public void ReadValues(Span<float> values) => _values.CopyTo(values);

    public void ReadState(Span<float> state) => _update.State.CopyTo(state);

    public void Restore(ReadOnlySpan<float> values, ReadOnlySpan<float> state)
    {
        values.CopyTo(_values);
        state.CopyTo(_update.State);
    }

    public void Dispose()
    {
    }

    private static float[] Narrow(double[] numbers) => [.. numbers.Select(x => (float)x)];
}
