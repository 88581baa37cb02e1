using MlNetGenomics.NeuronMotif.Analysis;
using MlNetGenomics.NeuronMotif.Syntax;

namespace MlNetGenomics.Reports.NeuronMotif;

/// <summary>Writes the order of neurons' motifs as tables. Trees and their nodes are counted from 1, nodes each before what it joins.</summary>
public static class SyntaxTableWriter
{
    /// <summary>
    /// A row a node of a tree: layer, neuron, tree, node, left and right (the nodes it joins; empty for a motif), motifs (from
    /// left to right), least_gap, greatest_gap and mean_gap (bases between what it joins), modules (that have the motifs on
    /// both sides of the gap, or the motif), first_layer (in which one neuron has all of its motifs).
    /// </summary>
    public static void WriteNodes(TextWriter writer, NetworkAnalysis analysis)
    {
        var table = new TableWriter(
            writer, "layer", "neuron", "tree", "node", "left", "right", "motifs", "least_gap", "greatest_gap", "mean_gap",
            "modules", "first_layer");
        foreach ((LayerAnalysis layer, NeuronAnalysis neuron, int number, SyntaxTree tree, IReadOnlyList<NodeOrigin>? origins) in Trees(analysis))
        {
            SyntaxNode[] nodes = [.. tree.Nodes];
            for (int i = 0; i < nodes.Length; i++)
            {
                var branch = nodes[i] as SyntaxBranch;
                table.WriteRow(
                    layer.Number,
                    neuron.Name,
                    number,
                    i + 1,
                    branch is null ? null : NumberOf(nodes, branch.Left),
                    branch is null ? null : NumberOf(nodes, branch.Right),
                    Motifs(tree, nodes[i]),
                    branch?.Gap.Least,
                    branch?.Gap.Greatest,
                    branch?.Gap.Mean,
                    SiteMap.ModulesWith(tree, nodes[i]),
                    origins?[i].Layer ?? layer.Number);
            }
        }
    }

    /// <summary>
    /// A row a module and motif of a tree: layer, neuron, tree, module, leaf (from 1 on the left), motif, present, start (column
    /// of the module, from 1, over the motif's first one; empty where it is not there).
    /// </summary>
    public static void WriteTruth(TextWriter writer, NetworkAnalysis analysis)
    {
        var table = new TableWriter(writer, "layer", "neuron", "tree", "module", "leaf", "motif", "present", "start");
        foreach ((LayerAnalysis layer, NeuronAnalysis neuron, int number, SyntaxTree tree, _) in Trees(analysis))
        {
            foreach (SyntaxRow row in tree.Rows)
            {
                foreach (SyntaxLeaf leaf in tree.Leaves)
                {
                    table.WriteRow(
                        layer.Number,
                        neuron.Name,
                        number,
                        row.Module.Name,
                        leaf.Position + 1,
                        NeuronTableWriter.NameOf(leaf.Motif),
                        row.Has(leaf.Position),
                        row.Leaves[leaf.Position]?.Start + 1);
                }
            }
        }
    }

    /// <summary>
    /// A row a node and neuron of the layer in which the node first occurs, where that is an earlier one: layer, neuron, tree,
    /// node, motifs, first_layer, first_neuron.
    /// </summary>
    public static void WriteLinks(TextWriter writer, NetworkAnalysis analysis)
    {
        var table = new TableWriter(writer, "layer", "neuron", "tree", "node", "motifs", "first_layer", "first_neuron");
        foreach ((LayerAnalysis layer, NeuronAnalysis neuron, int number, SyntaxTree tree, IReadOnlyList<NodeOrigin>? origins) in Trees(analysis))
        {
            for (int i = 0; i < origins?.Count; i++)
            {
                foreach (string first in origins[i].Neurons)
                    table.WriteRow(layer.Number, neuron.Name, number, i + 1, Motifs(tree, origins[i].Node), origins[i].Layer, first);
            }
        }
    }

    private static IEnumerable<(LayerAnalysis Layer, NeuronAnalysis Neuron, int Number, SyntaxTree Tree, IReadOnlyList<NodeOrigin>? Origins)> Trees(
        NetworkAnalysis analysis)
    {
        foreach ((LayerAnalysis layer, NeuronAnalysis neuron) in NeuronTableWriter.Neurons(analysis))
        {
            IReadOnlyList<SyntaxTree> trees = neuron.Syntax?.Trees ?? [];
            for (int i = 0; i < trees.Count; i++)
                yield return (layer, neuron, i + 1, trees[i], i < neuron.Origins.Count ? neuron.Origins[i] : null);
        }
    }

    /// <summary>Records are equal by their values, and a tree may have two equal parts.</summary>
    private static int NumberOf(SyntaxNode[] nodes, SyntaxNode node) => Array.FindIndex(nodes, other => ReferenceEquals(other, node)) + 1;

    private static string Motifs(SyntaxTree tree, SyntaxNode node) => string.Join(
        ' ', tree.Leaves.Skip(node.FirstLeaf).Take(node.LeafCount).Select(leaf => NeuronTableWriter.NameOf(leaf.Motif)));
}
