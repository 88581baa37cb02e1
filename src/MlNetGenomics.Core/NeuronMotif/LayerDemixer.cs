namespace MlNetGenomics.NeuronMotif;

/// <summary>
/// Takes a layer's neurons apart for one group of motifs that move on their own, and for one more until the consensus test
/// holds. (Wei et al. 2023, doi:10.1073/pnas.2216698120, Methods, end of "Demixing Multifaceted CN".)
/// </summary>
public static class LayerDemixer
{
    /// <summary>Takes neurons apart.</summary>
    /// <param name="demix">Takes all neurons apart for so many groups: asked for 1, 2, ... groups as long as that helps.</param>
    /// <param name="settings">What to test; null for the paper's.</param>
    /// <exception cref="GenomicsException">A setting is out of range.</exception>
    public static LayerModules Demix(Func<int, IEnumerable<NeuronModules>> demix, DemixSettings? settings = null)
    {
        ArgumentNullException.ThrowIfNull(demix);
        settings ??= DemixSettings.Paper;
        settings.Validate();
        for (int groups = 1; ; groups++)
        {
            NeuronModules[] neurons = [.. demix(groups)];
            ConsensusTest test = ConsensusTest.Of(neurons, settings);
            if (test.Holds || groups == settings.MostGroups)
                return new LayerModules(groups, test, [.. neurons]);
        }
    }
}
