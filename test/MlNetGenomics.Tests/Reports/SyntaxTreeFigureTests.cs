using System.Globalization;
using System.Xml.Linq;
using MlNetGenomics.NeuronMotif.Syntax;
using MlNetGenomics.Reports;
using static MlNetGenomics.Tests.NeuronMotif.Syntax.HandMadeModule;

namespace MlNetGenomics.Tests.Reports;

[TestClass]
public class SyntaxTreeFigureTests
{
    /// <summary>((A 7 bp B) 5–8 bp C) in four modules, and C alone in one.</summary>
    private static readonly SyntaxTree Tree = NeuronSyntax.Of(
    [
        .. Enumerable.Range(0, 4).Select(i => Sampled($"m{i}", 100, 10, (A, 10), (B, 31), (C, 50 + i))),
        Sampled("lone", 100, 10, (C, 51)),
    ]).Trees.Single();

    [TestMethod]
    public void Gaps_layers_and_names_are_told()
    {
        NodeOrigin[] origins = [.. Tree.Nodes.Select((node, i) => new NodeOrigin(node, 10 + i, []))];
        SvgImage image = SyntaxTreeFigure.Draw(Tree, origins, leaf => $"<{"ABC"[leaf.Position]}>", "Neuron 7");
        string[] texts = Texts(image);
        CollectionAssert.IsSubsetOf(
            new[] { "Neuron 7", "5–8 bp · layer 10", "7 bp · layer 11", "<A> + · layer 12", "<B> + · layer 13", "<C> + · layer 14" }, texts);
        Assert.AreEqual("Neuron 7: <A> + [7 bp] <B> + [5–8 bp] <C> +", image.Description);
        CollectionAssert.DoesNotContain(SyntaxTreeFigure.Draw(Tree).ToFile().Split(' '), "layer");
    }

    [TestMethod]
    public void Truth_table_has_a_row_a_combination()
    {
        SvgImage image = SyntaxTreeFigure.Draw(Tree);
        CollectionAssert.IsSubsetOf(new[] { "4 modules", "1 module" }, Texts(image));
        XElement[] discs = [.. SvgText.All(image, "circle")];
        CollectionAssert.AreEqual(
            new[] { true, true, true, false, false, true },
            discs.Select(disc => disc.Attribute("fill")!.Value == "currentColor").ToArray());
    }

    /// <summary>All five motifs in one module, and in the others every set of two or three: 1 + 10 + 10 combinations.</summary>
    [TestMethod]
    public void Combinations_beyond_the_most_frequent_are_counted()
    {
        SyntaxLeaf[] leaves = [.. Tree.Leaves.Take(1), .. Enumerable.Range(1, 4).Select(i => Tree.Leaves[0] with { Position = i, FirstLeaf = i })];
        SyntaxNode root = leaves[0];
        foreach (SyntaxLeaf leaf in leaves.Skip(1))
            root = new SyntaxBranch(root, leaf, new GapRange(1, 1, 1, 1));
        MotifPlacement? placement = Tree.Rows.First(row => row.Has(0)).Leaves[0];
        int[] sets = [.. Enumerable.Range(0, 32).Where(set => int.PopCount(set) is 2 or 3 or 5)];
        SyntaxRow[] rows = [.. sets.SelectMany(set => Enumerable.Repeat(set, set == 31 ? 3 : 1)).Select(set => new SyntaxRow(
            Tree.Rows[0].Module,
            [.. Enumerable.Range(0, 5).Select(leaf => (set >> leaf & 1) == 1 ? placement : null)]))];
        string[] texts = Texts(SyntaxTreeFigure.Draw(new SyntaxTree(root, leaves, rows)));
        Assert.Contains("3 modules", texts);
        Assert.HasCount(15, texts.Where(text => text == "1 module"));
        Assert.Contains("5 other combinations, 5 modules", texts);
    }

    [TestMethod]
    public void Only_soft_gaps_are_broken_lines()
    {
        XElement[] broken = [.. SvgText.All(SyntaxTreeFigure.Draw(Tree), "line").Where(line => line.Attribute("stroke-dasharray") is not null)];
        Assert.HasCount(1, broken);
    }

    [TestMethod]
    public void All_lies_inside()
    {
        SvgImage image = SyntaxTreeFigure.Draw(Tree, title: "t");
        foreach (XElement line in SvgText.All(image, "line"))
        {
            Assert.IsTrue(new[] { "x1", "x2" }.All(name => Number(line, name) >= 0 && Number(line, name) <= image.Width));
            Assert.IsTrue(new[] { "y1", "y2" }.All(name => Number(line, name) >= 0 && Number(line, name) <= image.Height));
        }
    }

    [TestMethod]
    public void Single_leaf_is_a_logo_with_its_table()
    {
        SyntaxTree single = NeuronSyntax.Of([Sampled("m", 40, 1, (A, 10))]).Trees.Single();
        SvgImage image = SyntaxTreeFigure.Draw(single);
        Assert.HasCount(1, SvgText.All(image, "circle").ToArray());
        Assert.AreEqual($"{single.Leaves[0].Matrix.Name} +", image.Description);
    }

    private static string[] Texts(SvgImage image) => [.. SvgText.All(image, "text").Select(text => text.Value)];

    private static double Number(XElement element, string name) =>
        double.Parse(element.Attribute(name)!.Value, CultureInfo.InvariantCulture);
}
