using MlNetGenomics.Training;

namespace MlNetGenomics.Tests.Training;

/// <summary>Cancels a training run after an epoch.</summary>
internal sealed class StopAfter(int epoch, CancellationTokenSource stop) : IProgress<TrainingProgress>
{
    public void Report(TrainingProgress value)
    {
        if (value.Epoch == epoch)
            stop.Cancel();
    }
}
