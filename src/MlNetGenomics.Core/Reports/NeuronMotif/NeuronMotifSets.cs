using MlNetGenomics.Motifs;
using MlNetGenomics.Motifs.Comparison;
using MlNetGenomics.NeuronMotif.Analysis;

namespace MlNetGenomics.Reports.NeuronMotif;

/// <summary>The motifs of a network's neurons as sets, each motif with a name of its own.</summary>
public static class NeuronMotifSets
{
    /// <summary>All modules, as wide as what their neurons see.</summary>
    public static IReadOnlyList<PositionProbabilityMatrix> Modules(NetworkAnalysis analysis)
    {
        ArgumentNullException.ThrowIfNull(analysis);
        return [.. Neurons(analysis).SelectMany(neuron => neuron.Modules.Modules)
            .Select(module => Named(module.Motif, module.Name))];
    }

    /// <summary>The dictionaries of all neurons.</summary>
    public static IReadOnlyList<PositionProbabilityMatrix> Dictionaries(NetworkAnalysis analysis)
    {
        ArgumentNullException.ThrowIfNull(analysis);
        return [.. Neurons(analysis).SelectMany(neuron => (neuron.Syntax?.Dictionary.Motifs ?? [])
            .Select((motif, i) => Named(motif, NameOf(neuron, i))))];
    }

    /// <summary>What motifs of dictionaries look like, under their names in <see cref="Dictionaries"/>.</summary>
    public static IReadOnlyList<TomtomResult> Matches(NetworkAnalysis analysis)
    {
        ArgumentNullException.ThrowIfNull(analysis);
        return [.. Neurons(analysis).SelectMany(neuron => neuron.Matches
            .Select((result, i) => result with { Query = Named(result.Query, NameOf(neuron, i)) }))];
    }

    /// <summary>Name of a motif among those of all neurons: of its neuron, and its number in the dictionary from 1.</summary>
    /// <param name="neuron">The neuron.</param>
    /// <param name="motif">Number of the motif, from 0.</param>
    internal static string NameOf(NeuronAnalysis neuron, int motif) => $"{neuron.Name}.{SiteMap.MotifName(motif)}";

    private static IEnumerable<NeuronAnalysis> Neurons(NetworkAnalysis analysis) =>
        analysis.Layers.SelectMany(layer => layer.Neurons);

    private static PositionProbabilityMatrix Named(PositionProbabilityMatrix motif, string name) =>
        new(name, motif.Probabilities, motif.AlternateName, motif.SiteCount);
}
