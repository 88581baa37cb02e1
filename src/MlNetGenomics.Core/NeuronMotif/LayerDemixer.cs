namespace MlNetGenomics.NeuronMotif;

/// <summary>
/// Takes a layer's neurons apart for one group of motifs that move on their own, and for one more until the consensus test
/// holds. (Wei et al. 2023, doi:10.1073/pnas.2216698120, Methods, end of "Demixing Multifaceted CN".)
/// </summary>
public static class LayerDemixer
{
    /// <summary>Takes neurons apart.</summary>
    /// <param name="count">Number of neurons.</param>
    /// <param name="samples">
    /// Gives the sequences of neuron 0 .. count - 1; asked once for each number of groups, so that not all need be
    /// held at once.
    /// </param>
    /// <param name="settings">How to split, and what to test; null for the paper's.</param>
    /// <param name="cancellation">Stops early.</param>
    /// <exception cref="GenomicsException">A setting is out of range.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static LayerModules Demix(
        int count,
        Func<int, NeuronSamples> samples,
        DemixSettings? settings = null,
        CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentNullException.ThrowIfNull(samples);
        settings ??= DemixSettings.Paper;
        settings.Validate();
        for (int groups = 1; ; groups++)
        {
            var neurons = new NeuronModules[count];
            for (int i = 0; i < count; i++)
                neurons[i] = NeuronDemixer.Demix(samples(i), groups, settings, cancellation);
            ConsensusTest test = ConsensusTest.Of(neurons, settings);
            if (test.Holds || groups == settings.MostGroups)
                return new LayerModules(groups, test, [.. neurons]);
        }
    }
}
