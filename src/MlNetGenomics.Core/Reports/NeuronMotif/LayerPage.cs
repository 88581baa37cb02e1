using MlNetGenomics.Motifs;
using MlNetGenomics.Motifs.Comparison;
using MlNetGenomics.NeuronMotif.Analysis;
using MlNetGenomics.NeuronMotif.Syntax;
using MlNetGenomics.Statistics;

namespace MlNetGenomics.Reports.NeuronMotif;

/// <summary>The page about a layer: how well its neurons could be taken apart, and a row a neuron.</summary>
internal static class LayerPage
{
    // Logos take most of a page: of a layer of many neurons each gets fewer columns.
    private const int MostColumns = 12_000;
    private const int WidestLogo = 60;
    private const int NarrowestLogo = 16;

    /// <summary>Makes the page.</summary>
    public static HtmlReport Create(SiteMap site, int index)
    {
        IReadOnlyList<LayerAnalysis> layers = site.Analysis.Layers;
        LayerAnalysis layer = layers[index];
        var page = new HtmlReport(
            SiteMap.Title(layer), $"What the neurons of {site.Analysis.Network} detect; here each sees {SiteMap.Count(layer.Width, "base")}");
        page.SetNavigation(
            [new HtmlLink(site.Analysis.Network, NeuronMotifSite.FirstPage), new HtmlLink($"layer {layer.Number}", null)],
            index > 0 ? Link(layers[index - 1]) : null,
            index + 1 < layers.Count ? Link(layers[index + 1]) : null);
        AddSummary(page, site, layer);
        AddConsensus(page, site, layer);
        AddNeurons(page, site, layer);
        return page;

        static HtmlLink Link(LayerAnalysis to) => new($"layer {to.Number}", SiteMap.Address(to));
    }

    private static void AddSummary(HtmlReport page, SiteMap site, LayerAnalysis layer)
    {
        int dead = layer.Summary.DeadNeurons.Count;
        var entries = new List<ReportEntry>
        {
            new(
                layer.Neurons.Count < layer.NeuronCount ? $"of {SiteMap.Number(layer.NeuronCount)} neurons, taken apart"
                    : layer.Neurons.Count == 1 ? "neuron" : "neurons",
                SiteMap.Number(layer.Neurons.Count)),
            new("dead", SiteMap.Number(dead)),
            new("modules", SiteMap.Number(layer.Neurons.Sum(neuron => neuron.Modules.Modules.Length))),
            new("mean consensus ratio", HtmlTable.FormatNumber(layer.Test.Mean)),
            new("mean, not taken apart", HtmlTable.FormatNumber(MeanMixtureRatio(layer))),
        };
        if (site.Analysis.KnownMotifs is not null)
        {
            entries.Add(new(
                $"with a known motif, q < {HtmlTable.FormatNumber(site.Settings.MatchQValue)}",
                SiteMap.Number(layer.MatchedCount(site.Settings.MatchQValue))));
        }
        page.AddSection("Summary").AddHighlights(entries);
    }

    /// <summary>Mean consensus ratio of a layer's neurons that were not taken apart; NaN where none is known.</summary>
    public static double MeanMixtureRatio(LayerAnalysis layer) =>
        MeanAndDeviation.OfDefined([.. layer.Neurons.Select(SiteMap.MixtureRatio)]).Mean;

    private static void AddConsensus(HtmlReport page, SiteMap site, LayerAnalysis layer)
    {
        if (layer.Test.NeuronCount == 0)
        {
            page.AddSection("Consensus test").AddParagraph("Every neuron is dead: there is nothing to take apart.");
            return;
        }
        string test = double.IsNaN(layer.Test.P)
            ? "too few neurons for a t-test, so the mean itself counts"
            : $"t-test that the mean is over {ConsensusFigure.GoodRatio}: p = {HtmlTable.FormatNumber(layer.Test.P)}";
        page.AddSection("Consensus test").AddParagraph(
            $"P = {layer.Groups}: neurons were taken apart as if {SiteMap.Count(layer.Groups, "group")} of motifs moved on " +
            $"{(layer.Groups == 1 ? "its" : "their")} own. Of {SiteMap.Count(layer.Test.NeuronCount, "living neuron")} the consensus of the best " +
            $"module reaches on average {HtmlTable.FormatNumber(layer.Test.Mean)} of the greatest activation ({test}): the test " +
            $"{(layer.Test.Holds ? "holds" : "does not hold")}.");
        var figures = new List<ReportFigure>
        {
            new(
                ConsensusFigure.Draw(layer),
                "Each module's consensus beside its best sequence. On the diagonal a module is one pattern; below it, a mixture."),
        };
        if (site.Analysis.KnownMotifs is not null && MatchFigure(layer, site.Settings.MatchQValue) is { } matches)
            figures.Add(matches);
        page.AddFigures(figures);
    }

