using MlNetGenomics.Interpretation;
using MlNetGenomics.Motifs;
using MlNetGenomics.Sequences;

namespace MlNetGenomics.Reports;

/// <summary>The page about attributions by gradients.</summary>
public static class SaliencyReport
{
    // p = exp(3), the others exp(-3): what the paper's normalisation gives at most is 1.9 bits of these 2.
    private const double MostBits = 2;

    /// <summary>Makes the page.</summary>
    /// <param name="data">What it shows.</param>
    /// <param name="method">The method the attributions come from.</param>
    /// <exception cref="GenomicsException">A site runs over the end of its sequence; names file and line.</exception>
    public static HtmlReport Create(AttributionReportData data, SaliencyMethod method) =>
        AttributionReport.Create(data, NameOf(method), Explanation(method), sequence => Draw(sequence, method));

    private static IEnumerable<AttributionDrawing> Draw(AttributionSequence sequence, SaliencyMethod method)
    {
        bool isGradient = SaliencyMaps.IsGradient(method);
        bool isSigned = method != SaliencyMethod.GuidedBackpropagation;
        if (isGradient)
        {
            var options = new LogoOptions { AxisTitle = "bits", Minimum = 0, Maximum = MostBits };
            yield return new AttributionDrawing(isSigned ? "Saliency logo" : null, Information(sequence), options);
        }
        if (isSigned)
        {
            yield return new AttributionDrawing(
                isGradient ? "Gradients of all four bases" : null,
                isGradient
                    ? AttributionDrawing.All(sequence.Attributions)
                    : AttributionDrawing.Own(
                        sequence.Codes, SaliencyMaps.BaseScores(method, sequence.Codes, sequence.Attributions)),
                new LogoOptions { AxisTitle = isGradient ? "gradient" : "attribution" });
        }
    }

    /// <summary>Letters of the paper's logo: probability times the information of the column.</summary>
    private static double[] Information(AttributionSequence sequence)
    {
        PositionProbabilityMatrix motif = Saliency.ToMotif(sequence.Name, sequence.Attributions);
        double[] bits = InformationContent.OfColumns(motif);
        return [.. motif.Probabilities.ToArray().Select((p, i) => p * bits[i / Dna.BaseCount])];
    }

    private static string Explanation(SaliencyMethod method)
    {
        const string Logo =
            "Letters of the saliency logo are p times the information of their column, p = exp(3 S / max |S|) normalised "
            + "over the bases, S the gradient (Koo and Eddy 2019); ";
        return method switch
        {
            SaliencyMethod.GuidedBackpropagation => Logo + "here S passes back through ReLUs only where it is positive.",
            SaliencyMethod.Gradient => Logo + "below it are the gradients themselves, of all four bases.",
            SaliencyMethod.InputTimesGradient =>
                "A letter is as high as its base's gradient; those below the line lower the value.",
            _ => "A letter is as high as its base's share in the value's difference from the baseline; those below the line lower it.",
        };
    }

    private static string NameOf(SaliencyMethod method) => method switch
    {
        SaliencyMethod.GuidedBackpropagation => "guided back-propagation",
        SaliencyMethod.Gradient => "the gradient",
        SaliencyMethod.InputTimesGradient => "input times gradient",
        _ => "integrated gradients",
    };
}
