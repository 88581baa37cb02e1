using System.Globalization;
using MlNetGenomics.NeuronMotif.Syntax;

namespace MlNetGenomics.Reports;

/// <summary>
/// Draws the syntax of a neuron: logos of its motifs from left to right, over them the tree with the gaps, below them how
/// many modules have which motifs. Lines of hard syntax are whole, those of soft syntax broken.
/// </summary>
public static class SyntaxTreeFigure
{
    private const double Margin = 12;
    private const double TitleHeight = 26;
    private const double LevelHeight = 40;
    private const double LeafGap = 36;
    private const double LabelHeight = 20;
    private const double CountWidth = 84;
    private const double RowHeight = 20;
    private const int MostRows = 16;
    private const double LetterWidthOfText = 6.4;
    private const string Faint = "fill-opacity=\".75\"";
    private const string Stroke = "stroke=\"currentColor\" stroke-opacity=\".7\" stroke-width=\"1.5\"";

    private static readonly LogoOptions LogoStyle = new() { ShowAxes = false, LetterWidth = 11, LetterHeight = 40 };

    /// <summary>Draws a tree.</summary>
    /// <param name="tree">The tree.</param>
    /// <param name="origins">Where its nodes first occur, in the order of <see cref="SyntaxTree.Nodes"/>; null to leave that out.</param>
    /// <param name="label">Name of a leaf's motif; null for the dictionary's.</param>
    /// <param name="title">Line above the drawing; null for none.</param>
    public static SvgImage Draw(
        SyntaxTree tree,
        IReadOnlyList<NodeOrigin>? origins = null,
        Func<SyntaxLeaf, string>? label = null,
        string? title = null)
    {
        ArgumentNullException.ThrowIfNull(tree);
        string[] labels = [.. tree.Leaves.Select(leaf =>
            $"{label?.Invoke(leaf) ?? leaf.Matrix.ShownName} {(leaf.Motif.ReverseComplement ? "−" : "+")}")];
        Dictionary<SyntaxNode, int> layers = new(ReferenceEqualityComparer.Instance);
        foreach (NodeOrigin origin in origins ?? [])
            layers[origin.Node] = origin.Layer;
        SvgImage[] logos = [.. tree.Leaves.Select(leaf => SequenceLogo.OfMotif(leaf.OrientedMatrix, LogoStyle))];
        (double[] centres, double width) = Centres(logos, labels, layers.Count > 0);
        double top = Margin + (title is null ? 0 : TitleHeight);
        double leafTop = top + Height(tree.Root) * LevelHeight;
        var svg = new SvgBuilder();
        if (title is not null)
            svg.Text(Margin, Margin + 12, title, size: 13, attributes: "font-weight=\"600\"");
        DrawNode(svg, tree.Root, centres, leafTop, layers);
        for (int i = 0; i < logos.Length; i++)
        {
            svg.Raw(logos[i].ToNested(centres[i] - logos[i].Width / 2, leafTop));
            string text = labels[i] + LayerText(tree.Leaves[i], layers);
            svg.Text(centres[i], leafTop + logos[i].Height + 13, text, "middle", 11, Faint);
        }
        double tableTop = leafTop + logos.Max(logo => logo.Height) + LabelHeight + 6;
        double height = DrawTable(svg, tree, centres, width, tableTop) + Margin;
        string description = title is null ? Describe(tree, labels) : $"{title}: {Describe(tree, labels)}";
        return new SvgImage(width, height, description, svg.ToString(), logos[0].Definitions);
    }

    private static (double[] Centres, double Width) Centres(SvgImage[] logos, string[] labels, bool hasLayers)
    {
        var centres = new double[logos.Length];
        double x = Margin + CountWidth;
        for (int i = 0; i < logos.Length; i++)
        {
            double text = (labels[i].Length + (hasLayers ? " · layer 10".Length : 0)) * LetterWidthOfText;
            double column = Math.Max(logos[i].Width, text);
            centres[i] = x + column / 2;
            x += column + LeafGap;
        }
        return (centres, x - LeafGap + Margin);
    }

