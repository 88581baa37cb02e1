using System.Globalization;
using MlNetGenomics.Motifs;
using MlNetGenomics.Motifs.Comparison;
using MlNetGenomics.Motifs.Scan;
using MlNetGenomics.Sequences;
using MlNetGenomics.Statistics;

namespace MlNetGenomics.Benchmarks;

/// <summary>
/// Motif comparison and scanning on one thread, scanning beside the plain loop over positions. With a motif file its
/// motifs, otherwise as many random ones of the widths of JASPAR 2016's vertebrate collection.
/// </summary>
internal static class MotifJobs
{
    private const int Rounds = 5;
    private const int MotifCount = 519;
    private const int BaseCount = 2_000_000;
    private const int PlainBaseCount = 20_000;
    private const int SequenceCount = 1000;
    private const int SequenceLength = 200;
    private const double Mega = 1e6;

    public static void Run(TextWriter output, string? motifFile = null)
    {
        IReadOnlyList<PositionProbabilityMatrix> motifs =
            motifFile is null ? RandomMotifs(new SplittableRandom(1)) : MotifReader.Read(motifFile).Motifs;
        Comparison(output, motifs);
        Scanning(output, motifs);
    }

    private static void Comparison(TextWriter output, IReadOnlyList<PositionProbabilityMatrix> motifs)
    {
        TomtomSettings complete = TomtomSettings.Paper with { CompleteScores = true };
        double[] seconds = Stopwatches.Medians(
            Rounds,
            () => Tomtom.Compare(motifs, motifs, threads: 1),
            () => Tomtom.Compare(motifs, motifs, complete, threads: 1));
        output.WriteLine(Invariant($"Tomtom, {motifs.Count} x {motifs.Count} motifs, 1 thread: seconds"));
        output.WriteLine(Invariant($"  {"incomplete scores",-38} {seconds[0],9:0.00}"));
        output.WriteLine(Invariant($"  {"complete scores",-38} {seconds[1],9:0.00}"));
        output.WriteLine();
    }

    private static void Scanning(TextWriter output, IReadOnlyList<PositionProbabilityMatrix> motifs)
    {
        SequenceSet genome = SimulatedSequences.Make(1, BaseCount, new SplittableRandom(2));
        SequenceSet peaks = SimulatedSequences.Make(SequenceCount, SequenceLength, new SplittableRandom(3));
        var all = new MotifScanner(motifs);
        var one = new MotifScanner([motifs.MinBy(motif => Math.Abs(motif.Width - 12))!]);
        double[] seconds = Stopwatches.Medians(
            Rounds,
            () => Plain(all.Scores, genome[0][..PlainBaseCount]),
            () => all.ScanEach(genome, _ => { }, threads: 1),
            () => one.ScanEach(genome, _ => { }, threads: 1),
            () => all.ScanEach(peaks, _ => { }, threads: 1),
            () => all.BestScores(peaks, threads: 1));
        double peakBases = SequenceCount * SequenceLength;
        double[] rates =
        [
            PlainBaseCount * motifs.Count / seconds[0] / Mega,
            BaseCount * motifs.Count / seconds[1] / Mega,
            BaseCount / seconds[2] / Mega,
            peakBases * motifs.Count / seconds[3] / Mega,
            peakBases * motifs.Count / seconds[4] / Mega,
        ];
        string[] names =
        [
            "plain loop",
            Invariant($"hits of {motifs.Count} motifs, {BaseCount / Mega:0} Mb"),
            Invariant($"hits of a motif of width {one.Motifs[0].Width}, {BaseCount / Mega:0} Mb"),
            Invariant($"hits of {motifs.Count} motifs, {SequenceCount} x {SequenceLength} bp"),
            Invariant($"best scores, {motifs.Count} motifs, {SequenceCount} x {SequenceLength} bp"),
        ];
        output.WriteLine("Scanning both strands, p < 1e-4, 1 thread: Mb/s per motif");
        for (int i = 0; i < names.Length; i++)
            output.WriteLine(Invariant($"  {names[i],-38} {rates[i],9:0} {rates[i] / rates[0],7:0.0} x"));
        output.WriteLine();
    }

    private static int Plain(IReadOnlyList<SiteScores> motifs, ReadOnlySpan<byte> codes)
    {
        int hits = 0;
        byte[] reverse = Dna.ReverseComplement(codes);
        foreach (SiteScores scores in motifs)
        {
            int threshold = scores.LeastScoreBelow(1e-4);
            for (int start = 0; start + scores.Width <= codes.Length; start++)
            {
                hits += scores.Of(codes.Slice(start, scores.Width)) >= threshold ? 1 : 0;
                hits += scores.Of(reverse.AsSpan(start, scores.Width)) >= threshold ? 1 : 0;
            }
        }
        return hits;
    }

    private static PositionProbabilityMatrix[] RandomMotifs(SplittableRandom random)
    {
        var motifs = new PositionProbabilityMatrix[MotifCount];
        for (int i = 0; i < motifs.Length; i++)
        {
            // 6 to 21 columns, 11 to 12 in the mean.
            int width = 6 + random.NextInt(8) + random.NextInt(5) * random.NextInt(3);
            var values = new double[width * Dna.BaseCount];
            for (int position = 0; position < width; position++)
            {
                Span<double> column = values.AsSpan(position * Dna.BaseCount, Dna.BaseCount);
                double sum = 0;
                foreach (ref double value in column)
                    sum += value = Math.Exp(6 * random.NextDouble() * random.NextDouble());
                foreach (ref double value in column)
                    value /= sum;
            }
            motifs[i] = new PositionProbabilityMatrix($"m{i + 1}", values);
        }
        return motifs;
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
