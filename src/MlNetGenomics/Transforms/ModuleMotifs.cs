namespace MlNetGenomics.Transforms;

/// <summary>What of decoupled neurons is scored.</summary>
public enum ModuleMotifs
{
    /// <summary>Every module, as wide as the neuron's receptive field: its motifs together, at their distances.</summary>
    Modules,

    /// <summary>Every motif of the neurons' dictionaries, by itself.</summary>
    Dictionary,
}
