using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Trainers.FastTree;

/// <summary>Rows that trees are grown on, every feature divided into bins.</summary>
/// <param name="Features">The features.</param>
/// <param name="Labels">The class of each row.</param>
/// <param name="Weights">The weight of each row.</param>
internal sealed record TreeData(BinnedFeature[] Features, bool[] Labels, float[] Weights)
{
    public static TreeData Read(IDataView input, string label, string features, string weight)
    {
        DataViewSchema.Column labelColumn = Column(input, "label", label, BooleanDataViewType.Instance);
        DataViewSchema.Column featureColumn = input.Schema.GetColumnOrNull(features) ??
            throw Check.Missing(nameof(input), "feature", features);
        if (featureColumn.Type is not VectorDataViewType { IsKnownSize: true, ItemType: NumberDataViewType } vector ||
            vector.ItemType != NumberDataViewType.Single)
            throw Check.Mismatch(nameof(input), "feature", features, "Vector<Single>", featureColumn.Type.ToString());
        var needed = new List<DataViewSchema.Column> { labelColumn, featureColumn };
        if (weight is not null)
            needed.Add(Column(input, "weight", weight, NumberDataViewType.Single));
        using DataViewRowCursor cursor = input.GetRowCursor(needed);
        ValueGetter<bool> getLabel = cursor.GetGetter<bool>(labelColumn);
        ValueGetter<VBuffer<float>> getFeatures = cursor.GetGetter<VBuffer<float>>(featureColumn);
        ValueGetter<float> getWeight = weight is null ? null : cursor.GetGetter<float>(needed[^1]);
        var columns = new List<float>[vector.Size];
        for (int i = 0; i < columns.Length; i++)
            columns[i] = [];
        var labels = new List<bool>();
        var weights = new List<float>();
        VBuffer<float> values = default;
        while (cursor.MoveNext())
        {
            bool isPositive = false;
            getLabel(ref isPositive);
            getFeatures(ref values);
            float size = 1;
            getWeight?.Invoke(ref size);
            int feature = 0;
            foreach (float value in values.DenseValues())
            {
                Check.That(
                    float.IsFinite(value),
                    $"Feature {feature} of row {cursor.Position + 1} is {value}: this build trains trees on numbers only");
                columns[feature++].Add(value);
            }
            labels.Add(isPositive);
            weights.Add(size);
        }
        Check.That(labels.Count > 0, "No valid training instances found, all instances have missing features.");
        return new TreeData([.. columns.Select(column => new BinnedFeature([.. column]))], [.. labels], [.. weights]);
    }

    private static DataViewSchema.Column Column(IDataView input, string role, string name, DataViewType type)
    {
        DataViewSchema.Column column = input.Schema.GetColumnOrNull(name) ??
            throw Check.Missing(nameof(input), role, name);
        return column.Type.Equals(type)
            ? column
            : throw Check.Mismatch(nameof(input), role, name, type.ToString(), column.Type.ToString());
    }
}
