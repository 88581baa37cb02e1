using MlNetGenomics.Files;
using MlNetGenomics.Motifs;
using MlNetGenomics.Tests.Motifs.Comparison;

namespace MlNetGenomics.Tests.Cli;

/// <summary>Motif files for commands.</summary>
internal static class MotifFiles
{
    /// <summary>Sixty random motifs named m1 to m60, and one of the AP-1 factors.</summary>
    public static readonly PositionProbabilityMatrix[] Database =
        [.. RandomMotifs.Make(60, 7, 14, seed: 21), IupacMotif.Parse("NTGACTCAN", 0.9, "MA0476.1", "FOS")];

    /// <summary>Writes motifs to a file; its path.</summary>
    public static string Write(string path, params IReadOnlyList<PositionProbabilityMatrix> motifs)
    {
        OutputFile.Write(path, writer => MemeMotifs.Write(writer, motifs));
        return path;
    }
}
