using MlNetGenomics.Mpra;

namespace MlNetGenomics.Reports;

/// <summary>Activities of a reporter assay, as tables.</summary>
public static class MpraTableWriter
{
    /// <summary>Writes labels to train on: name, a column a task, weight.</summary>
    public static void WriteLabels(TextWriter writer, MpraActivity activity)
    {
        ArgumentNullException.ThrowIfNull(activity);
        var table = new TableWriter(
            writer,
            [MpraActivity.NameColumn, .. activity.Experiments.Select(one => one.Experiment.Name), MpraActivity.WeightColumn]);
        for (int i = 0; i < activity.Names.Count; i++)
        {
            table.WriteRow(
            [
                activity.Names[i], .. activity.Experiments.Select(one => (object?)(float)one.Mean[i]),
                (float)activity.Weights[i],
            ]);
        }
    }

    /// <summary>Writes the activity in each replicate: name, a column EXPERIMENT_REPLICATE each.</summary>
    public static void WriteReplicates(TextWriter writer, MpraActivity activity)
    {
        ArgumentNullException.ThrowIfNull(activity);
        var table = new TableWriter(
            writer,
            [
                MpraActivity.NameColumn,
                .. activity.Experiments.SelectMany(one => one.Experiment.Replicates.Select(
                    replicate => $"{one.Experiment.Name}_{replicate.Name}")),
            ]);
        for (int i = 0; i < activity.Names.Count; i++)
        {
            table.WriteRow(
            [
                activity.Names[i],
                .. activity.Experiments.SelectMany(one => one.ByReplicate.Select(series => (object?)(float)series[i])),
            ]);
        }
    }
}
