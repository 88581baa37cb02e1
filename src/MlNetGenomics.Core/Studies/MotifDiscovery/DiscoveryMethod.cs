namespace MlNetGenomics.Studies.MotifDiscovery;

/// <summary>A way to read motifs from a neuron.</summary>
public enum DiscoveryMethod
{
    /// <summary>The dictionary of the modules that the neuron was taken apart into (Wei et al. 2023).</summary>
    NeuronMotif,

    /// <summary>The windows that activate the neuron most, stacked (Alipanahi et al. 2015; Kelley et al. 2016; Koo and Eddy 2019).</summary>
    ActivationMaximization,

    /// <summary>The neuron's saliency at the sites that activate it most, averaged base by base.</summary>
    MeanSaliency,

    /// <summary>The neuron's saliency at the one site that activates it most.</summary>
    BestSiteSaliency,
}
