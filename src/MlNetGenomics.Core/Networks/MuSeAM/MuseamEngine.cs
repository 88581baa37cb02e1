namespace MlNetGenomics.Networks.MuSeAM;

/// <summary>Runs and trains a MuSeAM network on sequences prepared once.</summary>
internal abstract class MuseamEngine
{
    /// <summary>Gradient of the last call of <see cref="ComputeGradient"/>.</summary>
    public abstract MuseamParameters Gradient { get; }

    /// <summary>Mean squared error of a batch, before the step, and one step of Adam.</summary>
    /// <param name="batch">Numbers of the sequences.</param>
    /// <param name="state">Parameters and running means, moved by the step.</param>
    public abstract double Step(ReadOnlySpan<int> batch, MuseamTrainingState state);

    /// <summary>Mean squared error of a batch and its gradient, penalties included.</summary>
    public abstract double ComputeGradient(ReadOnlySpan<int> batch, MuseamParameters parameters);

    /// <summary>Predictions of sequences.</summary>
    /// <param name="sequences">Numbers of the sequences.</param>
    /// <param name="parameters">The model.</param>
    /// <param name="predictions">Receives one prediction a sequence.</param>
    public abstract void Predict(ReadOnlySpan<int> sequences, MuseamParameters parameters, Span<float> predictions);
}
