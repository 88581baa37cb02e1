namespace MlNetGenomics.Studies.Syntax;

/// <summary>A neuron of a network that was trained to tell sequences that obey a grammar from others.</summary>
/// <param name="Name">Name of the neuron.</param>
/// <param name="Auroc">
/// Chance that its greatest activation is higher in a sequence that obeys the grammar than in one that breaks it: over .5 it
/// speaks for the grammar, below against.
/// </param>
/// <param name="Modules">What its modules say of the grammar.</param>
/// <param name="Tree">What its syntax trees say.</param>
public sealed record GrammarNeuron(string Name, double Auroc, RecoveredSyntax Modules, RecoveredTree Tree)
{
    /// <summary>Whether it speaks for the grammar and carries both motifs, so that its syntax should be the grammar's.</summary>
    public bool IsCarrier => Auroc > 0.5 && Tree.HasBoth;
}
