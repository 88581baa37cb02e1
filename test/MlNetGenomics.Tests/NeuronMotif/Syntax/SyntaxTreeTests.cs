using MlNetGenomics.Motifs;
using MlNetGenomics.NeuronMotif;
using MlNetGenomics.NeuronMotif.Syntax;
using MlNetGenomics.Statistics;
using static MlNetGenomics.Tests.NeuronMotif.Syntax.HandMadeModule;

namespace MlNetGenomics.Tests.NeuronMotif.Syntax;

[TestClass]
public class SyntaxTreeTests
{
    private const int Width = 120;

    [TestMethod]
    public void Hard_gap_is_one_number()
    {
        SyntaxTree tree = Tree([.. Enumerable.Range(0, 8).Select(i => Pair($"m{i}", 10 + i, 9))]);
        var root = (SyntaxBranch)tree.Root;
        Assert.AreEqual(new GapRange(9 - 2 * Widening, 9 - 2 * Widening, 9 - 2 * Widening, 8), root.Gap);
        Assert.AreEqual("7 bp", root.Gap.ToString());
        AssertLeaves(tree, A, B);
        Assert.HasCount(8, tree.Rows);
        Assert.IsTrue(tree.Rows.All(row => row.Has(0) && row.Has(1)));
    }

    [TestMethod]
    public void Soft_gap_is_the_range_that_modules_have()
    {
        int[] gaps = [6, 11, 5, 15, 9, 8, 12, 7];
        SyntaxTree tree = Tree([.. gaps.Select((gap, i) => Pair($"m{i}", 10 + i, gap))]);
        var root = (SyntaxBranch)tree.Root;
        Assert.AreEqual(5 - 2 * Widening, root.Gap.Least);
        Assert.AreEqual(15 - 2 * Widening, root.Gap.Greatest);
        Assert.AreEqual(gaps.Average() - 2 * Widening, root.Gap.Mean, 1e-12);
        Assert.AreEqual("3–13 bp", root.Gap.ToString());
    }

    [TestMethod]
    [DataRow(6, 6, "6 bp")]
    [DataRow(-1, -1, "-1 bp")]
    [DataRow(0, 12, "0–12 bp")]
    [DataRow(-2, 8, "-2 to 8 bp")]
    public void Gaps_in_words(int least, int greatest, string expected) =>
        Assert.AreEqual(expected, new GapRange(least, greatest, least, 2).ToString());

    /// <summary>A and B are 20 apart in all modules, B and C 5 to 9: the firmer gap is joined first, though it is wider.</summary>
    [TestMethod]
    public void Firm_gap_is_joined_before_a_flexible_one()
    {
        SyntaxTree tree = Tree([.. Enumerable.Range(0, 5).Select(i => Triple($"m{i}", 20, 5 + i))]);
        var root = (SyntaxBranch)tree.Root;
        Assert.AreEqual(4, root.Gap.Flexibility);
        Assert.AreEqual(2, ((SyntaxLeaf)root.Right).Position);
        var firm = (SyntaxBranch)root.Left;
        Assert.AreEqual(20 - 2 * Widening, firm.Gap.Least);
        Assert.AreEqual(0, firm.Gap.Flexibility);
        AssertLeaves(tree, A, B, C);
    }

    [TestMethod]
    public void Of_equally_firm_gaps_the_smaller_is_joined_first()
    {
        SyntaxTree tree = Tree([.. Enumerable.Range(0, 5).Select(i => Triple($"m{i}", 20, 9))]);
        var root = (SyntaxBranch)tree.Root;
        Assert.AreEqual(0, ((SyntaxLeaf)root.Left).Position);
        Assert.AreEqual(9 - 2 * Widening, ((SyntaxBranch)root.Right).Gap.Least);
        CollectionAssert.AreEqual(
            new[] { (0, 3), (0, 1), (1, 2), (1, 1), (2, 1) },
            tree.Nodes.Select(node => (node.FirstLeaf, node.LeafCount)).ToArray());
    }

