using MlNetGenomics.Motifs;
using MlNetGenomics.NeuronMotif;
using MlNetGenomics.NeuronMotif.Analysis;
using MlNetGenomics.NeuronMotif.Syntax;
using MlNetGenomics.Simulation;
using MlNetGenomics.Studies.Syntax;
using static MlNetGenomics.Tests.NeuronMotif.Syntax.HandMadeModule;

namespace MlNetGenomics.Tests.Studies.Syntax;

[TestClass]
public class RecoveredSyntaxTests
{
    private const int Width = 70;

    private static readonly PositionProbabilityMatrix[] Motifs = [IupacMotif.Parse(A, name: "A"), IupacMotif.Parse(B, name: "B")];

    [TestMethod]
    public void A_hard_gap_is_found_as_planted()
    {
        NeuronAnalysis neuron = Neuron([.. Enumerable.Range(0, 6).Select(i => Pair(5 + i, 8))]);
        PlantedGrammar grammar = PlantedGrammar.Parse("A 8 B", Motifs);
        var syntax = RecoveredSyntax.Of(neuron, grammar);
        Assert.HasCount(6, syntax.Found);
        Assert.AreEqual(new IntegerRange(8, 8), syntax.Gaps.Single());
        Assert.IsTrue(syntax.IsInside);
        var tree = RecoveredTree.Of(neuron, grammar);
        Assert.AreEqual(6, tree.Ordered);
        Assert.AreEqual(new IntegerRange(8, 8), tree.Gaps);
        Assert.IsTrue(tree.OrderAgrees && tree.GapAgrees());
    }

    [TestMethod]
    public void A_soft_gap_is_the_range_that_modules_have()
    {
        int[] gaps = [5, 9, 15, 11, 7, 12];
        NeuronAnalysis neuron = Neuron([.. gaps.Select((gap, i) => Pair(3 + i, gap))]);
        PlantedGrammar grammar = PlantedGrammar.Parse("A 5-15 B", Motifs);
        Assert.AreEqual(new IntegerRange(5, 15), RecoveredSyntax.Of(neuron, grammar).Gaps.Single());
        Assert.AreEqual(new IntegerRange(5, 15), RecoveredTree.Of(neuron, grammar).Gaps);
    }

    /// <summary>What is read of the other strand is B's reverse complement before A's: the same order.</summary>
    [TestMethod]
    public void The_other_strand_has_the_same_order()
    {
        string a = ReverseComplement(A), b = ReverseComplement(B);
        NeuronAnalysis neuron = Neuron(
            [.. Enumerable.Range(0, 6).Select(i => Sampled($"m{i}", Width, 10 - i, (b, 4 + i), (a, 4 + i + B.Length + 8)))]);
        PlantedGrammar grammar = PlantedGrammar.Parse("A 8 B", Motifs);
        Assert.AreEqual(new IntegerRange(8, 8), RecoveredSyntax.Of(neuron, grammar).Gaps.Single());
        var tree = RecoveredTree.Of(neuron, grammar);
        Assert.AreEqual(6, tree.Ordered);
        Assert.AreEqual(new IntegerRange(8, 8), tree.Gaps);
    }

    [TestMethod]
    public void Another_order_and_other_gaps_do_not_agree()
    {
        PlantedGrammar grammar = PlantedGrammar.Parse("A 8 B", Motifs);
        NeuronAnalysis swapped = Neuron(
            [.. Enumerable.Range(0, 6).Select(i => Sampled($"m{i}", Width, 10 - i, (B, 4 + i), (A, 4 + i + B.Length + 8)))]);
        var syntax = RecoveredSyntax.Of(swapped, grammar);
        Assert.IsEmpty(syntax.Found);
        Assert.AreEqual(6, syntax.Disordered);
        var tree = RecoveredTree.Of(swapped, grammar);
        Assert.AreEqual((0, 6), (tree.Ordered, tree.Disordered));
        Assert.IsFalse(tree.OrderAgrees);
        NeuronAnalysis wider = Neuron([.. Enumerable.Range(0, 6).Select(i => Pair(5 + i, 10))]);
        Assert.IsFalse(RecoveredSyntax.Of(wider, grammar).IsInside);
        Assert.IsFalse(RecoveredTree.Of(wider, grammar).GapAgrees(tolerance: 1));
        Assert.IsTrue(RecoveredTree.Of(wider, grammar).GapAgrees(tolerance: 2));
    }

