using MlNetGenomics.Kernels;
using MlNetGenomics.Motifs;
using MlNetGenomics.Motifs.Comparison;
using MlNetGenomics.NeuronMotif.Syntax;

namespace MlNetGenomics.NeuronMotif.Analysis;

/// <summary>Works out, from the modules of layers, motifs and their order, what they look like, and where they come from.</summary>
public static class NetworkAnalyzer
{
    /// <summary>Works out what neurons detect.</summary>
    /// <param name="network">Name of the network.</param>
    /// <param name="layers">The layers with their modules, from the sequence on.</param>
    /// <param name="settings">How; null for the paper's.</param>
    /// <param name="threads">Number of threads; 0 for one a processor. The result does not depend on it.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="GenomicsException">A setting is out of range.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static NetworkAnalysis Analyze(
        string network,
        IReadOnlyList<(NeuronLayer Layer, LayerModules Modules)> layers,
        AnalysisSettings? settings = null,
        int threads = 0,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(layers);
        settings ??= new AnalysisSettings();
        var analyzed = new List<LayerAnalysis>();
        var dictionaries = new List<NeuronDictionary>();
        foreach ((NeuronLayer layer, LayerModules modules) in layers)
        {
            var neurons = new NeuronAnalysis[modules.Neurons.Length];
            NeuronDictionary[] earlier = [.. dictionaries];
            ParallelLoop.For(
                neurons.Length,
                threads,
                i => neurons[i] = Neuron(modules.Neurons[i], layer.Number, earlier, settings, cancellation),
                cancellation);
            dictionaries.AddRange(neurons.Select(neuron => new NeuronDictionary(
                layer.Number, neuron.Name, neuron.Syntax?.Dictionary.Motifs ?? [])));
            analyzed.Add(new LayerAnalysis(
                layer.Name, layer.Number, layer.Width, layer.NeuronCount, modules.Groups, modules.Test, neurons));
        }
        return new NetworkAnalysis(network, analyzed, settings.KnownMotifs?.Name);
    }

    private static NeuronAnalysis Neuron(
        NeuronModules modules, int layer, NeuronDictionary[] earlier, AnalysisSettings settings, CancellationToken cancellation)
    {
        if (modules.IsDead)
            return new NeuronAnalysis(modules, null, [], []);
        var syntax = NeuronSyntax.Of(modules.Modules, settings.Syntax, threads: 1, cancellation);
        IReadOnlyList<PositionProbabilityMatrix> motifs = syntax.Dictionary.Motifs;
        IReadOnlyList<TomtomResult> matches = settings.KnownMotifs is { } known && motifs.Count > 0
            ? Tomtom.Compare(motifs, known.Motifs, settings.Matches, threads: 1, cancellation)
            : [];
        return new NeuronAnalysis(
            modules,
            syntax,
            matches,
            earlier.Length == 0
                ? []
                : [.. syntax.Trees.Select(tree => LayerLinkage.Find(tree, layer, earlier, threads: 1, cancellation: cancellation))]);
    }
}
