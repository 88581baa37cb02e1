using MlNetGenomics;

namespace Microsoft.ML;

/// <summary>Where MlNetGenomics is found in a context.</summary>
public static class GenomicsExtensions
{
    /// <summary>What MlNetGenomics offers beyond estimators.</summary>
    public static GenomicsCatalog Genomics(this MLContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return new GenomicsCatalog(context);
    }
}
