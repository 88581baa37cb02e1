using Microsoft.ML.Data;

namespace MlNetGenomics.Comparison;

/// <summary>A sequence as the trainers of baselines see it.</summary>
internal sealed class FeatureRow
{
    // Not a name that data would have: in a pipeline the column is dropped again, with all of its name.
    public const string FeatureColumn = "MlNetGenomics/Features";

    /// <summary>The label, standardised where labels are numbers.</summary>
    public float Label { get; set; }

    /// <summary>The label, where there are two classes.</summary>
    public bool IsPositive { get; set; }

    /// <summary>The features; in a table's column of the name <see cref="FeatureColumn"/>.</summary>
    public VBuffer<float> Features { get; set; }
}