    [TestMethod]
    public void Truth_table_says_which_module_has_which_motif()
    {
        SyntaxTree tree = Tree([
            Triple("all1", 9, 9), Triple("all2", 9, 9), Triple("all3", 9, 9),
            Sampled("ac", Width, 5, (A, 10), (C, 52)),
            Sampled("b", Width, 5, (B, 33)),
            Sampled("none", Width, 5)]);
        CollectionAssert.AreEquivalent(
            new[] { "all1 111", "all2 111", "all3 111", "ac 101", "b 010" },
            tree.Rows.Select(row => $"{row.Module.Name} {string.Concat(row.Leaves.Select((_, i) => row.Has(i) ? 1 : 0))}").ToArray());
        // Only modules with both neighbours say something about a gap.
        Assert.AreEqual(3, ((SyntaxBranch)tree.Root).Gap.ModuleCount);
    }

    /// <summary>One motif twice: a module that has it once has the one that lies nearer.</summary>
    [TestMethod]
    [DataRow(14, "10")]
    [DataRow(55, "01")]
    public void Lone_motif_is_laid_where_it_is_least_displaced(int start, string expected)
    {
        SyntaxTree tree = Tree([
            .. Enumerable.Range(0, 5).Select(i => Sampled($"m{i}", Width, 10, (A, 10 + i), (A, 50 + i))),
            Sampled("lone", Width, 5, (A, start))]);
        SyntaxRow lone = tree.Rows.Single(row => row.Module.Name == "lone");
        Assert.AreEqual(expected, string.Concat(lone.Leaves.Select((_, i) => lone.Has(i) ? 1 : 0)));
        Assert.AreEqual(tree.Leaves[0].Motif, tree.Leaves[1].Motif);
        Assert.AreEqual(tree.Leaves[0].Matrix, tree.Leaves[1].Matrix);
    }

    [TestMethod]
    public void Inverted_repeat_is_one_motif_in_two_orientations()
    {
        NeuronSyntax syntax = NeuronSyntax.Of(
            [.. Enumerable.Range(0, 5).Select(i => Sampled($"m{i}", Width, 10, (A, 10 + i), (ReverseComplement(A), 40 + i)))]);
        Assert.HasCount(1, syntax.Dictionary.Motifs);
        SyntaxTree tree = syntax.Trees.Single();
        Assert.AreNotEqual(tree.Leaves[0].Motif.ReverseComplement, tree.Leaves[1].Motif.ReverseComplement);
        AssertLeaves(tree, A, ReverseComplement(A));
    }

    [TestMethod]
    public void Other_order_is_another_tree()
    {
        IReadOnlyList<SyntaxTree> trees = NeuronSyntax.Of([
            Pair("m1", 10, 9), Pair("m2", 11, 9), Pair("m3", 12, 9),
            Sampled("turned", Width, 5, (B, 10), (A, 40))]).Trees;
        Assert.HasCount(2, trees);
        AssertLeaves(trees[0], A, B);
        AssertLeaves(trees[1], B, A);
        Assert.AreEqual("turned", trees[1].Rows.Single().Module.Name);
    }

    [TestMethod]
    public void Single_motif_is_a_single_leaf()
    {
        SyntaxTree tree = Tree([.. Enumerable.Range(0, 4).Select(i => Sampled($"m{i}", Width, 10 - i, (A, 10 + i)))]);
        Assert.AreSame(tree.Leaves.Single(), tree.Root);
        Assert.AreSame(tree.Root, tree.Nodes.Single());
        Assert.HasCount(4, tree.Rows);
        AssertLeaves(tree, A);
        Assert.IsEmpty(NeuronSyntax.Of([Sampled("m", Width, 1)]).Trees);
    }

