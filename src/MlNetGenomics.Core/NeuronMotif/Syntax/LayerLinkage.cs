using MlNetGenomics.Kernels;
using MlNetGenomics.Motifs;
using MlNetGenomics.Motifs.Comparison;

namespace MlNetGenomics.NeuronMotif.Syntax;

/// <summary>
/// Follows a neuron's motifs back through the network (NeuronMotif paper, section Show the Relationship between the Rules
/// of Different Layers): a combination is known from a layer on when one neuron there has all of its motifs.
/// </summary>
public static class LayerLinkage
{
    /// <summary>q-value under which a motif is in a dictionary: 1e-4 in the paper.</summary>
    public const double DefaultQValue = 1e-4;

    /// <summary>Finds the layer in which each node of a tree first occurs.</summary>
    /// <param name="tree">Syntax of a neuron.</param>
    /// <param name="layer">Number of the neuron's layer, from 1.</param>
    /// <param name="dictionaries">Motifs of other neurons; only those of earlier layers count.</param>
    /// <param name="qValue">q-value, not included, under which a motif is in a dictionary.</param>
    /// <param name="tomtom">How motifs are compared, thresholds aside; null for the MEME Suite's way.</param>
    /// <param name="threads">Number of threads; 0 for one a processor. The result does not depend on it.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>One a node, in the order of <see cref="SyntaxTree.Nodes"/>.</returns>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static IReadOnlyList<NodeOrigin> Find(
        SyntaxTree tree,
        int layer,
        IReadOnlyList<NeuronDictionary> dictionaries,
        double qValue = DefaultQValue,
        TomtomSettings? tomtom = null,
        int threads = 0,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(tree);
        ArgumentNullException.ThrowIfNull(dictionaries);
        ArgumentOutOfRangeException.ThrowIfLessThan(layer, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(qValue);
        tomtom = (tomtom ?? TomtomSettings.Program) with
        {
            MaximumPValue = 1,
            MaximumEValue = double.PositiveInfinity,
            MaximumQValue = qValue,
        };
        NeuronDictionary[] earlier = [.. dictionaries.Where(other => other.Layer < layer && other.Motifs.Count > 0)];
        PositionProbabilityMatrix[] motifs = [.. tree.Leaves.Select(leaf => leaf.Matrix)];
        var has = new bool[earlier.Length][];
        ParallelLoop.For(
            earlier.Length,
            threads,
            i => has[i] = [.. Tomtom.Compare(motifs, earlier[i].Motifs, tomtom, threads: 1, cancellation)
                .Select(result => result.Best is { } best && best.QValue < qValue)],
            cancellation);
        return [.. tree.Nodes.Select(node => Origin(node, layer, earlier, has))];
    }

    private static NodeOrigin Origin(SyntaxNode node, int layer, NeuronDictionary[] earlier, bool[][] has)
    {
        NeuronDictionary[] known = [.. earlier.Where((_, i) =>
            Enumerable.Range(node.FirstLeaf, node.LeafCount).All(leaf => has[i][leaf]))];
        if (known.Length == 0)
            return new NodeOrigin(node, layer, []);
        int first = known.Min(other => other.Layer);
        return new NodeOrigin(node, first, [.. known.Where(other => other.Layer == first).Select(other => other.Neuron)]);
    }
}
