using MlNetGenomics.NeuronMotif.Analysis;
using MlNetGenomics.NeuronMotif.Syntax;

namespace MlNetGenomics.Reports.NeuronMotif;

/// <summary>A neuron's syntax: its trees, and where their parts first occur.</summary>
internal static class SyntaxSection
{
    // Neurons that are named for a node of a tree.
    private const int MostOrigins = 8;

    /// <summary>Adds the section.</summary>
    public static void Add(
        HtmlReport page, SiteMap site, LayerAnalysis layer, NeuronAnalysis neuron, IReadOnlyList<SyntaxTree> trees)
    {
        page.AddSection("Syntax", "syntax");
        if (trees.Count == 0)
        {
            page.AddParagraph("Without motifs there is no order of them.");
            return;
        }
        page.AddParagraph(
            "The order of motifs and the bases between them, the firmest distances joined first; broken lines are gaps that " +
            "vary. Below a tree is its truth table: how many modules have which of its motifs (a filled disc).");
        int count = Math.Min(site.Settings.TreeCount, trees.Count);
        for (int i = 0; i < count; i++)
        {
            IReadOnlyList<NodeOrigin>? origins = i < neuron.Origins.Count ? neuron.Origins[i] : null;
            page.AddHeading($"Tree {i + 1}: {SiteMap.Count(trees[i].Leaves.Count, "motif")} in {SiteMap.Count(trees[i].Rows.Count, "module")}")
                .AddFigures(new ReportFigure(SyntaxTreeFigure.Draw(trees[i], origins, leaf => site.Label(neuron, leaf.Motif.Motif))));
            if (origins is not null)
                page.AddTable(OriginTable(site, layer, trees[i], origins));
        }
        if (count < trees.Count)
        {
            page.AddParagraph(
                $"The {SiteMap.Number(count)} trees of the most motifs; the other {SiteMap.Number(trees.Count - count)} are in the tables.");
        }
    }

    private static HtmlTable OriginTable(SiteMap site, LayerAnalysis layer, SyntaxTree tree, IReadOnlyList<NodeOrigin> origins)
    {
        var table = new HtmlTable("part of the tree", "gap", "modules", "first in layer", "neurons there");
        foreach (NodeOrigin origin in origins)
        {
            HtmlLink[] neurons = [.. origin.Neurons.Select(name => site.Link(origin.Layer, name, SiteMap.FromNeuron))];
            table.AddRow(
                string.Join(" ", tree.Leaves.Skip(origin.Node.FirstLeaf).Take(origin.Node.LeafCount)
                    .Select(leaf => SiteMap.MotifName(leaf.Motif))),
                origin.Node is SyntaxBranch branch ? branch.Gap.ToString() : null,
                SiteMap.ModulesWith(tree, origin.Node),
                origin.Layer,
                origin.Layer == layer.Number ? "new here" : SiteMap.Some(neurons, MostOrigins));
        }
        return table;
    }
}
