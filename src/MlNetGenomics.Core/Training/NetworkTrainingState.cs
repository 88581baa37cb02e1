namespace MlNetGenomics.Training;

/// <summary>How far the training of a network has come.</summary>
/// <param name="valueCount">Numbers of the model.</param>
/// <param name="optimizerLength">Numbers of the optimizer's state.</param>
internal sealed class NetworkTrainingState(int valueCount, int optimizerLength) : TrainingState
{
    /// <summary>The model's numbers after the epoch last done.</summary>
    public float[] Values { get; } = new float[valueCount];

    /// <summary>Those after the epoch with the lowest validation loss, where there is a validation set.</summary>
    public float[] Best { get; } = new float[valueCount];

    /// <summary>The optimizer's state after the epoch last done.</summary>
    public float[] Optimizer { get; } = new float[optimizerLength];

    /// <inheritdoc/>
    protected override IEnumerable<float[]> Arrays => [Values, Best, Optimizer];
}
