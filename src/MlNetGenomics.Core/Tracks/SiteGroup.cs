using MlNetGenomics.Statistics;

namespace MlNetGenomics.Tracks;

/// <summary>Sites of one name: those of a transcription factor, say. Means are over sites, of each site's mean over its bases.</summary>
/// <param name="Name">Name of the sites.</param>
/// <param name="Bases">Bases of all sites.</param>
/// <param name="First">Mean score in the first track.</param>
/// <param name="Second">Mean score in the second track; null without one.</param>
/// <param name="Difference">Mean over sites of the first score minus the second; null without a second track.</param>
public sealed record SiteGroup(
    string Name, long Bases, MeanAndError First, MeanAndError? Second, MeanAndError? Difference)
{
    /// <summary>Number of sites.</summary>
    public long Sites => First.Count;
}
