using MlNetGenomics.Motifs.Comparison;
using MlNetGenomics.NeuronMotif.Diagnosis;
using MlNetGenomics.NeuronMotif.Syntax;

namespace MlNetGenomics.NeuronMotif.Analysis;

/// <summary>All that is known about a neuron.</summary>
/// <param name="Modules">What it was taken apart into.</param>
/// <param name="Syntax">Its motifs and their order; null for a dead neuron.</param>
/// <param name="Matches">
/// For each motif of the dictionary what known motifs it looks like, the best first, within the thresholds asked for; none
/// where no known motifs were given.
/// </param>
/// <param name="Origins">For each tree of the syntax where its nodes first occur; none in the first layer.</param>
public sealed record NeuronAnalysis(
    NeuronModules Modules,
    NeuronSyntax? Syntax,
    IReadOnlyList<TomtomResult> Matches,
    IReadOnlyList<IReadOnlyList<NodeOrigin>> Origins)
{
    /// <summary>Name of the neuron.</summary>
    public string Name => Modules.Name;

    /// <summary>How well it could be taken apart.</summary>
    public NeuronSummary Summary => NeuronSummary.Of(Name, Modules.Modules);

    /// <summary>The match of the smallest q-value of any of its motifs; null for none.</summary>
    public TomtomMatch? BestMatch => Matches
        .Select(result => result.Best).OfType<TomtomMatch>().MinBy(match => (match.QValue, match.PValue));
}
