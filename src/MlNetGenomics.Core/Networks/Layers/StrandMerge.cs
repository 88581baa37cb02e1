namespace MlNetGenomics.Networks.Layers;

/// <summary>How the results of the two strands become one.</summary>
public enum StrandMerge
{
    /// <summary>The reverse complement's positions follow the sequence's, each strand in its own reading direction.</summary>
    Concatenate,

    /// <summary>
    /// The larger of the two at each site: position p of the sequence meets the position of the reverse
    /// complement that covers the same bases, positions - 1 - p.
    /// </summary>
    Maximum,
}
