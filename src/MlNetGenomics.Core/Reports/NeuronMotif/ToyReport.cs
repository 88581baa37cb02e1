using System.Globalization;
using MlNetGenomics.Motifs;
using MlNetGenomics.NeuronMotif;
using MlNetGenomics.Simulation;
using MlNetGenomics.Studies.Syntax;

namespace MlNetGenomics.Reports.NeuronMotif;

/// <summary>NeuronMotif's two toys on a page: what was planted, what taking the neuron apart gives, and what one gets without.</summary>
public static class ToyReport
{
    // Modules of the second toy that are drawn.
    private const int Shown = 4;

    /// <summary>Makes the page.</summary>
    /// <param name="toy1">The first toy.</param>
    /// <param name="toy2">The second toy.</param>
    /// <param name="syntax">The second toy's grammar in its output neuron.</param>
    /// <param name="sites">Addresses of the two networks' sites.</param>
    /// <param name="settings">Settings to list.</param>
    public static HtmlReport Create(
        ToyResult toy1,
        ToyResult toy2,
        RecoveredSyntax syntax,
        (string Toy1, string Toy2) sites,
        IEnumerable<ReportEntry> settings)
    {
        ArgumentNullException.ThrowIfNull(toy1);
        ArgumentNullException.ThrowIfNull(toy2);
        ArgumentNullException.ThrowIfNull(syntax);
        var page = new HtmlReport(
            "NeuronMotif's toys", "Two small networks, trained on planted motifs and taken apart (Wei et al. 2023)");
        AddToy1(page, toy1, sites.Toy1);
        AddToy2(page, toy2, syntax, sites.Toy2);
        return page.AddSection("Settings").AddEntries(settings);
    }

    private static void AddToy1(HtmlReport page, ToyResult toy, string site)
    {
        PositionProbabilityMatrix planted = toy.Grammar.Elements[0].Motif;
        NeuronModules neuron = toy.Output.Modules;
        page.AddSection("Toy 1: one motif, two places")
            .AddParagraph(
                "A motif of seven bases begins at the first or at the second base. The pooling makes the output neuron blind to "
                + "which; what enters the pooling tells the sequences apart. All sequences together, which is what methods that "
                + "stack what activates a neuron see, blur the two places into one.")
            .AddFigures(
            [
                new ReportFigure(Logo(planted, "planted"), "the planted motif"),
                .. neuron.Modules.Select(module => Figure(module, planted)),
                Figure(neuron.Mixture!, planted),
            ])
            .AddLinks("All of the network:", [new HtmlLink("its pages", site)]);
    }

    private static void AddToy2(HtmlReport page, ToyResult toy, RecoveredSyntax syntax, string site)
    {
        NeuronModules neuron = toy.Output.Modules;
        string gap = syntax.Gaps.IsEmpty ? "in no module" : $"{Range(syntax.Gaps[0])} bases apart";
        page.AddSection("Toy 2: two copies, a distance that varies")
            .AddParagraph(string.Create(
                CultureInfo.InvariantCulture,
                $"Two copies of a motif of 19 bases, planted {Range(syntax.Planted[0])} bases apart. {syntax.Found.Length} of the "
                + $"{syntax.ModuleCount} modules of the output neuron have both, {gap}. In the whole neuron, the last logo, they blur."))
            .AddFigures(
            [
                new ReportFigure(Logo(toy.Grammar.Elements[0].Motif, "planted"), "the planted motif"),
                .. neuron.Modules.Where(module => syntax.Found.Contains(module.Name)).Take(Shown).Select(module =>
                    new ReportFigure(Logo(module.Motif, module.Name), Caption(module))),
                new ReportFigure(Logo(neuron.Mixture!.Motif, "all sequences"), Caption(neuron.Mixture)),
            ])
            .AddLinks("All of the network:", [new HtmlLink("its pages", site)]);
    }

    private static ReportFigure Figure(NeuronModule module, PositionProbabilityMatrix planted)
    {
        (int start, double correlation) = NeuronMotifToyStudy.Place(module.Motif, planted);
        return new ReportFigure(
            Logo(module.Motif, module.Name),
            string.Create(
                CultureInfo.InvariantCulture,
                $"{module.SequenceCount:#,0} sequences; the motif from base {start + 1} on, correlation {correlation:0.000}"));
    }

    private static string Caption(NeuronModule module) => string.Create(
        CultureInfo.InvariantCulture,
        $"{module.SequenceCount:#,0} sequences; consensus over best activation {module.ConsensusActivation / module.GreatestActivation:0.00}");

    private static SvgImage Logo(PositionProbabilityMatrix motif, string title) => SequenceLogo.OfMotif(
        motif, new LogoOptions { Title = title, LetterWidth = motif.Width > 30 ? 10 : 22, LetterHeight = motif.Width > 30 ? 60 : 90 });

    private static string Range(IntegerRange range) => range.Minimum == range.Maximum
        ? range.Minimum.ToString(CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{range.Minimum} to {range.Maximum}");
}
