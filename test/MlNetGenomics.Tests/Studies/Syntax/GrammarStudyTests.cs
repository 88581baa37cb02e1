using MlNetGenomics.Motifs;
using MlNetGenomics.Networks;
using MlNetGenomics.Networks.Layers;
using MlNetGenomics.NeuronMotif;
using MlNetGenomics.Simulation;
using MlNetGenomics.Studies.Syntax;
using MlNetGenomics.Tests.NeuronMotif;
using static MlNetGenomics.Tests.NeuronMotif.Syntax.HandMadeModule;

namespace MlNetGenomics.Tests.Studies.Syntax;

[TestClass]
public class GrammarStudyTests
{
    private const int Gap = 8;
    private const int Length = 60;

    private static readonly PlantedGrammar Grammar = PlantedGrammar.Parse(
        $"A {Gap} B", [IupacMotif.Parse(A, 1, "A"), IupacMotif.Parse(B, 1, "B")]) with
    { BothStrands = false };

    /// <summary>
    /// One neuron wants A and B at the planted distance, the other at another one: the first speaks for the grammar.
    /// </summary>
    [TestMethod]
    public void A_neuron_of_the_planted_distance_speaks_for_the_grammar()
    {
        string word = A + new string('N', Gap) + B, other = A + "NN" + B + new string('N', Gap - 2);
        NetworkModel model = NeuronExamples.Model(
            new Network(
                "pair",
                Length,
                [new Convolution(2, word.Length) { Name = "conv" }, NeuronExamples.Relu, new Flatten(), new Dense(1)],
                ["t"]),
            ("conv", ParameterKind.Weight, Weights(word, other)));
        NeuronLayer layer = NeuronLayer.Deepest(model.Network);
        NeuronModule[] modules = [.. Enumerable.Range(0, 4).Select(i =>
            Sampled($"m{i}", word.Length, 10 - i, (A, 0), (B, A.Length + Gap)))];
        NeuronModules[] neurons =
            [.. Enumerable.Range(0, 2).Select(channel => new NeuronModules($"n{channel}", channel, 10, [.. modules]))];
        IReadOnlyList<GrammarNeuron> found = GrammarStudy.Run(
            model, layer, new LayerModules(1, ConsensusTest.Of(neurons), [.. neurons]), Grammar, sequenceCount: 300);
        Assert.AreEqual(1, found[0].Auroc);
        Assert.IsTrue(found[0].IsCarrier);
        Assert.IsTrue(found[0].Tree.OrderAgrees && found[0].Tree.GapAgrees() && found[0].Modules.IsInside);
        Assert.IsLessThan(1, found[1].Auroc);
        Assert.IsFalse((found[0] with { Auroc = 0.4 }).IsCarrier);
    }

    private static float[] Weights(params string[] words) =>
        [.. words[0].SelectMany((_, position) => "ACGT".SelectMany(letter => words.Select(word => word[position] == letter ? 1f : 0f)))];
}
