using Microsoft.ML.Runtime;
using MlNetGenomics.Training;

namespace MlNetGenomics.Trainers;

/// <summary>Tells the context's log of each epoch, then whoever else wants to know.</summary>
internal sealed class LoggedProgress(IChannel channel, IProgress<TrainingProgress>? next) : IProgress<TrainingProgress>
{
    public void Report(TrainingProgress value)
    {
        channel.Info(
            MessageSensitivity.None,
            FormattableString.Invariant($"Epoch {value.Epoch} of {value.Epochs}: {value.Loss}"));
        next?.Report(value);
    }
}
