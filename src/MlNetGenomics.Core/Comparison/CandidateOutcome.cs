namespace MlNetGenomics.Comparison;

/// <summary>How a candidate came out of a comparison.</summary>
public enum CandidateOutcome
{
    /// <summary>It was fitted to every split that the others were fitted to.</summary>
    Finished,

    /// <summary>A fit failed.</summary>
    Failed,

    /// <summary>It was left out as it did clearly worse than the best.</summary>
    Discarded,

    /// <summary>A fit took more than its share of the time.</summary>
    TooSlow,

    /// <summary>The time was over before its first fit was.</summary>
    NotReached,
}
