using Microsoft.ML.Data;

namespace MlNetGenomics.Comparison;

/// <summary>A sequence as the trainers of k-mer baselines see it.</summary>
internal sealed class KmerRow
{
    /// <summary>The label, standardised where labels are numbers.</summary>
    public float Label { get; set; }

    /// <summary>The label, where there are two classes.</summary>
    public bool IsPositive { get; set; }

    /// <summary>Counts of k-mers, sparse.</summary>
    public VBuffer<float> Features { get; set; }
}
