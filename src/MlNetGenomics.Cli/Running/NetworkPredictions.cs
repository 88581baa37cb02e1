using MlNetGenomics.Reports;
using MlNetGenomics.Training;

namespace MlNetGenomics.Cli.Running;

/// <summary>Tables of what was measured and what is predicted.</summary>
internal static class NetworkPredictions
{
    /// <summary>
    /// Columns of measured and predicted values: "measured" and "predicted" for one task; for several each with
    /// the task's name before it.
    /// </summary>
    public static string[] Columns(IReadOnlyList<string> tasks) => tasks.Count == 1
        ? ["measured", "predicted"]
        : [.. tasks.SelectMany(task => new[] { $"{task}_measured", $"{task}_predicted" })];

    /// <summary>Cells of measured and predicted values, empty where a label is missing.</summary>
    public static IEnumerable<object?> Cells(float[] measured, ReadOnlySpan<float> predicted)
    {
        var cells = new object?[2 * measured.Length];
        for (int task = 0; task < measured.Length; task++)
        {
            cells[2 * task] = float.IsNaN(measured[task]) ? null : measured[task];
            cells[2 * task + 1] = predicted[task];
        }
        return cells;
    }

    /// <summary>Writes a cross-validation's predictions: name, fold, and the columns of each task.</summary>
    public static void Write(
        TextWriter writer,
        ITrainingData data,
        IReadOnlyList<string> tasks,
        LabelTransform transform,
        NetworkCrossValidationResult result)
    {
        var table = new TableWriter(writer, ["name", "fold", .. Columns(tasks)]);
        var batch = new TrainingBatch(1, data.Length, data.Tasks);
        for (int i = 0; i < data.Count; i++)
        {
            data.Read([i], batch);
            float[] measured = [.. batch.Labels.Select(label => OnScale(label, transform))];
            ReadOnlySpan<float> predicted = result.Predictions.AsSpan(i * data.Tasks, data.Tasks);
            table.WriteRow([data.NameOf(i), result.FoldOfSequence[i] + 1, .. Cells(measured, predicted)]);
        }
    }

    /// <summary>A label on the scale trained on.</summary>
    public static float OnScale(float label, LabelTransform transform) =>
        transform == LabelTransform.Log2 ? (float)Math.Log2(label) : label;
}
