namespace MlNetGenomics.Comparison;

/// <summary>Why a comparison ended.</summary>
public enum ComparisonEnding
{
    /// <summary>All fits are done.</summary>
    Completed,

    /// <summary>Its time was over.</summary>
    OutOfTime,

    /// <summary>It was asked to stop.</summary>
    Stopped,
}
