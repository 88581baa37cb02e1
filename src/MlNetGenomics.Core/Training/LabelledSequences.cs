namespace MlNetGenomics.Training;

/// <summary>Training data read from files.</summary>
/// <param name="Data">Sequences, labels and weights.</param>
/// <param name="Columns">Names of the labels' columns; empty where the file is one number a line.</param>
public sealed record LabelledSequences(ITrainingData Data, IReadOnlyList<string> Columns) : IDisposable
{
    /// <summary>Disposes of the data.</summary>
    public void Dispose() => Data.Dispose();
}
