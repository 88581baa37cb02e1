using MlNetGenomics.Cli.Options;
using MlNetGenomics.Regulators;

namespace MlNetGenomics.Cli.Running;

/// <summary>Groups sequences by the factors that matter in them.</summary>
internal static class ClusterJob
{
    /// <summary>Finds the groups.</summary>
    /// <param name="importance">Importance of kernels for the sequences.</param>
    /// <param name="factors">Their factors.</param>
    /// <param name="settings">How.</param>
    /// <param name="file">The sequences' file, for messages.</param>
    /// <param name="run">The run.</param>
    /// <exception cref="GenomicsException">There are too few sequences, or no factor matters in any.</exception>
    public static SequenceClusters Run(
        KernelImportance importance, KernelFactors factors, SequenceClusterSettings settings, string file, CommandRun run)
    {
        var important = ImportantFactors.Of(importance, factors, settings.TopKernels);
        return SequenceOptions.InFile(
            file, () => run.WithProgress("clustering", _ => SequenceClusters.Find(important, settings, run.Cancellation)));
    }
}
