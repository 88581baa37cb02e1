using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Trainers.FastTree;

/// <summary>Rows that trees are grown on, every feature that can be split divided into bins.</summary>
internal sealed class TreeData
{
    private TreeData(double[] labels, int featureCount, BinnedFeature[] features)
    {
        Labels = labels;
        FeatureCount = featureCount;
        Features = features;
        Starts = new int[features.Length + 1];
        for (int i = 0; i < features.Length; i++)
            Starts[i + 1] = Starts[i] + features[i].BinCount;
    }

    /// <summary>Label of each row; of two classes 1 and 0.</summary>
    public double[] Labels { get; }

    /// <summary>Number of features of a row.</summary>
    public int FeatureCount { get; }

    /// <summary>The features that can be split.</summary>
    public BinnedFeature[] Features { get; }

    /// <summary>Where the bins of each feature start among all bins, and where all end.</summary>
    public int[] Starts { get; }

    public static TreeData Read(IDataView input, string label, string features, int leastRows)
    {
        DataViewSchema.Column labelColumn = input.Schema[label], featureColumn = input.Schema[features];
        int featureCount = ((VectorDataViewType)featureColumn.Type).Size;
        using DataViewRowCursor cursor = input.GetRowCursor([labelColumn, featureColumn]);
        Func<double> getLabel = LabelGetter(cursor, labelColumn);
        ValueGetter<VBuffer<float>> getFeatures = cursor.GetGetter<VBuffer<float>>(featureColumn);
        var labels = new List<double>();
        // What is not 0, row by row.
        var values = new List<float>();
        var at = new List<int>();
        var ends = new List<int>();
        VBuffer<float> row = default;
        while (cursor.MoveNext())
        {
            double value = getLabel();
            RequireNumber(value, "The label");
            labels.Add(value);
            getFeatures(ref row);
            ReadOnlySpan<float> numbers = row.GetValues();
            ReadOnlySpan<int> indices = row.GetIndices();
            for (int i = 0; i < numbers.Length; i++)
            {
                int feature = row.IsDense ? i : indices[i];
                RequireNumber(numbers[i], $"Feature {feature}");
                if (numbers[i] == 0)
                    continue;
                values.Add(numbers[i]);
                at.Add(feature);
            }
            ends.Add(values.Count);
        }
        Check.That(labels.Count > 0, "No valid training instances found, all instances have missing features.");
        return new TreeData([.. labels], featureCount, Bin(values, at, ends, featureCount, leastRows));

        void RequireNumber(double value, string what) => Check.That(
            double.IsFinite(value),
            $"{what} of row {cursor.Position + 1} is {value}: this build trains trees on numbers only");
    }

    private static Func<double> LabelGetter(DataViewRow row, DataViewSchema.Column column)
    {
        if (column.Type is BooleanDataViewType)
        {
            ValueGetter<bool> getBoolean = row.GetGetter<bool>(column);
            bool isPositive = false;
            return () =>
            {
                getBoolean(ref isPositive);
                return isPositive ? 1 : 0;
            };
        }
        ValueGetter<float> get = row.GetGetter<float>(column);
        float label = 0;
        return () =>
        {
            get(ref label);
            return label;
        };
    }

    /// <summary>Brings values from the order of rows into that of features, and divides these into bins.</summary>
    private static BinnedFeature[] Bin(
        List<float> values, List<int> features, List<int> ends, int featureCount, int leastRows)
    {
        var starts = new int[featureCount + 1];
        foreach (int feature in features)
            starts[feature + 1]++;
        for (int feature = 0; feature < featureCount; feature++)
            starts[feature + 1] += starts[feature];
        int[] next = starts[..^1];
        var rowOf = new int[values.Count];
        var valueOf = new float[values.Count];
        for (int row = 0, i = 0; row < ends.Count; row++)
        {
            for (; i < ends[row]; i++)
            {
                int to = next[features[i]]++;
                (rowOf[to], valueOf[to]) = (row, values[i]);
            }
        }
        var binned = new BinnedFeature[featureCount];
        Parallel.For(0, featureCount, feature =>
        {
            Range range = starts[feature]..starts[feature + 1];
            binned[feature] = BinnedFeature.Create(
                feature, rowOf.AsSpan(range), valueOf.AsSpan(range), ends.Count, leastRows);
        });
        return [.. binned.Where(feature => feature is not null)];
    }
}
