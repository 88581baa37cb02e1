using MlNetGenomics.Training;

namespace MlNetGenomics.Tests.Training;

/// <summary>Notes the epochs that are reported.</summary>
internal sealed class EpochList : IProgress<TrainingProgress>
{
    public List<int> Epochs { get; } = [];

    public void Report(TrainingProgress value) => Epochs.Add(value.Epoch);
}
