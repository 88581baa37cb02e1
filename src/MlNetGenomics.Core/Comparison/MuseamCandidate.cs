using MlNetGenomics.Networks.MuSeAM;
using MlNetGenomics.Sequences;
using MlNetGenomics.Training;

namespace MlNetGenomics.Comparison;

/// <summary>
/// MuSeAM, a model a task. It knows no weights of sequences, and classes are numbers to it; its share for validation,
/// where the settings have one, is taken without regard to groups.
/// </summary>
/// <param name="name">Name in tables.</param>
/// <param name="settings">Shape and training; seed and label transform are the comparison's.</param>
public sealed class MuseamCandidate(string name, MuseamSettings settings) : IModelCandidate
{
    /// <inheritdoc/>
    public string Name => name;

    /// <inheritdoc/>
    public IFittedCandidate Fit(CandidateTask task)
    {
        ArgumentNullException.ThrowIfNull(task);
        SequenceSet sequences = SequenceRows.SequencesOf(task.Training);
        float[] labels = SequenceRows.LabelsOf(task.Training);
        MuseamSettings own = settings with { Seed = task.Seed, LabelTransform = task.Goal.Transform };
        int tasks = task.Goal.Tasks.Count;
        var fits = new MuseamFit[tasks];
        for (int t = 0; t < tasks; t++)
        {
            (int[] known, float[] numbers) = SequenceRows.Known(labels, tasks, t);
            fits[t] = MuseamTrainer.Train(
                known.Length == sequences.Count ? sequences : sequences.Subset(known),
                numbers,
                own with { TaskName = task.Goal.Tasks[t] },
                task.Control with { Job = tasks == 1 ? task.Control.Job : task.Goal.Tasks[t] });
        }
        return new Fitted(fits, own.ValidationFraction > 0);
    }

    private sealed class Fitted(MuseamFit[] fits, bool hasValidation) : IFittedCandidate
    {
        public string Choice => hasValidation ? $"epoch {string.Join(", ", fits.Select(fit => fit.BestEpoch))}" : "";

        public float[] Predict(ITrainingData data, TrainingControl control)
        {
            SequenceSet sequences = SequenceRows.SequencesOf(data);
            var predictions = new float[sequences.Count * fits.Length];
            for (int t = 0; t < fits.Length; t++)
            {
                float[] own = new MuseamScorer(fits[t].Model).Predict(sequences, control.Threads, control.Cancellation);
                for (int i = 0; i < own.Length; i++)
                    predictions[i * fits.Length + t] = own[i];
            }
            return predictions;
        }
    }
}
