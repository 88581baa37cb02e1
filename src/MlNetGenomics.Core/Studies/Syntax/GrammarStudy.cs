using MlNetGenomics.Networks;
using MlNetGenomics.NeuronMotif;
using MlNetGenomics.NeuronMotif.Analysis;
using MlNetGenomics.Sequences;
using MlNetGenomics.Simulation;
using MlNetGenomics.Statistics;

namespace MlNetGenomics.Studies.Syntax;

/// <summary>Does what neurons say of the order and distance of motifs agree with what was planted?</summary>
public static class GrammarStudy
{
    /// <summary>Compares the syntax of a layer's neurons with a grammar.</summary>
    /// <param name="model">A network trained on sequences that obey the grammar, and others that break it.</param>
    /// <param name="layer">The layer.</param>
    /// <param name="modules">Its neurons, or some of them, taken apart.</param>
    /// <param name="grammar">The grammar, of two different motifs.</param>
    /// <param name="sequenceCount">Sequences that say which neurons speak for the grammar.</param>
    /// <param name="seed">What these are made of.</param>
    /// <param name="threads">Number of threads; 0 for one a processor. The result does not depend on it.</param>
    /// <param name="cancellation">Stops early.</param>
    /// <exception cref="ArgumentException">The grammar has not two different motifs.</exception>
    /// <exception cref="GenomicsException">The grammar does not fit a sequence of the network.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static IReadOnlyList<GrammarNeuron> Run(
        NetworkModel model,
        NeuronLayer layer,
        LayerModules modules,
        PlantedGrammar grammar,
        int sequenceCount = 2000,
        long seed = 0,
        int threads = 0,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(layer);
        ArgumentNullException.ThrowIfNull(modules);
        PlantedGrammarData data = PlantedGrammarSimulator.Run(new PlantedGrammarSettings
        {
            SequenceCount = sequenceCount,
            SequenceLength = model.Network.InputLength,
            Grammars = [grammar],
            Negatives = GrammarNegatives.Broken,
            Seed = seed,
        });
        double[] labels = [.. data.BinaryLabels().Select(row => row[0] ? 1.0 : 0.0)];
        double[][] greatest = Greatest(new NetworkScorer(model, threads), data.Sequences, layer.Name, cancellation);
        var analysis = NetworkAnalyzer.Analyze(model.Network.Name, [(layer, modules)], null, threads, cancellation);
        return
        [
            .. analysis.Layers[0].Neurons.Select(neuron => new GrammarNeuron(
                neuron.Name,
                RankingScores.Of(labels, greatest[neuron.Modules.Channel]).Auroc,
                RecoveredSyntax.Of(neuron, grammar),
                RecoveredTree.Of(neuron, grammar))),
        ];
    }

    /// <summary>Each channel's greatest activation in each sequence, [channels][sequences].</summary>
    private static double[][] Greatest(
        NetworkScorer scorer, SequenceSet sequences, string layer, CancellationToken cancellation)
    {
        FeatureMaps maps = scorer.FeatureMaps(sequences, layer, cancellation);
        int channels = maps.Shape.Channels;
        double[][] greatest = [.. Enumerable.Range(0, channels).Select(_ => new double[sequences.Count])];
        for (int sequence = 0; sequence < sequences.Count; sequence++)
        {
            ReadOnlySpan<float> map = maps.Map(sequence);
            for (int channel = 0; channel < channels; channel++)
            {
                float most = map[channel];
                for (int at = channel; at < map.Length; at += channels)
                    most = Math.Max(most, map[at]);
                greatest[channel][sequence] = most;
            }
        }
        return greatest;
    }
}
