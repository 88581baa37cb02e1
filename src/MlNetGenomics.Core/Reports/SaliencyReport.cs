using System.Globalization;
using MlNetGenomics.Interpretation;
using MlNetGenomics.Motifs;
using MlNetGenomics.Sequences;

namespace MlNetGenomics.Reports;

/// <summary>The page about attributions: sequences with what each base has to do with a neuron's value, as logos.</summary>
public static class SaliencyReport
{
    // p = exp(3), the others exp(-3): what the paper's normalisation gives at most is 1.9 bits of these 2.
    private const double MostBits = 2;

    /// <summary>Makes the page.</summary>
    /// <exception cref="GenomicsException">A site runs over the end of its sequence; names file and line.</exception>
    public static HtmlReport Create(SaliencyReportData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        var report = new HtmlReport(data.Title, $"Which bases drive {data.Target}, by {MethodName(data.Method)}");
        string shown = data.Sequences.Count < data.SequenceCount
            ? $"The {Number(data.Sequences.Count)} sequences of {Number(data.SequenceCount)} with the greatest values, the greatest first. "
            : "All sequences, the one with the greatest value first. ";
        report.AddSection("Logos").AddParagraph(shown + Explanation(data));
        foreach (AttributionSequence sequence in data.Sequences)
            AddSequence(report, data, sequence);
        if (data.Settings.Count > 0)
            report.AddSection("Settings").AddEntries(data.Settings);
        return report;
    }

    private static void AddSequence(HtmlReport report, SaliencyReportData data, AttributionSequence sequence)
    {
        report.AddHeading($"{sequence.Name}: {Value(sequence)}");
        BedRecord[] sites = [.. data.Sites?[sequence.Name] ?? []];
        foreach (BedRecord site in sites)
        {
            if (site.End > sequence.Codes.Length)
            {
                throw new GenomicsException(
                    $"{data.SitesSource}, line {site.Line}: the site ends at {site.End}, sequence {sequence.Name} has "
                    + $"{sequence.Codes.Length} bases");
            }
        }
        bool isGradient = SaliencyMaps.IsGradient(data.Method);
        bool isSigned = data.Method != SaliencyMethod.GuidedBackpropagation;
        if (isGradient)
        {
            var options = new LogoOptions { AxisTitle = "bits", Minimum = 0, Maximum = MostBits };
            if (isSigned)
                report.AddParagraph("Saliency logo");
            Add(Information(sequence), options);
        }
        if (isSigned)
        {
            double[] heights = isGradient ? [.. sequence.Attributions.Select(value => (double)value)] : Own(data.Method, sequence);
            if (isGradient)
                report.AddParagraph("Gradients of all four bases");
            Add(heights, new LogoOptions { AxisTitle = isGradient ? "gradient" : "attribution" });
        }

        void Add(double[] heights, LogoOptions options) => report.AddFigures([.. AttributionLogo
            .Draw(sequence.Name, sequence.Codes, heights, sites, options).Select(image => new ReportFigure(image))]);
    }

    /// <summary>Letters of the paper's logo: probability times the information of the column.</summary>
    private static double[] Information(AttributionSequence sequence)
    {
        PositionProbabilityMatrix motif = Saliency.ToMotif(sequence.Name, sequence.Attributions);
        double[] bits = InformationContent.OfColumns(motif);
        return [.. motif.Probabilities.ToArray().Select((p, i) => p * bits[i / Dna.BaseCount])];
    }

    /// <summary>Each base as high as its score.</summary>
    private static double[] Own(SaliencyMethod method, AttributionSequence sequence)
    {
        float[] scores = SaliencyMaps.BaseScores(method, sequence.Codes, sequence.Attributions);
        var heights = new double[scores.Length * Dna.BaseCount];
        for (int position = 0; position < scores.Length; position++)
        {
            if (sequence.Codes[position] < Dna.BaseCount)
                heights[position * Dna.BaseCount + sequence.Codes[position]] = scores[position];
        }
        return heights;
    }

    private static string Explanation(SaliencyReportData data)
    {
        const string Logo =
            "Letters of the saliency logo are p times the information of their column, p = exp(3 S / max |S|) normalised "
            + "over the bases, S the gradient (Koo and Eddy 2019); ";
        string text = "The line of letters is the sequence. " + (data.Method switch
        {
            SaliencyMethod.GuidedBackpropagation => Logo + "here S passes back through ReLUs only where it is positive.",
            SaliencyMethod.Gradient => Logo + "below it are the gradients themselves, of all four bases.",
            SaliencyMethod.InputTimesGradient =>
                "A letter is as high as its base's gradient; those below the line lower the value.",
            _ => "A letter is as high as its base's share in the value's difference from the baseline; those below the line lower it.",
        });
        return data.Sites is null ? text : text + " Bars mark known sites, an arrow their strand.";
    }

    private static string MethodName(SaliencyMethod method) => method switch
    {
        SaliencyMethod.GuidedBackpropagation => "guided back-propagation",
        SaliencyMethod.Gradient => "the gradient",
        SaliencyMethod.InputTimesGradient => "input times gradient",
        _ => "integrated gradients",
    };

    private static string Value(AttributionSequence sequence)
    {
        string value = HtmlTable.FormatNumber(sequence.Value);
        return sequence.Prediction is not { } prediction || (float)prediction == (float)sequence.Value
            ? $"value {value}"
            : $"prediction {HtmlTable.FormatNumber(prediction)}, {value} before the last activation";
    }

    private static string Number(long value) => value.ToString("#,0", CultureInfo.InvariantCulture);
}
