using MlNetGenomics.Statistics;

namespace MlNetGenomics.NeuronMotif;

/// <summary>
/// Whether a layer's neurons are taken apart far enough: whether the consensus of each neuron's best module, the one with
/// the greatest activation, activates the neuron nearly as much as the best sequence found. (Wei et al. 2023,
/// doi:10.1073/pnas.2216698120, Methods; a mean over .95, p below .1; the mean alone below ten neurons, as its program.)
/// </summary>
/// <param name="NeuronCount">Neurons that are not dead.</param>
/// <param name="Mean">Their mean consensus ratio; NaN where there is none.</param>
/// <param name="P">P-value of the one-sided t-test; NaN where there are too few neurons for one.</param>
/// <param name="Holds">Whether it is met.</param>
public sealed record ConsensusTest(int NeuronCount, double Mean, double P, bool Holds)
{
    /// <summary>Tests a layer.</summary>
    /// <param name="neurons">The layer's neurons; dead ones do not count.</param>
    /// <param name="settings">What must be exceeded; null for the paper's.</param>
    /// <exception cref="GenomicsException">A setting is out of range.</exception>
    public static ConsensusTest Of(IEnumerable<NeuronModules> neurons, DemixSettings? settings = null)
    {
        ArgumentNullException.ThrowIfNull(neurons);
        settings ??= DemixSettings.Paper;
        settings.Validate();
        double[] ratios = [.. neurons.Where(neuron => !neuron.IsDead).Select(neuron => neuron.ConsensusRatio)];
        if (ratios.Length == 0)
            return new ConsensusTest(0, double.NaN, double.NaN, false);
        double mean = ratios.Average();
        if (ratios.Length < settings.FewestTested)
            return new ConsensusTest(ratios.Length, mean, double.NaN, mean > settings.ConsensusRatio);
        double p = OneSampleTTest.Greater(ratios, settings.ConsensusRatio).P;
        return new ConsensusTest(ratios.Length, mean, p, p < settings.Significance);
    }
}