    /// <summary>Number of branches on the longest way down to a leaf.</summary>
    private static int Height(SyntaxNode node) =>
        node is SyntaxBranch branch ? 1 + Math.Max(Height(branch.Left), Height(branch.Right)) : 0;

    private static double Centre(SyntaxNode node, double[] centres) => node is SyntaxBranch branch
        ? (Centre(branch.Left, centres) + Centre(branch.Right, centres)) / 2
        : centres[node.FirstLeaf];

    private static void DrawNode(
        SvgBuilder svg, SyntaxNode node, double[] centres, double leafTop, Dictionary<SyntaxNode, int> layers)
    {
        if (node is not SyntaxBranch branch)
            return;
        double Y(SyntaxNode of) => leafTop - Height(of) * LevelHeight;
        double left = Centre(branch.Left, centres), right = Centre(branch.Right, centres), y = Y(branch);
        string dashes = branch.Gap.Flexibility > 0 ? " stroke-dasharray=\"5 4\"" : "";
        svg.Line(left, y, right, y, Stroke + dashes);
        svg.Line(left, y, left, Y(branch.Left), Stroke).Line(right, y, right, Y(branch.Right), Stroke);
        svg.Text((left + right) / 2, y + 14, branch.Gap + LayerText(branch, layers), "middle", 11);
        DrawNode(svg, branch.Left, centres, leafTop, layers);
        DrawNode(svg, branch.Right, centres, leafTop, layers);
    }

    private static string LayerText(SyntaxNode node, Dictionary<SyntaxNode, int> layers) =>
        layers.TryGetValue(node, out int layer) ? string.Create(CultureInfo.InvariantCulture, $" · layer {layer}") : "";

    /// <summary>
    /// One row for each combination of motifs, the most frequent first, and one that counts the rest; returns where it ends.
    /// </summary>
    private static double DrawTable(SvgBuilder svg, SyntaxTree tree, double[] centres, double width, double top)
    {
        bool[][] rows = [.. tree.Rows.Select(row => tree.Leaves.Select(leaf => row.Has(leaf.Position)).ToArray())];
        (bool[] Has, int Count)[] combinations = [.. rows
            .GroupBy(row => string.Concat(row.Select(has => has ? '1' : '0')))
            .Select(group => (group.First(), group.Count()))
            .OrderByDescending(combination => combination.Item2)];
        double y = top;
        // One row too many is no longer than the line that says so.
        int shown = combinations.Length <= MostRows + 1 ? combinations.Length : MostRows;
        foreach ((bool[] has, int count) in combinations.Take(shown))
        {
            svg.Line(Margin, y, width - Margin, y, PlotPalette.Grid);
            double middle = y + RowHeight / 2;
            svg.Text(Margin, middle + 4, Modules(count), size: 11, attributes: Faint);
            for (int leaf = 0; leaf < has.Length; leaf++)
            {
                svg.Circle(centres[leaf], middle, 4.5, has[leaf]
                    ? "fill=\"currentColor\""
                    : "fill=\"none\" stroke=\"currentColor\" stroke-opacity=\".5\"");
            }
            y += RowHeight;
        }
        if (shown == combinations.Length)
            return y;
        svg.Line(Margin, y, width - Margin, y, PlotPalette.Grid);
        string rest = string.Create(CultureInfo.InvariantCulture, $"{combinations.Length - shown} other combinations, ")
            + Modules(combinations.Skip(shown).Sum(combination => combination.Count));
        svg.Text(Margin, y + RowHeight / 2 + 4, rest, size: 11, attributes: Faint);
        return y + RowHeight;
    }

    private static string Modules(int count) =>
        count == 1 ? "1 module" : string.Create(CultureInfo.InvariantCulture, $"{count} modules");

    /// <summary>Motifs and gaps from left to right, as text.</summary>
    private static string Describe(SyntaxTree tree, string[] labels)
    {
        var gaps = new string[labels.Length];
        foreach (SyntaxBranch branch in tree.Nodes.OfType<SyntaxBranch>())
            gaps[branch.Right.FirstLeaf] = $" [{branch.Gap}] ";
        return string.Concat(labels.Select((label, i) => gaps[i] + label));
    }
}
