namespace MlNetGenomics.Tracks;

/// <summary>Which base of an interval is the point that distances count from.</summary>
public enum PointAnchor
{
    /// <summary>The middle one; of an even number the left one of the two.</summary>
    Middle,

    /// <summary>The first one on the interval's strand (the start of a gene); forward where it has none.</summary>
    Start,

    /// <summary>The last one on the interval's strand; forward where it has none.</summary>
    End,
}
