using MlNetGenomics.Networks;
using MlNetGenomics.Training;

namespace MlNetGenomics.Tests.Training;

/// <summary>An engine that learns nothing: it notes what it is given and answers as it is told.</summary>
internal sealed class ScriptedEngine(TrainingEngineStart start) : ITrainingEngine
{
    public Network Network => start.Model.Network;

    /// <summary>Loss of a step, by its number.</summary>
    public Func<long, double> Loss { get; init; } = _ => 1;

    /// <summary>Every prediction, given the steps done.</summary>
    public Func<long, float> Prediction { get; init; } = _ => 0;

    /// <summary>Every number of the model, given the steps done.</summary>
    public Func<long, float> Value { get; init; } = step => step;

    public List<(long Step, double Rate, byte[] Codes, float[] Labels)> Steps { get; } = [];

    public int StateLength => 1;

    public double Step(TrainingBatch batch, long step, double learningRate)
    {
        Steps.Add((
            step, learningRate, batch.Codes[..(batch.Count * batch.Length)], batch.Labels[..(batch.Count * batch.Tasks)]));
        return Loss(step);
    }

    public void Predict(ReadOnlySpan<byte> codes, int count, Span<float> predictions) =>
        predictions.Fill(Prediction(Steps.Count));

    public void ReadValues(Span<float> values) => values.Fill(Value(Steps.Count));

    public void ReadState(Span<float> state) => state.Clear();

    public void Restore(ReadOnlySpan<float> values, ReadOnlySpan<float> state)
    {
    }

    public void Dispose()
    {
    }
}
