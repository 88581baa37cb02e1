using MlNetGenomics.Motifs;
using MlNetGenomics.Motifs.Comparison;
using MlNetGenomics.NeuronMotif.Analysis;
using MlNetGenomics.NeuronMotif.Syntax;

namespace MlNetGenomics.Reports.NeuronMotif;

/// <summary>The first page: layers, known motifs that neurons found, where combinations come from, and tables.</summary>
internal static class NetworkPage
{
    // Known motifs and, for each, neurons that are named.
    private const int MostKnown = 100;
    private const int MostNeurons = 6;

    /// <summary>Makes the page.</summary>
    /// <param name="site">The site.</param>
    /// <param name="files">Tables that lie beside it: path and what it holds.</param>
    public static HtmlReport Create(SiteMap site, IReadOnlyList<(string Name, string Content)> files)
    {
        NetworkAnalysis analysis = site.Analysis;
        var page = new HtmlReport(
            analysis.Network,
            "What its neurons detect: sequences that activate a neuron, taken apart into motifs and their syntax by NeuronMotif");
        AddSummary(page, site);
        AddLayers(page, site);
        if (analysis.KnownMotifs is not null)
            AddKnownMotifs(page, site);
        AddOrigins(page, analysis);
        if (site.Settings.Settings.Count > 0)
            page.AddSection("Settings", "settings").AddEntries(site.Settings.Settings);
        page.AddSection("Tables", "tables").AddParagraph("All of it, also what pages leave out: tab-separated values, and motifs in MEME format.");
        var table = new HtmlTable("file", "content");
        foreach ((string name, string content) in files)
            table.AddRow(new HtmlLink(name, name), content);
        page.AddTable(table);
        return page;
    }

    private static void AddSummary(HtmlReport page, SiteMap site)
    {
        NetworkAnalysis analysis = site.Analysis;
        NeuronAnalysis[] neurons = [.. analysis.Layers.SelectMany(layer => layer.Neurons)];
        var entries = new List<ReportEntry>
        {
            new(analysis.Layers.Count == 1 ? "layer" : "layers", SiteMap.Number(analysis.Layers.Count)),
            new("neurons taken apart", SiteMap.Number(neurons.Length)),
            new("of them dead", SiteMap.Number(neurons.Count(neuron => neuron.Modules.IsDead))),
            new("modules", SiteMap.Number(neurons.Sum(neuron => neuron.Modules.Modules.Length))),
        };
        if (analysis.KnownMotifs is not null)
        {
            entries.Add(new(
                $"neurons with a known motif, q < {HtmlTable.FormatNumber(site.Settings.MatchQValue)}",
                SiteMap.Number(analysis.Layers.Sum(layer => layer.MatchedCount(site.Settings.MatchQValue)))));
        }
        page.AddSection("Summary").AddHighlights(entries);
        page.AddParagraph(analysis.KnownMotifs is { } known
            ? $"Motifs were compared with {known}."
            : "Motifs were not compared with known ones.");
    }

    private static void AddLayers(HtmlReport page, SiteMap site)
    {
        page.AddSection("Layers", "layers").AddParagraph(
            "The consensus ratio is the mean, over living neurons, of the activation by the best module's consensus over that " +
            "by its best sequence; beside it is that of neurons that were not taken apart. P is the number of groups of " +
            "motifs that move on their own.");
        bool isCompared = site.Analysis.KnownMotifs is not null;
        var table = new HtmlTable(
        [
            "layer", "bases seen", "neurons", "dead", "modules", "P", "consensus", "p-value", "test", "undivided",
            .. isCompared ? ["with a known motif", "best q-value"] : Array.Empty<string>(),
        ]);
        foreach (LayerAnalysis layer in site.Analysis.Layers)
        {
            object?[] cells =
            [
                new HtmlLink($"{layer.Number} ({layer.Name})", SiteMap.Address(layer)),
                layer.Width,
                layer.Neurons.Count < layer.NeuronCount
                    ? $"{SiteMap.Number(layer.Neurons.Count)} of {SiteMap.Number(layer.NeuronCount)}"
                    : SiteMap.Number(layer.NeuronCount),
                layer.Summary.DeadNeurons.Count,
                layer.Neurons.Sum(neuron => neuron.Modules.Modules.Length),
                layer.Groups,
                layer.Test.Mean,
                layer.Test.P,
                layer.Test.Holds ? "holds" : "does not hold",
                LayerPage.MeanMixtureRatio(layer),
            ];
            double[] qValues = [.. layer.Neurons.Select(neuron => neuron.BestMatch?.QValue).OfType<double>()];
            table.AddRow(isCompared
                ? [.. cells, layer.MatchedCount(site.Settings.MatchQValue), qValues.Length > 0 ? qValues.Min() : null]
                : cells);
        }
        page.AddTable(table);
    }