    /// <summary>How like known motifs the neurons' best motifs are (NeuronMotif paper, figure 3D); null where none is like any.</summary>
    private static ReportFigure? MatchFigure(LayerAnalysis layer, double threshold)
    {
        // A chance that is too small for a number is drawn as the smallest number.
        double[] exponents = [.. layer.Neurons.Select(neuron => neuron.BestMatch).OfType<TomtomMatch>()
            .Select(match => -Math.Log10(Math.Max(match.QValue, double.Epsilon))).OrderDescending()];
        if (exponents.Length == 0)
            return null;
        SvgImage plot = ScatterPlot.Draw(
            [.. Enumerable.Range(1, exponents.Length).Select(rank => (double)rank)],
            exponents,
            new PlotOptions { XTitle = "neurons, the best first", YTitle = "−log10 q of the best match", Width = 480, Height = 420 },
            level: -Math.Log10(threshold));
        return new ReportFigure(plot, $"Each neuron's motif most like a known one. The dashed line is q = {HtmlTable.FormatNumber(threshold)}.");
    }

    private static void AddNeurons(HtmlReport page, SiteMap site, LayerAnalysis layer)
    {
        NeuronAnalysis[] dead = [.. layer.Neurons.Where(neuron => neuron.Modules.IsDead)];
        page.AddSection("Neurons", "neurons").AddParagraph("Each with the segments of its best module. The consensus ratio is the "
            + "best module's; beside it is that of all sequences together, not taken apart.");
        if (dead.Length > 0)
            page.AddLinks("Dead, as no sequence activates them:", [.. dead.Select(neuron => SiteMap.Link(layer, neuron))]);
        if (dead.Length == layer.Neurons.Count)
            return;
        bool isCompared = site.Analysis.KnownMotifs is not null;
        int columns = Math.Clamp(MostColumns / layer.Neurons.Count, NarrowestLogo, WidestLogo);
        var table = new HtmlTable(
        [
            "neuron", "best module", "modules", "motifs", "activation", "consensus", "undivided",
            .. isCompared ? ["best known motif", "q-value"] : Array.Empty<string>(),
        ])
        {
            Scrolls = true,
        };
        foreach (NeuronAnalysis neuron in layer.Neurons)
        {
            if (neuron.Syntax is not { } syntax)
                continue;
            object?[] cells =
            [
                SiteMap.Link(layer, neuron),
                Logo(syntax.Dictionary.Modules[0].Quality, columns),
                neuron.Modules.Modules.Length,
                syntax.Dictionary.Motifs.Count,
                neuron.Modules.GreatestActivation,
                neuron.Modules.ConsensusRatio,
                SiteMap.MixtureRatio(neuron),
            ];
            table.AddRow(isCompared
                ? [.. cells, neuron.BestMatch is { } best ? SiteMap.FactorName(best) : "–", neuron.BestMatch?.QValue]
                : cells);
        }
        page.AddTable(table);
    }

    /// <summary>The part of a module that says something: from its first segment to its last, or all of it where it has none.</summary>
    private static SvgImage Logo(ModuleQuality module, int columns)
    {
        PositionProbabilityMatrix motif = module.Module.Motif;
        int from = module.Segments.Count == 0 ? 0 : module.Segments[0].Start;
        int end = module.Segments.Count == 0 ? motif.Width : module.Segments[^1].End;
        end = Math.Min(end, from + columns);
        var part = new PositionProbabilityMatrix(motif.Name, motif.Probabilities[(4 * from)..(4 * end)]);
        double letter = Math.Clamp(260.0 / part.Width, 6, 14);
        return SequenceLogo.OfMotif(
            part, new LogoOptions { ShowAxes = false, LetterWidth = letter, LetterHeight = 36, LeastLetter = 0.7 });
    }
}
