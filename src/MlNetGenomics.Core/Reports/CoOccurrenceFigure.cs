using MlNetGenomics.Networks.MuSeAM;
using MlNetGenomics.Regulators;

namespace MlNetGenomics.Reports;

/// <summary>Pairs of motifs, or of factors, whose sites lie together, as a network.</summary>
public static class CoOccurrenceFigure
{
    private static readonly string[] RoleNames = ["activator", "repressor", "both or neither"];

    /// <summary>Draws the pairs that count, the smallest p-values first. The wider a link, the smaller its p-value.</summary>
    /// <param name="pairs">The pairs.</param>
    /// <param name="roles">Role of each kernel of the model.</param>
    /// <param name="count">Most pairs to draw.</param>
    /// <param name="title">Line above the drawing; null for none.</param>
    public static SvgImage Draw(CoOccurrenceTable pairs, IReadOnlyList<MotifRole> roles, int count, string? title = null)
    {
        ArgumentNullException.ThrowIfNull(pairs);
        ArgumentNullException.ThrowIfNull(roles);
        CoOccurrencePair[] drawn = [.. pairs.Significant.Take(count)];
        int[] features = [.. drawn.SelectMany(pair => new[] { pair.First, pair.Second }).Distinct().Order()];
        PlotNode[] nodes = [.. features.Select(feature => new PlotNode(Name(pairs, feature), Group(pairs.Sites.Kernels[feature], roles)))];
        PlotLink[] links =
        [
            .. drawn.Select(pair => new PlotLink(
                Array.IndexOf(features, pair.First), Array.IndexOf(features, pair.Second),
                // Sure enough is sure enough: otherwise one pair of copies would make all others thin.
                Math.Clamp(-pair.Test.Log10P, 1, 100), pairs.IsKnown(pair), pairs.IsAlike(pair))),
        ];
        return NetworkPlot.Draw(nodes, links, RoleNames, new PlotOptions { Title = title, Width = 940, Height = 600 });
    }

    /// <summary>A kernel with its factor's name, or a factor.</summary>
    internal static string Name(CoOccurrenceTable pairs, int feature)
    {
        string name = pairs.Sites.Names[feature];
        return pairs.Factor(feature) is { } factor && factor != name ? $"{factor} ({name})" : name;
    }

    private static int Group(IReadOnlyList<int> kernels, IReadOnlyList<MotifRole> roles)
    {
        if (kernels.All(kernel => roles[kernel] == MotifRole.Activator))
            return 0;
        return kernels.All(kernel => roles[kernel] == MotifRole.Repressor) ? 1 : 2;
    }
}
