using MlNetGenomics.Motifs;
using MlNetGenomics.NeuronMotif;
using MlNetGenomics.NeuronMotif.Analysis;
using MlNetGenomics.NeuronMotif.Syntax;

namespace MlNetGenomics.Reports.NeuronMotif;

/// <summary>The page about a neuron: its modules beside the undivided neuron, its motifs, and their order.</summary>
internal static class NeuronPage
{
    /// <summary>Makes the page.</summary>
    public static HtmlReport Create(SiteMap site, LayerAnalysis layer, int index)
    {
        NeuronAnalysis neuron = layer.Neurons[index];
        var page = new HtmlReport(
            $"Neuron {neuron.Name}", $"{SiteMap.Title(layer)} of {site.Analysis.Network}, sees {SiteMap.Count(layer.Width, "base")}");
        page.SetNavigation(
            [
                new HtmlLink(site.Analysis.Network, SiteMap.FromNeuron + NeuronMotifSite.FirstPage),
                new HtmlLink($"layer {layer.Number}", SiteMap.FromNeuron + SiteMap.Address(layer)),
                new HtmlLink(neuron.Name, null),
            ],
            index > 0 ? site.Link(layer.Number, layer.Neurons[index - 1].Name, SiteMap.FromNeuron) : null,
            index + 1 < layer.Neurons.Count ? site.Link(layer.Number, layer.Neurons[index + 1].Name, SiteMap.FromNeuron) : null);
        if (neuron.Syntax is not { } syntax)
        {
            page.AddSection("Dead").AddParagraph(
                "No sequence was found that activates this neuron: it is dead, and has no modules, motifs or syntax.");
            return page;
        }
        AddSummary(page, site, neuron, syntax);
        AddModules(page, site, neuron, syntax.Dictionary);
        MotifSection.Add(page, site, neuron, syntax.Dictionary);
        SyntaxSection.Add(page, site, layer, neuron, syntax.Trees);
        return page;
    }

    private static void AddSummary(HtmlReport page, SiteMap site, NeuronAnalysis neuron, NeuronSyntax syntax)
    {
        var entries = new List<ReportEntry>
        {
            new("greatest activation", HtmlTable.FormatNumber(neuron.Modules.GreatestActivation)),
            new("modules", SiteMap.Number(neuron.Modules.Modules.Length)),
            new("consensus ratio of the best module", HtmlTable.FormatNumber(neuron.Modules.ConsensusRatio)),
        };
        if (neuron.Modules.Mixture is not null)
            entries.Add(new("consensus ratio, not taken apart", HtmlTable.FormatNumber(SiteMap.MixtureRatio(neuron))));
        entries.Add(new("motifs", SiteMap.Number(syntax.Dictionary.Motifs.Count)));
        if (neuron.BestMatch is { } best)
            entries.Add(new($"best known motif, q = {HtmlTable.FormatNumber(best.QValue)}", SiteMap.FactorName(best)));
        page.AddSection("Summary").AddHighlights(entries);
    }

    private static void AddModules(HtmlReport page, SiteMap site, NeuronAnalysis neuron, MotifDictionary dictionary)
    {
        ModuleAnnotation[] shown = [.. dictionary.Modules.Take(site.Settings.ModuleCount)];
        page.AddSection("Modules", "modules").AddParagraph(
            "Each module is one kind of the sequences that activate the neuron, all laid upon each other, the best module " +
            "first. Shaded columns are segments of high information; coloured bars are motifs of the dictionary below. " +
            "Consensus is the activation by a module's most frequent bases over that by its best sequence: near 1 a module " +
            "is one pattern.");
        NeuronModule? mixture = neuron.Modules.Mixture;
        if (mixture is not null)
        {
            double ratio = SiteMap.Ratio(mixture);
            page.AddParagraph(
                $"The first row is the neuron not taken apart: all {SiteMap.Number(mixture.SequenceCount)} sequences as one motif. " +
                $"Its consensus reaches {HtmlTable.FormatNumber(ratio)} of what its best sequence does" +
                (ratio > ConsensusFigure.GoodRatio ? "" : ", as it mixes patterns that the neuron does not want together") +
                $"; its columns hold {Bits(mixture)} bits, those of the best module {Bits(shown[0].Quality.Module)}.");
        }
        page.AddFigures(new ReportFigure(ModuleFigure.Draw(
            mixture is null ? null : new ModuleDrawing("Not taken apart", mixture, MotifSegments.Find(mixture), []),
            [.. shown.Select((module, i) => new ModuleDrawing(
                $"Module {i + 1}", module.Quality.Module, module.Quality.Segments, module.Motifs))],
            neuron.Name)));
        if (shown.Length < dictionary.Modules.Count)
        {
            page.AddParagraph(
                $"The best {SiteMap.Number(shown.Length)} of {SiteMap.Number(dictionary.Modules.Count)} modules; " +
                $"the other {SiteMap.Number(dictionary.Modules.Count - shown.Length)} are in the tables.");
        }
        page.AddHeading("Quality").AddParagraph(
            "Quality is the sum of three terms, each 1 at best: the contrast of segments to what is around them, the " +
            "consensus, and the module's activation over the neuron's greatest.");
        var table = new HtmlTable("module", "motifs", "quality", "contrast", "consensus", "activation", "sequences")
        {
            Scrolls = true,
        };
        for (int i = 0; i < shown.Length; i++)
        {
            ModuleQuality quality = shown[i].Quality;
            table.AddRow(
                $"{i + 1} · {quality.Module.Name}",
                shown[i].Motifs.Count == 0 ? "–" : string.Join(" ", shown[i].Motifs.Select(placement => SiteMap.MotifName(placement.Motif))),
                quality.Score,
                quality.Contrast,
                quality.ConsensusRatio,
                quality.ActivationRatio,
                quality.Module.SequenceCount);
        }
        page.AddTable(table);
    }

    private static string Bits(NeuronModule module) =>
        HtmlTable.FormatNumber(InformationContent.OfColumns(module.Motif).Sum());
}
