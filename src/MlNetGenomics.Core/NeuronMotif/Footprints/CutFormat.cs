namespace MlNetGenomics.NeuronMotif.Footprints;

/// <summary>What lines of a file of cuts say.</summary>
public enum CutFormat
{
    /// <summary>bedGraph where the first line has four columns, the last a number; else BED.</summary>
    Guess,

    /// <summary>Number of cuts at each base from start to end.</summary>
    BedGraph,

    /// <summary>
    /// A cut a line: at its one base, or at the first base of a longer one in the direction of its strand, as reads have it.
    /// </summary>
    Bed,

    /// <summary>BED of fragments, which were cut at both ends: two cuts a line, at its first and last base.</summary>
    Fragments,
}
