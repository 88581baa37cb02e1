namespace MlNetGenomics.Networks.Engine.Incremental;

/// <summary>
/// Tracks of features as operators see them: those of a sequence, to be worked out in full, or those of its mutants, of
/// which only a range of positions is worked out and all other positions are the sequence's. Both are run by
/// the same operators.
/// </summary>
internal abstract unsafe class FeatureView
{
    /// <summary>Sequences or mutants at hand. Where both strands run, tracks Count .. 2 Count - 1 are the reverse complements.</summary>
    public abstract int Count { get; }

    /// <summary>Positions of a track to be worked out.</summary>
    /// <param name="node">Number of the node.</param>
    /// <param name="track">Number of the track.</param>
    public abstract ChangedRange Range(int node, int track);

    /// <summary>Address of the channels at a position, to be read, or to be written where it is in <see cref="Range"/>.</summary>
    /// <param name="node">Number of the node.</param>
    /// <param name="track">Number of the track.</param>
    /// <param name="position">Position.</param>
    public abstract float* Row(int node, int track, int position);
}
