using MlNetGenomics.Sequences;

namespace MlNetGenomics.Reports;

/// <summary>The page about DeepLIFT's contributions.</summary>
public static class DeepLiftReport
{
    /// <summary>Makes the page.</summary>
    /// <param name="data">What it shows; attributions are hypothetical contributions.</param>
    /// <param name="references">What sequences were compared with, as a reader knows it: "20 shuffles of each", say.</param>
    /// <exception cref="GenomicsException">A site runs over the end of its sequence; names file and line.</exception>
    public static HtmlReport Create(AttributionReportData data, string references) => AttributionReport.Create(
        data,
        $"DeepLIFT against {references}",
        "In the first logo a letter is as high as what its base contributes to the value's difference from the references' mean; "
        + "all contributions sum to that, and those below the line lower the value. In the second each of the four bases is as high "
        + "as what it would contribute in that place (hypothetical contributions).",
        Draw);

    private static IEnumerable<AttributionDrawing> Draw(AttributionSequence sequence)
    {
        var own = new float[sequence.Codes.Length];
        for (int position = 0; position < own.Length; position++)
        {
            int code = sequence.Codes[position];
            own[position] = code < Dna.BaseCount ? sequence.Attributions[position * Dna.BaseCount + code] : 0;
        }
        var options = new LogoOptions { AxisTitle = "contribution" };
        yield return new AttributionDrawing("Contributions", AttributionDrawing.Own(sequence.Codes, own), options);
        yield return new AttributionDrawing("Hypothetical contributions", AttributionDrawing.All(sequence.Attributions), options);
    }
}
