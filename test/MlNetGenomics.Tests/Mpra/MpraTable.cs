using MlNetGenomics.Mpra;

namespace MlNetGenomics.Tests.Mpra;

/// <summary>Small sets of counts.</summary>
internal static class MpraTable
{
    /// <summary>Counts of one experiment, whose replicates share a column of plasmids.</summary>
    public static MpraCounts Of(long[] dna, params long[][] rna)
    {
        var columns = new Dictionary<string, long[]> { ["DNA"] = dna };
        for (int i = 0; i < rna.Length; i++)
            columns.Add($"RNA_{i}", rna[i]);
        var experiment = new MpraExperiment("task", [.. rna.Select((_, i) => new MpraReplicate($"{i}", $"RNA_{i}", "DNA"))]);
        return new MpraCounts([.. dna.Select((_, i) => $"s{i}")], [experiment], columns);
    }
}
