namespace MlNetGenomics.Training;

/// <summary>
/// Numbers of the streams that a training run's seed splits into, apart from those that the weights start from.
/// </summary>
internal static class TrainingStreams
{
    /// <summary>Order of the sequences, split by epoch.</summary>
    public const int Shuffle = 2;

    /// <summary>Which sequences validate.</summary>
    public const int Validation = 3;

    /// <summary>Dropout, split by step.</summary>
    public const int Dropout = 4;
}
