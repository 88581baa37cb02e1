using MlNetGenomics.Networks.MuSeAM;
using MlNetGenomics.Sequences;

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
        return new FittedMuseam(fits, own.ValidationFraction > 0);
    }
}