    private static void AddKnownMotifs(HtmlReport page, SiteMap site)
    {
        (TomtomMatch Match, LayerAnalysis Layer, NeuronAnalysis Neuron)[] matches =
        [
            .. from layer in site.Analysis.Layers
               from neuron in layer.Neurons
               from result in neuron.Matches
               from match in result.Matches
               where match.QValue < site.Settings.MatchQValue
               select (match, layer, neuron),
        ];
        var known = matches
            .GroupBy(found => found.Match.TargetIndex)
            .Select(group => group.OrderBy(found => found.Match.QValue).ThenBy(found => found.Match.PValue).ToArray())
            .OrderBy(group => group[0].Match.QValue).ThenBy(group => group[0].Match.PValue)
            .ToArray();
        string threshold = HtmlTable.FormatNumber(site.Settings.MatchQValue);
        page.AddSection("Known motifs", "known");
        if (known.Length == 0)
        {
            page.AddParagraph($"No neuron has a motif like a known one at q < {threshold}.");
            return;
        }
        page.AddParagraph(
            $"{SiteMap.Count(known.Length, "known motif")} that neurons have a motif like, q < {threshold}, and the neurons, the best first."
            + (known.Length > MostKnown ? $" The best {MostKnown} are shown." : ""));
        var table = new HtmlTable("known motif", "logo", "best q-value", "neurons", "the best of them");
        foreach (var group in known.Take(MostKnown))
        {
            HtmlLink[] neurons = [.. group.DistinctBy(found => (found.Layer.Number, found.Neuron.Name))
                .Select(found => SiteMap.Link(found.Layer, found.Neuron))];
            PositionProbabilityMatrix target = group[0].Match.Target;
            table.AddRow(
                target.ShownName,
                SequenceLogo.OfMotif(target, new LogoOptions { ShowAxes = false, LetterWidth = 11, LetterHeight = 32 }),
                group[0].Match.QValue,
                neurons.Length,
                SiteMap.Some(neurons, MostNeurons));
        }
        page.AddTable(table);
    }

    /// <summary>How much of what layers detect is there before them.</summary>
    private static void AddOrigins(HtmlReport page, NetworkAnalysis analysis)
    {
        LayerAnalysis[] later = [.. analysis.Layers.Where(layer => layer.Neurons.Any(neuron => neuron.Origins.Count > 0))];
        if (later.Length == 0)
            return;
        page.AddSection("Where syntax comes from", "origins").AddParagraph(
            "Motifs and combinations of motifs in the syntax trees of a layer's neurons, and how many of them one neuron of an " +
            "earlier layer has already. Trees on neurons' pages link to these neurons.");
        var table = new HtmlTable("layer", "motifs", "in an earlier layer", "combinations", "combinations in an earlier layer");
        foreach (LayerAnalysis layer in later)
        {
            NodeOrigin[] origins = [.. layer.Neurons.SelectMany(neuron => neuron.Origins).SelectMany(tree => tree)];
            NodeOrigin[] motifs = [.. origins.Where(origin => origin.Node is SyntaxLeaf)];
            NodeOrigin[] combinations = [.. origins.Where(origin => origin.Node is SyntaxBranch)];
            table.AddRow(
                new HtmlLink($"{layer.Number} ({layer.Name})", SiteMap.Address(layer)),
                motifs.Length,
                motifs.Count(origin => origin.Layer < layer.Number),
                combinations.Length,
                combinations.Count(origin => origin.Layer < layer.Number));
        }
        page.AddTable(table);
    }
}
