using System.Collections.Immutable;

namespace MlNetGenomics.Interpretation.Mutagenesis;

/// <summary>What substitutions say about regions' bases.</summary>
/// <param name="Outputs">Names of the T outputs.</param>
/// <param name="Profiles">
/// [N x T]. Each number is the mean over the windows of a base: importances are averaged, not found in averaged scores;
/// the value is the mean over all windows.
/// </param>
public sealed record RegionMutagenesisResult(
    ImmutableArray<string> Outputs, ImmutableArray<MutagenesisProfile> Profiles)
{
    /// <summary>One region and output.</summary>
    /// <param name="region">Number of the region, from 0.</param>
    /// <param name="output">Number of the output, from 0.</param>
    public MutagenesisProfile Profile(int region, int output = 0)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)output, (uint)Outputs.Length, nameof(output));
        return Profiles[region * Outputs.Length + output];
    }
}
