using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>Compares scores with labels.</summary>
internal static class RegressionEvaluator
{
    public static RegressionMetrics Evaluate(IDataView data, string labelName, string scoreName)
    {
        DataViewSchema.Column label = Find(data.Schema, labelName, "label");
        DataViewSchema.Column score = Find(data.Schema, scoreName, "score");
        using DataViewRowCursor cursor = data.GetRowCursor([label, score]);
        ValueGetter<float> getLabel = cursor.GetGetter<float>(label);
        ValueGetter<float> getScore = cursor.GetGetter<float>(score);
        long count = 0;
        double absolute = 0, squared = 0, labels = 0, squaredLabels = 0;
        while (cursor.MoveNext())
        {
            float expected = 0, predicted = 0;
            getLabel(ref expected);
            getScore(ref predicted);
            if (float.IsNaN(expected) || float.IsNaN(predicted))
                continue;
            double difference = Math.Abs((double)expected - predicted);
            count++;
            absolute += difference;
            squared += difference * difference;
            labels += expected;
            squaredLabels += (double)expected * expected;
        }
        if (count == 0)
            return new RegressionMetrics(0, 0, 0, 0);
        double spread = squaredLabels - labels * labels / count;
        double mean = squared / count;
        return new RegressionMetrics(
            absolute / count, mean, Math.Sqrt(mean), spread == 0 ? double.NaN : 1 - squared / spread);
    }

    private static DataViewSchema.Column Find(DataViewSchema schema, string name, string role)
    {
        // The message is ML.NET's own, which has the two names the wrong way round.
        DataViewSchema.Column column = schema.GetColumnOrNull(name) ??
            throw new ArgumentOutOfRangeException(
                nameof(schema), $"{name} column '{(role == "label" ? "Label" : "Score")}' not found");
        return column.Type == NumberDataViewType.Single
            ? column
            : throw Check.Mismatch(nameof(schema), role, name, "Single", column.Type.ToString());
    }
}
