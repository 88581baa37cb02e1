using MlNetGenomics.Interpretation;
using MlNetGenomics.Kernels;
using MlNetGenomics.Motifs;
using MlNetGenomics.Motifs.Comparison;
using MlNetGenomics.Networks;
using MlNetGenomics.NeuronMotif;
using MlNetGenomics.NeuronMotif.Syntax;
using MlNetGenomics.Sequences;

namespace MlNetGenomics.Studies.MotifDiscovery;

/// <summary>
/// Which way of reading motifs from neurons finds known ones? Each neuron of a layer is read by every
/// <see cref="DiscoveryMethod"/>, and what is found is looked up among known motifs in the same way. (Wei et al. 2023,
/// doi:10.1073/pnas.2216698120, Methods, "Comparison of Motif Discovery Performance", and Fig. 3 C, D.)
/// </summary>
public static class MotifDiscoveryStudy
{
    private static readonly DiscoveryMethod[] Methods = Enum.GetValues<DiscoveryMethod>();

    /// <summary>Compares the methods.</summary>
    /// <param name="model">The network.</param>
    /// <param name="layer">The layer.</param>
    /// <param name="modules">Its neurons, or some of them, taken apart.</param>
    /// <param name="sequences">Sequences of the network's length that the other methods look for sites in.</param>
    /// <param name="known">Known motifs.</param>
    /// <param name="settings">How; null for what is usual.</param>
    /// <param name="threads">Number of threads; 0 for one a processor. The result does not depend on it.</param>
    /// <param name="cancellation">Stops early.</param>
    /// <exception cref="GenomicsException">A setting is out of range, there are no known motifs, or a sequence has another length.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static DiscoveryComparison Run(
        NetworkModel model,
        NeuronLayer layer,
        LayerModules modules,
        SequenceSet sequences,
        IReadOnlyList<PositionProbabilityMatrix> known,
        MotifDiscoverySettings? settings = null,
        int threads = 0,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(layer);
        ArgumentNullException.ThrowIfNull(modules);
        ArgumentNullException.ThrowIfNull(sequences);
        ArgumentNullException.ThrowIfNull(known);
        settings ??= new MotifDiscoverySettings();
        settings.Validate();
        if (known.Count == 0)
            throw new GenomicsException("there are no known motifs to compare with");
        NeuronModules[] neurons = [.. modules.Neurons];
        int[] channels = [.. neurons.Select(neuron => neuron.Channel)];
        var dictionaries = new IReadOnlyList<PositionProbabilityMatrix>[neurons.Length];
        ParallelLoop.For(neurons.Length, threads, i => dictionaries[i] = Dictionary(neurons[i], settings, cancellation), cancellation);
        IReadOnlyList<FilterMotif> filters = FilterMotifs.Find(
            new NetworkScorer(model, threads), sequences, layer.Name, settings.Windows, cancellation);
        (PositionProbabilityMatrix? Mean, PositionProbabilityMatrix? Best)[] saliency =
            new SaliencyMotifs(model, layer.Name, settings, threads, cancellation).Find(channels, sequences);

        // All motifs of a neuron, method by method, are looked up together.
        IReadOnlyList<PositionProbabilityMatrix>[][] motifs =
        [
            .. neurons.Select((_, i) => new[]
            {
                dictionaries[i], List(filters[channels[i]].Clipped), List(saliency[i].Mean), List(saliency[i].Best),
            }),
        ];
        var lookup = new Queue<TomtomResult>(Tomtom.Compare(
            [.. motifs.SelectMany(methods => methods.SelectMany(own => own))],
            known,
            settings.Tomtom with { MaximumPValue = 1, MaximumEValue = double.PositiveInfinity, MaximumQValue = 1 },
            threads,
            cancellation));
        DiscoveryNeuron[] compared =
        [
            .. neurons.Select((neuron, i) => new DiscoveryNeuron(
                neuron.Name,
                neuron.Channel,
                [.. Methods.Select(method => Look(method, motifs[i][(int)method], lookup, settings.MatchQValue))])),
        ];
        return new DiscoveryComparison(
            layer.Name,
            layer.Width,
            compared,
            [.. Methods.Select(method => DiscoverySummary.Of(method, compared, settings.MatchQValue))]);
    }

    private static IReadOnlyList<PositionProbabilityMatrix> Dictionary(
        NeuronModules neuron, MotifDiscoverySettings settings, CancellationToken cancellation) =>
        neuron.IsDead ? [] : NeuronSyntax.Of(neuron.Modules, settings.Syntax, threads: 1, cancellation).Dictionary.Motifs;

    private static IReadOnlyList<PositionProbabilityMatrix> List(PositionProbabilityMatrix? motif) => motif is null ? [] : [motif];

    private static DiscoveredMotif Look(
        DiscoveryMethod method, IReadOnlyList<PositionProbabilityMatrix> motifs, Queue<TomtomResult> lookup, double qValue)
    {
        TomtomResult[] results = [.. motifs.Select(_ => lookup.Dequeue())];
        TomtomResult? best = results.MinBy(result => (result.Best!.QValue, result.Best.PValue));
        int[] hits = [.. results.SelectMany(result => result.Matches)
            .Where(match => match.QValue < qValue).Select(match => match.TargetIndex).Distinct().Order()];
        return new DiscoveredMotif(method, motifs.Count, best?.Query, best?.Best, hits);
    }
}
