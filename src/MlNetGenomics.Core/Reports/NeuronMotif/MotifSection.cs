using MlNetGenomics.Motifs;
using MlNetGenomics.Motifs.Comparison;
using MlNetGenomics.NeuronMotif.Analysis;
using MlNetGenomics.NeuronMotif.Syntax;

namespace MlNetGenomics.Reports.NeuronMotif;

/// <summary>A neuron's motifs beside the known ones that they are like.</summary>
internal static class MotifSection
{
    /// <summary>Adds the section.</summary>
    public static void Add(HtmlReport page, SiteMap site, NeuronAnalysis neuron, MotifDictionary dictionary)
    {
        page.AddSection("Motifs", "motifs");
        if (dictionary.Motifs.Count == 0)
        {
            page.AddParagraph("No module has a segment of high information that is wide enough for a motif.");
            return;
        }
        int count = Math.Min(site.Settings.MotifCount, dictionary.Motifs.Count);
        bool isCompared = site.Analysis.KnownMotifs is not null;
        page.AddParagraph(
            (isCompared
                ? $"The neuron's dictionary. Below each motif is the best one of {site.Analysis.KnownMotifs} as it lies on it; " +
                    "the offset is the known motif's column under the first one of the neuron's."
                : "The neuron's dictionary: each motif as the best module has it.")
            + (count < dictionary.Motifs.Count ? $" The first {SiteMap.Number(count)} of {SiteMap.Number(dictionary.Motifs.Count)}." : ""));
        var table = isCompared
            ? new HtmlTable("motif", "motif above known motif", "known motif", "q-value", "strand", "offset", "modules", "other matches")
            : new HtmlTable("motif", "logo", "width", "modules");
        for (int motif = 0; motif < count; motif++)
        {
            int modules = SiteMap.ModulesWith(dictionary, motif);
            PositionProbabilityMatrix matrix = dictionary.Motifs[motif];
            if (!isCompared)
            {
                table.AddRow(SiteMap.MotifName(motif), Logo(matrix), matrix.Width, modules);
                continue;
            }
            IReadOnlyList<TomtomMatch> matches = motif < neuron.Matches.Count ? neuron.Matches[motif].Matches : [];
            if (matches.Count == 0)
            {
                table.AddRow(SiteMap.MotifName(motif), Logo(matrix), "none", null, null, null, modules, null);
                continue;
            }
            TomtomMatch best = matches[0];
            string others = string.Join(", ", matches.Skip(1).Take(site.Settings.MatchCount - 1)
                .Select(match => $"{SiteMap.FactorName(match)} {HtmlTable.FormatNumber(match.QValue)}"));
            table.AddRow(
                SiteMap.MotifName(motif),
                AlignedLogos.OfMatch(matrix, best),
                best.Target.ShownName,
                best.QValue,
                best.ReverseComplement ? "−" : "+",
                best.Offset,
                modules,
                others);
        }
        page.AddTable(table);
    }

    private static SvgImage Logo(PositionProbabilityMatrix motif) => SequenceLogo.OfMotif(
        motif, new LogoOptions { ShowAxes = false, LetterWidth = 15, LetterHeight = 44 });
}
