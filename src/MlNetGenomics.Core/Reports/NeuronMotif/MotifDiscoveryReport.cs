using System.Globalization;
using MlNetGenomics.Studies.MotifDiscovery;

namespace MlNetGenomics.Reports.NeuronMotif;

/// <summary>
/// Ways to read motifs from neurons on a page: how many neurons each gives a known motif for, and neurons that they differ
/// about.
/// </summary>
public static class MotifDiscoveryReport
{
    // Neurons that are drawn: where NeuronMotif is better, and where another method is.
    private const int MostBetter = 12;
    private const int MostWorse = 6;

    private static readonly LogoOptions Logo = new() { ShowAxes = false, LetterWidth = 9, LetterHeight = 34 };

    /// <summary>What a method is called.</summary>
    public static string Name(DiscoveryMethod method) => method switch
    {
        DiscoveryMethod.NeuronMotif => "NeuronMotif",
        DiscoveryMethod.ActivationMaximization => "activation maximization",
        DiscoveryMethod.MeanSaliency => "saliency, mean of best sites",
        _ => "saliency, best site",
    };

    /// <summary>Makes the page.</summary>
    /// <param name="comparison">The layer.</param>
    /// <param name="known">What the set of known motifs is called.</param>
    /// <param name="qValue">Greatest q-value, not included, of a match.</param>
    /// <param name="settings">Settings to list.</param>
    public static HtmlReport Create(
        DiscoveryComparison comparison, string known, double qValue, IEnumerable<ReportEntry> settings)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        string limit = HtmlTable.FormatNumber(qValue);
        var page = new HtmlReport(
            $"What finds motifs in {comparison.Layer}",
            string.Create(
                CultureInfo.InvariantCulture,
                $"{comparison.Neurons.Count} neurons of {comparison.Width} bases, read in four ways and looked up in {known}"));
        page.AddSection("Methods").AddHighlights(comparison.Methods.Select(summary => new ReportEntry(
            $"{Name(summary.Method)}: neurons with a match",
            string.Create(CultureInfo.InvariantCulture, $"{summary.MatchedCount} of {summary.NeuronCount}"))));
        page.AddParagraph(
            $"A match has a q-value below {limit}. NeuronMotif often gives several motifs, of which the best counts; strictly, each "
            + "q-value is multiplied by their number. Score: -log10 q of a neuron's best match, 0 without one. Pairs are a neuron's "
            + "scores by NeuronMotif and by the method; p is that NeuronMotif's are greater by chance.");
        page.AddTable(Summary(comparison));
        page.AddFigures(new ReportFigure(DotPlot.Draw(
            [.. comparison.Methods.Select(summary => new PlotCategory(
                Short(summary.Method), [.. comparison.Neurons.Select(neuron => neuron[summary.Method].Score)]))],
            new PlotOptions { YTitle = "-log10 q of the best match", Width = 620 })));
        DiscoveryNeuron[] order = [.. comparison.Neurons.OrderByDescending(neuron => neuron.Advantage)];
        AddNeurons(page, "Where NeuronMotif is better", [.. order.Where(neuron => neuron.Advantage > 0).Take(MostBetter)]);
        AddNeurons(page, "Where another method is better", [.. order.Reverse().Where(neuron => neuron.Advantage < 0).Take(MostWorse)]);
        return page.AddSection("Settings").AddEntries(settings);
    }

    private static HtmlTable Summary(DiscoveryComparison comparison)
    {
        var table = new HtmlTable(
            "method", "neurons with a match", "share", "strictly", "known motifs matched", "mean score", "t of pairs", "p");
        foreach (DiscoverySummary summary in comparison.Methods)
        {
            table.AddRow(
                Name(summary.Method),
                summary.MatchedCount,
                summary.MatchedShare,
                summary.StrictCount,
                summary.KnownCount,
                summary.MeanScore,
                summary.Against?.T,
                summary.Against?.PGreater);
        }
        return table;
    }

    private static void AddNeurons(HtmlReport page, string heading, DiscoveryNeuron[] neurons)
    {
        if (neurons.Length == 0)
            return;
        page.AddSection(heading).AddParagraph("Each method's motif above the known one that it is most like, and the q-value.");
        foreach (DiscoveryNeuron neuron in neurons)
            page.AddHeading(neuron.Name).AddFigures([.. neuron.Motifs.Where(found => found.Motif is not null).Select(Figure)]);
    }

    private static ReportFigure Figure(DiscoveredMotif found) => new(
        AlignedLogos.OfMatch(found.Motif!, found.Best!, Logo),
        $"{Name(found.Method)}: {found.Best!.Target.ShownName}, q {HtmlTable.FormatNumber(found.QValue)}");

    private static string Short(DiscoveryMethod method) => method switch
    {
        DiscoveryMethod.NeuronMotif => "NeuronMotif",
        DiscoveryMethod.ActivationMaximization => "activation",
        DiscoveryMethod.MeanSaliency => "mean saliency",
        _ => "best saliency",
    };
}
