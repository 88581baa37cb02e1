using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Trainers.FastTree;

/// <summary>Rows that trees are grown on, every feature divided into bins.</summary>
/// <param name="Features">The features.</param>
/// <param name="Labels">The class of each row.</param>
internal sealed record TreeData(BinnedFeature[] Features, bool[] Labels)
{
    public static TreeData Read(IDataView input, string label, string features)
    {
        DataViewSchema.Column labelColumn = input.Schema.GetColumnOrNull(label) ??
            throw Check.Missing(nameof(input), "label", label);
        if (labelColumn.Type is not BooleanDataViewType)
            throw Check.Mismatch(nameof(input), "label", label, "Boolean", labelColumn.Type.ToString());
        DataViewSchema.Column featureColumn = input.Schema.GetColumnOrNull(features) ??
            throw Check.Missing(nameof(input), "feature", features);
        if (featureColumn.Type is not VectorDataViewType { IsKnownSize: true, ItemType: NumberDataViewType } vector ||
            vector.ItemType != NumberDataViewType.Single)
            throw Check.Mismatch(nameof(input), "feature", features, "Vector<Single>", featureColumn.Type.ToString());
        using DataViewRowCursor cursor = input.GetRowCursor([labelColumn, featureColumn]);
        ValueGetter<bool> getLabel = cursor.GetGetter<bool>(labelColumn);
        ValueGetter<VBuffer<float>> getFeatures = cursor.GetGetter<VBuffer<float>>(featureColumn);
        var columns = new List<float>[vector.Size];
        for (int i = 0; i < columns.Length; i++)
            columns[i] = [];
        var labels = new List<bool>();
        VBuffer<float> values = default;
        while (cursor.MoveNext())
        {
            bool isPositive = false;
            getLabel(ref isPositive);
            getFeatures(ref values);
            int feature = 0;
            foreach (float value in values.DenseValues())
            {
                Check.That(
                    float.IsFinite(value),
                    $"Feature {feature} of row {cursor.Position + 1} is {value}: this build trains trees on numbers only");
                columns[feature++].Add(value);
            }
            labels.Add(isPositive);
        }
        Check.That(labels.Count > 0, "No valid training instances found, all instances have missing features.");
        return new TreeData([.. columns.Select(column => new BinnedFeature([.. column]))], [.. labels]);
    }
}