    [TestMethod]
    public void One_motif_alone_is_no_syntax()
    {
        PlantedGrammar grammar = PlantedGrammar.Parse("A 8 B", Motifs);
        NeuronAnalysis neuron = Neuron([.. Enumerable.Range(0, 6).Select(i => Sampled($"m{i}", Width, 10 - i, (A, 4 + i)))]);
        var syntax = RecoveredSyntax.Of(neuron, grammar);
        Assert.AreEqual((0, 0), (syntax.Found.Length, syntax.Disordered));
        Assert.IsFalse(RecoveredTree.Of(neuron, grammar).HasBoth);
    }

    /// <summary>Motifs that touch are one segment of a module, and still two copies.</summary>
    [TestMethod]
    [DataRow(0)]
    [DataRow(1)]
    public void Motifs_that_touch_are_found_in_one_segment(int gap)
    {
        NeuronModule module = Pair(6, gap);
        IReadOnlyList<MotifSegment> segments = MotifSegments.Find(module);
        Assert.HasCount(1, segments);
        PlantedCopy[] copies = [.. PlantedCopies.Find(segments, Motifs)];
        CollectionAssert.AreEqual(new[] { 0, 1 }, copies.Select(copy => copy.Element).ToArray());
        CollectionAssert.AreEqual(new[] { 6, 6 + A.Length + gap }, copies.Select(copy => copy.Start).ToArray());
    }

    /// <summary>A palindrome has no orientation, whichever strand the other motif is read on.</summary>
    [TestMethod]
    public void A_palindrome_goes_with_either_strand()
    {
        const string Palindrome = "CAGTGTACACTG";
        PositionProbabilityMatrix[] motifs = [IupacMotif.Parse(Palindrome, name: "P"), Motifs[1]];
        PlantedGrammar grammar = PlantedGrammar.Parse("P 8 B", motifs);
        string b = ReverseComplement(B);
        NeuronAnalysis forward = Neuron([.. Enumerable.Range(0, 6).Select(i =>
            Sampled($"f{i}", Width, 10 - i, (Palindrome, 4 + i), (B, 4 + i + B.Length + 8)))]);
        NeuronAnalysis reverse = Neuron([.. Enumerable.Range(0, 6).Select(i =>
            Sampled($"r{i}", Width, 10 - i, (b, 4 + i), (Palindrome, 4 + i + B.Length + 8)))]);
        NeuronAnalysis wrong = Neuron([.. Enumerable.Range(0, 6).Select(i =>
            Sampled($"w{i}", Width, 10 - i, (B, 4 + i), (Palindrome, 4 + i + B.Length + 8)))]);
        foreach (NeuronAnalysis neuron in new[] { forward, reverse })
        {
            Assert.AreEqual(new IntegerRange(8, 8), RecoveredSyntax.Of(neuron, grammar).Gaps.Single());
            Assert.AreEqual((6, 0), (RecoveredTree.Of(neuron, grammar).Ordered, RecoveredTree.Of(neuron, grammar).Disordered));
        }
        Assert.AreEqual((0, 6), (RecoveredTree.Of(wrong, grammar).Ordered, RecoveredTree.Of(wrong, grammar).Disordered));
    }

    [TestMethod]
    public void Gaps_that_were_not_planted_are_counted()
    {
        int[] gaps = [8, 8, 8, 11];
        NeuronAnalysis neuron = Neuron([.. gaps.Select((gap, i) => Pair(3 + i, gap))]);
        var tree = RecoveredTree.Of(neuron, PlantedGrammar.Parse("A 8 B", Motifs));
        Assert.AreEqual(0.75, tree.InsideShare);
        Assert.IsFalse(tree.GapAgrees());
    }

    [TestMethod]
    public void A_grammar_of_one_motif_has_no_tree_to_compare() => Assert.ThrowsExactly<ArgumentException>(
        () => RecoveredTree.Of(Neuron([Pair(5, 8)]), PlantedGrammar.Parse("A 8 A", Motifs)));

    private static NeuronModule Pair(int start, int gap) =>
        Sampled($"m{start}.{gap}", Width, 40 - start, (A, start), (B, start + A.Length + gap));

    private static NeuronAnalysis Neuron(NeuronModule[] modules) => new(
        new NeuronModules("neuron", 0, modules.Max(module => module.GreatestActivation), [.. modules]),
        NeuronSyntax.Of(modules, threads: 1),
        [],
        []);
}
