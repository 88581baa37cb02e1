using MlNetGenomics.Training;

namespace MlNetGenomics.Comparison;

/// <summary>A model that a candidate has become.</summary>
public interface IFittedCandidate
{
    /// <summary>What was chosen while fitting, for people: the best epoch, the setting of a grid; empty for nothing.</summary>
    string Choice { get; }

    /// <summary>Predicts.</summary>
    /// <param name="data">N sequences of the length fitted to; their labels do not matter.</param>
    /// <param name="control">Threads and cancellation.</param>
    /// <returns>[N x T]: for numbers on the scale of the transformed labels; for classes, more is likelier.</returns>
    float[] Predict(ITrainingData data, TrainingControl control);
}
