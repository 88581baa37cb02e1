using MlNetGenomics.Motifs;
using MlNetGenomics.NeuronMotif.Syntax;
using static MlNetGenomics.Tests.NeuronMotif.Syntax.HandMadeModule;

namespace MlNetGenomics.Tests.NeuronMotif.Syntax;

[TestClass]
public class LayerLinkageTests
{
    private static readonly SyntaxTree Tree = NeuronSyntax.Of([.. Enumerable.Range(0, 4).Select(i =>
        Sampled($"m{i}", 100, 10, (A, 10), (B, 31), (C, 50 + i)))]).Trees.Single();

    /// <summary>The tree is ((A, B), C).</summary>
    [TestMethod]
    public void Combination_is_known_from_the_first_neuron_that_has_all_of_it()
    {
        IReadOnlyList<NodeOrigin> origins = LayerLinkage.Find(Tree, 4,
        [
            Neuron(3, "both", A, B, D), Neuron(1, "a1", A), Neuron(1, "a2", D, ReverseComplement(A)), Neuron(2, "b", B, D),
            Neuron(2, "a", A), Neuron(2, "none"),
            Neuron(4, "beside", A, B, C), Neuron(5, "later", A, B, C),
        ]);
        CollectionAssert.AreEqual(
            new[] { "0+3 layer 4 ", "0+2 layer 3 both", "0+1 layer 1 a1 a2", "1+1 layer 2 b", "2+1 layer 4 " },
            origins.Select(Text).ToArray());
    }

    [TestMethod]
    public void All_is_new_without_earlier_layers()
    {
        foreach (NodeOrigin origin in LayerLinkage.Find(Tree, 1, [Neuron(1, "other", A, B, C)]))
        {
            Assert.AreEqual(1, origin.Layer);
            Assert.IsEmpty(origin.Neurons);
        }
    }

    private static string Text(NodeOrigin origin) =>
        $"{origin.Node.FirstLeaf}+{origin.Node.LeafCount} layer {origin.Layer} {string.Join(' ', origin.Neurons)}";

    private static NeuronDictionary Neuron(int layer, string name, params string[] motifs) =>
        new(layer, name, [.. motifs.Select(bases => IupacMotif.Parse($"N{bases}N", 0.97))]);
}
