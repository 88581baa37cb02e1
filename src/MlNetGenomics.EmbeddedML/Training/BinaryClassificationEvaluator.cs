using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>Compares scores with labels of two classes.</summary>
internal sealed class BinaryClassificationEvaluator
{
    private readonly List<(float Score, bool IsPositive)> _rows = [];
    private double _logLoss;
    private long _positivesWithProbability;
    private long _withProbability;

    private BinaryClassificationEvaluator()
    {
    }

    public ConfusionMatrix Confusion { get; private set; }

    public double LogLoss => double.IsNaN(_logLoss) ? double.NaN
        : _withProbability > 0 ? _logLoss / _withProbability
        : 0;

    public double LogLossReduction
    {
        get
        {
            if (_withProbability == 0)
                return 0;
            double prior = Entropy((double)_positivesWithProbability / _withProbability);
            return (prior - _logLoss / _withProbability) / prior;
        }
    }

    public static BinaryClassificationEvaluator Read(
        IDataView data, string labelName, string scoreName, string probabilityName, string predictedName)
    {
        DataViewSchema schema = data.Schema;
        DataViewSchema.Column label = Find(schema, labelName, "Label");
        DataViewSchema.Column score = Find(schema, scoreName, "Score");
        DataViewSchema.Column? probability =
            probabilityName is null ? null : Find(schema, probabilityName, "Probability");
        Find(schema, predictedName, "PredictedLabel");
        RequireSingle(score, "score");
        if (label.Type is not BooleanDataViewType &&
            label.Type != NumberDataViewType.Single && label.Type != NumberDataViewType.Double)
        {
            throw Check.Mismatch(
                nameof(schema), "label", label.Name, "Single, Double, Boolean, or a Key with cardinality 2",
                label.Type.ToString());
        }
        if (probability is { } column)
            RequireSingle(column, "probability");
        var evaluator = new BinaryClassificationEvaluator();
        evaluator.Read(data, label, score, probability);
        return evaluator;
    }

    /// <summary>Share of pairs of a positive and a negative row that the score orders rightly; ties count half.</summary>
    public double AreaUnderRocCurve()
    {
        long positives = _rows.Count(row => row.IsPositive);
        long negatives = _rows.Count - positives;
        Check.Param(
            positives > 0, "PosSample", "AUC is not defined when there is no positive class in the data");
        Check.Param(
            negatives > 0, "NegSample", "AUC is not defined when there is no negative class in the data");
        double pairs = 0;
        long above = 0;
        foreach (var tie in _rows.GroupBy(row => row.Score).OrderByDescending(tie => tie.Key))
        {
            long tied = tie.Count(row => row.IsPositive);
            pairs += (above + 0.5 * tied) * (tie.Count() - tied);
            above += tied;
        }
        return pairs / ((double)positives * negatives);
    }

    /// <summary>
    /// The area between recall and precision, by trapezoids under rows in falling order of score; rows of one
    /// score stay in their order, as in ML.NET (Boyd et al. 2013, "lower trapezoid").
    /// </summary>
    public double AreaUnderPrecisionRecallCurve()
    {
        int positives = _rows.Count(row => row.IsPositive);
        double area = 0, recall = 0, precision = 1;
        int found = 0, seen = 0;
        foreach ((_, bool isPositive) in _rows.OrderByDescending(row => row.Score))
        {
            seen++;
            if (isPositive)
            {
                found++;
                area += ((double)found / positives - recall) * (precision + (double)found / seen) / 2;
                recall = (double)found / positives;
            }
            precision = (double)found / seen;
        }
        return area;
    }

    /// <summary>Bits of a choice of probability <paramref name="p"/>.</summary>
    public static double Entropy(double p) => p is 0 or 1 ? 0 : -p * Math.Log2(p) - (1 - p) * Math.Log2(1 - p);

    private void Read(
        IDataView data, DataViewSchema.Column label, DataViewSchema.Column score, DataViewSchema.Column? probability)
    {
        DataViewSchema.Column[] needed = probability is { } column ? [label, score, column] : [label, score];
        using DataViewRowCursor cursor = data.GetRowCursor(needed);
        Func<double> getLabel = LabelGetter(cursor, label);
        ValueGetter<float> getScore = cursor.GetGetter<float>(score);
        ValueGetter<float> getProbability = probability is { } active ? cursor.GetGetter<float>(active) : null;
        var counts = new double[2, 2];
        while (cursor.MoveNext())
        {
            double expected = getLabel();
            float predicted = 0;
            getScore(ref predicted);
            if (!float.IsFinite(predicted) || double.IsNaN(expected))
                continue;
            float chance = float.NaN;
            getProbability?.Invoke(ref chance);
            bool isPositive = expected > 0;
            _rows.Add((predicted, isPositive));
            counts[isPositive ? 0 : 1, predicted > 0 ? 0 : 1]++;
            _logLoss -= Math.Log2(isPositive ? chance : 1.0 - chance);
            if (!float.IsNaN(chance))
            {
                _withProbability++;
                _positivesWithProbability += isPositive ? 1 : 0;
            }
        }
        Confusion = new ConfusionMatrix(counts);
    }

    private static Func<double> LabelGetter(DataViewRow row, DataViewSchema.Column label)
    {
        if (label.Type is BooleanDataViewType)
        {
            ValueGetter<bool> getBoolean = row.GetGetter<bool>(label);
            return () =>
            {
                bool value = false;
                getBoolean(ref value);
                return value ? 1 : 0;
            };
        }
        if (label.Type == NumberDataViewType.Double)
        {
            ValueGetter<double> getDouble = row.GetGetter<double>(label);
            return () =>
            {
                double value = 0;
                getDouble(ref value);
                return value;
            };
        }
        ValueGetter<float> getSingle = row.GetGetter<float>(label);
        return () =>
        {
            float value = 0;
            getSingle(ref value);
            return value;
        };
    }

    // The message is ML.NET's own, which has the two names the wrong way round.
    private static DataViewSchema.Column Find(DataViewSchema schema, string name, string role) =>
        schema.GetColumnOrNull(name) ??
        throw new ArgumentOutOfRangeException(nameof(schema), $"{name} column '{role}' not found");

    private static void RequireSingle(DataViewSchema.Column column, string role)
    {
        if (column.Type != NumberDataViewType.Single)
            throw Check.Mismatch("schema", role, column.Name, "Single", column.Type.ToString());
    }
}
