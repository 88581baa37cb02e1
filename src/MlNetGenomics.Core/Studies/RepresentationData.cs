using MlNetGenomics.Sequences;
using MlNetGenomics.Training;

namespace MlNetGenomics.Studies;

/// <summary>Labelled sequences in three parts.</summary>
/// <param name="Tasks">Names of the T tasks.</param>
/// <param name="Training">What is trained on.</param>
/// <param name="Validation">What tells the best epoch.</param>
/// <param name="Test">What filters scan and scores are of.</param>
/// <param name="TestLabels">[test sequences x T], 0 or 1; NaN where one is missing.</param>
public sealed record RepresentationData(
    IReadOnlyList<string> Tasks,
    ITrainingData Training,
    ITrainingData Validation,
    SequenceSet Test,
    float[] TestLabels)
{
    /// <summary>Splits labelled sequences.</summary>
    /// <param name="sequences">N sequences of one length.</param>
    /// <param name="labels">T columns of N labels.</param>
    /// <param name="tasks">Names of the T tasks.</param>
    /// <param name="split">What each sequence is for.</param>
    /// <exception cref="GenomicsException">See <see cref="TrainingSet"/>.</exception>
    public static RepresentationData Of(
        SequenceSet sequences, IReadOnlyList<float[]> labels, IReadOnlyList<string> tasks, DataSplit split)
    {
        ArgumentNullException.ThrowIfNull(sequences);
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentNullException.ThrowIfNull(tasks);
        ArgumentNullException.ThrowIfNull(split);
        ArgumentOutOfRangeException.ThrowIfNotEqual(labels.Count, tasks.Count, nameof(labels));
        TrainingSet all = TrainingSet.FromColumns(sequences, labels);
        return new RepresentationData(
            tasks,
            new TrainingSubset(all, split.Training),
            new TrainingSubset(all, split.Validation),
            sequences.Subset(split.Test),
            [.. split.Test.SelectMany(i => labels.Select(column => column[i]))]);
    }
}
