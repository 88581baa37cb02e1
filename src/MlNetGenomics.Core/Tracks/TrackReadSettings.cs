namespace MlNetGenomics.Tracks;

/// <summary>How scores of bases are read.</summary>
public sealed record TrackReadSettings
{
    /// <summary>What is done where a base has more than one score.</summary>
    public OverlapRule Overlaps { get; init; }

    /// <summary>
    /// Whether the names of a table's sequences say where they lie (see <see cref="Sequences.GenomicInterval.TryParse"/>), so
    /// that the track is on the genome; a name that does not is then an error. A bedGraph file says it anyway.
    /// </summary>
    public bool IsGenomic { get; init; }

    /// <summary>The column of a table that has the scores.</summary>
    public string ScoreColumn { get; init; } = "score";
}
