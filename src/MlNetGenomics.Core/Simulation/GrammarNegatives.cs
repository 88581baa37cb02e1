namespace MlNetGenomics.Simulation;

/// <summary>What sequences without a grammar have instead of it.</summary>
public enum GrammarNegatives
{
    /// <summary>Nothing but background: a network needs one motif only to tell them apart.</summary>
    Background,

    /// <summary>One of the grammar's motifs: a network must find all of them.</summary>
    Parts,

    /// <summary>All of the grammar's motifs, in another order or at another distance: a network must learn the
    /// rule.</summary>
    Broken,
}