    [TestMethod]
    public void Order_of_modules_does_not_matter()
    {
        NeuronModule[] modules =
        [
            .. Enumerable.Range(0, 6).Select(i => Triple($"m{i}", 8, 5 + i)),
            Sampled("ac", Width, 5, (A, 10), (C, 52)), Sampled("b", Width, 5, (B, 33)),
            Sampled("turned", Width, 5, (ReverseComplement(B), 30), (C, 60)),
        ];
        string expected = Text(NeuronSyntax.Of(modules, threads: 1));
        var random = new SplittableRandom(7);
        for (int trial = 0; trial < 4; trial++)
        {
            NeuronModule[] shuffled = [.. modules.OrderBy(_ => random.NextDouble())];
            Assert.AreEqual(expected, Text(NeuronSyntax.Of(shuffled, threads: 2)));
        }
    }

    /// <summary>All ways to lay motifs on leaves in order, gone through one by one.</summary>
    [TestMethod]
    public void Alignment_is_the_best_of_all()
    {
        var random = new SplittableRandom(3);
        var quality = ModuleQuality.Rank([Sampled("m", 20, 1)])[0];
        for (int trial = 0; trial < 300; trial++)
        {
            MotifPlacement[] all = Placements(random, 3 + random.NextInt(5));
            var template = new SyntaxTemplate([new ModuleAnnotation(quality, all, true)]);
            MotifPlacement[] some = [.. all
                .Where(_ => random.NextInt(2) == 0).Select(p => p with { Start = p.Start + random.NextInt(41) - 20 })];
            MotifPlacement?[] aligned = template.Align(some);
            CollectionAssert.AreEqual(some, aligned.Where(p => p is not null).Select(p => p!.Value).ToArray());
            double least = double.PositiveInfinity;
            for (int subset = 0; subset < 1 << all.Length; subset++)
            {
                MotifPlacement[] leaves = [.. all.Where((_, i) => (subset >> i & 1) != 0)];
                if (leaves.Select(p => p.Motif).SequenceEqual(some.Select(p => p.Motif)))
                    least = Math.Min(least, leaves.Zip(some).Sum(pair => Math.Pow(pair.First.Start - pair.Second.Start, 2)));
            }
            double actual = aligned.Select((p, i) => p is { } placed ? Math.Pow(placed.Start - all[i].Start, 2) : 0).Sum();
            Assert.AreEqual(least, actual, 1e-9);
        }
    }

    private static MotifPlacement[] Placements(SplittableRandom random, int count) => [.. Enumerable.Range(0, count)
        .Select(i => new MotifPlacement(new OrientedMotif(random.NextInt(2), false), 15 * i + random.NextInt(10), 8))];

    private static SyntaxTree Tree(IReadOnlyList<NeuronModule> modules) => NeuronSyntax.Of(modules).Trees.Single();

    private static NeuronModule Pair(string name, int start, int gap) =>
        Sampled(name, Width, 10, (A, start), (B, start + A.Length + gap));

    private static NeuronModule Triple(string name, int firstGap, int secondGap) =>
        Sampled(name, Width, 10, (A, 10), (B, 22 + firstGap), (C, 34 + firstGap + secondGap));

    private static void AssertLeaves(SyntaxTree tree, params string[] motifs) => CollectionAssert.AreEqual(
        motifs, tree.Leaves.Select(leaf => Consensus.MostProbable(leaf.OrientedMatrix)[Widening..^Widening]).ToArray());

    private static string Text(NeuronSyntax syntax) => string.Join('\n',
    [
        .. syntax.Dictionary.Motifs.Select(motif => motif.Name),
        .. syntax.Dictionary.Modules.Select(module => $"{module.Quality.Module.Name} {string.Join(' ', module.Motifs)}"),
        .. syntax.Trees.SelectMany(tree => tree.Nodes).Select(node => node is SyntaxBranch branch
            ? $"{branch.FirstLeaf} {branch.LeafCount} {branch.Gap.Least} {branch.Gap.Greatest} {branch.Gap.Mean:R}"
            : $"{node.FirstLeaf} {((SyntaxLeaf)node).Motif}"),
        .. syntax.Trees.SelectMany(tree => tree.Rows).Select(row => $"{row.Module.Name} {string.Join(' ', row.Leaves)}"),
    ]);
}
