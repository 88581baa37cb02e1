using Microsoft.ML;
using Microsoft.ML.Data;
using MlNetGenomics.Rows;
using MlNetGenomics.Statistics;
using MlNetGenomics.Trainers;

namespace MlNetGenomics.Evaluation;

/// <summary>Compares the scores of several tasks with their labels.</summary>
internal static class MultiTaskEvaluator
{
    /// <exception cref="ArgumentOutOfRangeException">A column is missing or of another type, or sizes differ.</exception>
    public static MultiTaskMetrics Evaluate(IDataView data, LabelColumns labels, string scoreColumnName)
    {
        DataViewSchema.Column score = Columns.Find(data.Schema, "score", scoreColumnName);
        bool fits = score.Type is VectorDataViewType vector && vector.ItemType == NumberDataViewType.Single &&
            vector.Size == labels.Count;
        if (!fits)
        {
            throw Columns.Mismatch(
                "score", scoreColumnName, $"Vector<Single, {labels.Count}>", score.Type.ToString()!);
        }
        string[] names = Columns.SlotNamesOf(score) ?? labels.Names ??
            [.. Enumerable.Range(1, labels.Count).Select(task => $"task_{task}")];
        var measured = new List<double>[labels.Count];
        var predicted = new List<double>[labels.Count];
        for (int task = 0; task < labels.Count; task++)
            (measured[task], predicted[task]) = ([], []);
        Read(data, labels, score, measured, predicted);
        return new MultiTaskMetrics(
            [.. names.Select((name, task) => Compare(name, [.. measured[task]], [.. predicted[task]]))]);
    }

    private static void Read(
        IDataView data,
        LabelColumns labels,
        DataViewSchema.Column score,
        List<double>[] measured,
        List<double>[] predicted)
    {
        using DataViewRowCursor cursor = data.GetRowCursor([.. labels.Columns, score]);
        Action<float[]> readLabels = labels.CreateReader(cursor);
        ValueGetter<VBuffer<float>> getScores = cursor.GetGetter<VBuffer<float>>(score);
        var expected = new float[labels.Count];
        var found = new float[labels.Count];
        VBuffer<float> buffer = default;
        while (cursor.MoveNext())
        {
            readLabels(expected);
            getScores(ref buffer);
            buffer.CopyTo(found);
            for (int task = 0; task < expected.Length; task++)
            {
                if (float.IsNaN(expected[task]) || float.IsNaN(found[task]))
                    continue;
                measured[task].Add(expected[task]);
                predicted[task].Add(found[task]);
            }
        }
    }

    private static TaskMetrics Compare(string name, double[] measured, double[] predicted)
    {
        if (measured.Length == 0)
        {
            var undefined = new RegressionScores(double.NaN, double.NaN, double.NaN, double.NaN);
            return new TaskMetrics(name, 0, undefined, null);
        }
        bool isBinary = measured.All(label => label is 0 or 1);
        return new TaskMetrics(
            name, measured.Length, RegressionScores.Of(measured, predicted),
            isBinary ? RankingScores.Of(measured, predicted) : null);
    }
}
