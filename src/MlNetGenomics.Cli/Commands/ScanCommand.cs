using System.CommandLine;
using System.Globalization;
using MlNetGenomics.Cli.Options;
using MlNetGenomics.Cli.Running;
using MlNetGenomics.Files;
using MlNetGenomics.Motifs;
using MlNetGenomics.Motifs.Scan;
using MlNetGenomics.Networks.MuSeAM;
using MlNetGenomics.Reports;
using MlNetGenomics.Sequences;

namespace MlNetGenomics.Cli.Commands;

/// <summary>mlng scan.</summary>
internal sealed class ScanCommand : CliCommand
{
    private const string HitsName = "hits";
    private const string BedName = "bed";
    private const string BestName = "best";

    private readonly SequenceOptions _sequences = new();

    private readonly Option<string> _motifs = new("--motifs")
    {
        Description = "Motifs to find, MEME or JASPAR, plain or gzip",
        HelpName = "FILE",
        Required = true,
    };

    private readonly Option<string?> _out = new("--out")
    {
        Description = "Hits in the columns of FIMO; standard output if nothing else is asked for",
        HelpName = "FILE.tsv",
    };

    private readonly Option<string?> _bed = new("--bed")
    {
        Description = "Hits as BED, then score (bits), p-value and q-value",
        HelpName = "FILE.bed",
    };

    private readonly Option<string?> _best = new("--best")
    {
        Description = "The best score (bits) of every motif in every sequence; N weighs 0",
        HelpName = "FILE.tsv",
    };

    private readonly Option<bool> _oneHit = new("--one-hit")
    {
        Description = "Only the best hit of each motif in each sequence",
    };

    private readonly ScanOptions _scan = new();

    /// <summary>Makes the command.</summary>
    public ScanCommand(Shell shell, CommonOptions common)
        : base(
            "scan",
            "Find the sites of motifs in sequences, with exact p-values and q-values.",
            shell,
            common,
            "mlng scan --motifs jaspar.meme --fasta peaks.fa --out hits.tsv --bed hits.bed",
            "mlng scan --motifs jaspar.meme --fasta peaks.fa --best features.tsv",
            "mlng scan --motifs ctcf.meme --fasta peaks.fa --genomic --one-hit --bed sites.bed",
            "zcat genome.fa.gz | mlng scan --motifs ctcf.meme --fasta - --no-qvalues > hits.tsv")
    {
        Add(_motifs);
        Add(_sequences.All);
        Add(_out, _bed, _best, _oneHit);
        Add(_scan.All);
    }

    /// <inheritdoc/>
    protected override int Execute(ParseResult parsed, CommandRun run)
    {
        string motifPath = parsed.GetValue(_motifs)!, fasta = parsed.GetValue(_sequences.Fasta)!;
        string? hitPath = parsed.GetValue(_out), bedPath = parsed.GetValue(_bed), bestPath = parsed.GetValue(_best);
        MotifSet motifs = MotifReader.Read(motifPath);
        ScanSettings settings = _scan.Get(parsed, motifs, motifPath);
        bool isSorted = _scan.HasQValues(parsed);
        bool hasOneHit = parsed.GetValue(_oneHit);
        if (!isSorted && hasOneHit)
            throw new UsageException("--one-hit needs all hits in memory, which --no-qvalues spares");
        if (!isSorted && bestPath is not null)
            throw new UsageException("--best needs all sequences in memory, which --no-qvalues spares");
        if (settings.IsGenomic && bestPath is not null && hitPath is null && bedPath is null)
            throw new UsageException("--genomic is for hits, and --best has none");
        run.Settings["motifs"] = motifPath;
        run.Settings["fasta"] = fasta;
        run.Settings["one_hit"] = hasOneHit;
        run.AddSettings(ScanOptions.Describe(settings, isSorted));
        var scanner = new MotifScanner(motifs.Motifs, settings, run.Threads);
        run.Plan([motifPath, fasta], (HitsName, hitPath), (BedName, bedPath), (BestName, bestPath));
        WarnOfShortMotifs(scanner, settings, run);
        run.Metrics["motifs"] = motifs.Motifs.Count;
        if (bestPath is not null)
            return Best(parsed, run, scanner, hitPath, bedPath, hasOneHit);
        using FastaReader reader = _sequences.Open(parsed);
        (long hits, ScanSummary summary) = SequenceOptions.InFile(fasta, () => run.WithProgress(
            "scanning", progress => isSorted ? Sorted(scanner, reader, run, hasOneHit, progress) : AsFound(scanner, reader, run, progress)));
        return Finish(run, scanner, hits, summary, isOnStandardOutput: hitPath is null && bedPath is null);
    }

    private static (long Hits, ScanSummary Summary) Sorted(
        MotifScanner scanner, FastaReader reader, CommandRun run, bool hasOneHit, IProgress<WorkProgress>? progress)
    {
        ScanResult result = scanner.Scan(reader, run.Threads, Bases(progress), run.Cancellation);
        return (WriteSorted(result, run, hasOneHit), result.Summary);
    }

    /// <returns>How many hits were written.</returns>
    private static long WriteSorted(ScanResult result, CommandRun run, bool hasOneHit)
    {
        IReadOnlyList<MotifHit> hits = hasOneHit ? BestHits.OfEachSequence(result.Hits) : result.Hits;
        if (run.Outputs.Has(HitsName))
            run.Outputs.SetText(HitsName, Write);
        else if (!run.Outputs.Has(BedName) && !run.Outputs.Has(BestName))
            Write(run.DataOutput);
        run.Outputs.SetText(BedName, writer =>
        {
            foreach (MotifHit hit in hits)
                MotifHitBedWriter.Write(writer, hit);
        });
        return hits.Count;

        void Write(TextWriter writer)
        {
            var table = new MotifHitTableWriter(writer);
            // As FIMO, the most certain first.
            foreach (MotifHit hit in hits.OrderBy(hit => hit.PValue))
                table.Write(hit);
        }
    }

    private static (long Hits, ScanSummary Summary) AsFound(
        MotifScanner scanner, FastaReader reader, CommandRun run, IProgress<WorkProgress>? progress)
    {
        OutputFile? tableFile = run.Outputs.Has(HitsName) ? run.Outputs.Open(HitsName) : null;
        OutputFile? bedFile = run.Outputs.Has(BedName) ? run.Outputs.Open(BedName) : null;
        MotifHitTableWriter? table = tableFile is null && bedFile is not null
            ? null
            : new MotifHitTableWriter(tableFile?.Writer ?? run.DataOutput);
        long hits = 0;
        ScanSummary summary = scanner.ScanEach(
            reader,
            hit =>
            {
                hits++;
                if (tableFile is null)
                    table?.Write(hit);
                else
                    RunOutputs.Guard(tableFile, () => table!.Write(hit));
                if (bedFile is not null)
                    RunOutputs.Guard(bedFile, () => MotifHitBedWriter.Write(bedFile.Writer, hit));
            },
            run.Threads,
            Bases(progress),
            run.Cancellation);
        return (hits, summary);
    }

    /// <summary>Best scores, for which all sequences are held in memory, and hits where they are asked for too.</summary>
    private int Best(
        ParseResult parsed, CommandRun run, MotifScanner scanner, string? hitPath, string? bedPath, bool hasOneHit)
    {
        string fasta = parsed.GetValue(_sequences.Fasta)!;
        SequenceSet sequences = FastaReader.ReadAll(fasta, _sequences.Policy(parsed));
        MotifScores best = SequenceOptions.InFile(fasta, () => scanner.BestScores(sequences, run.Threads, run.Cancellation));
        run.Outputs.SetText(BestName, writer =>
        {
            var table = new TableWriter(writer, ["name", .. scanner.Motifs.Select(motif => motif.Name)]);
            var cells = new object?[scanner.Motifs.Count + 1];
            for (int i = 0; i < sequences.Count; i++)
            {
                cells[0] = sequences.Names[i];
                ReadOnlySpan<float> scores = best.Scores(i);
                for (int motif = 0; motif < scores.Length; motif++)
                    cells[motif + 1] = scores[motif];
                table.WriteRow(cells);
            }
        });
        run.Metrics["sequences"] = sequences.Count;
        if (hitPath is null && bedPath is null)
        {
            run.Output.WriteLine($"best scores of {scanner.Motifs.Count} motifs in {sequences.Count} sequences");
            return run.Finish();
        }
        ScanResult result = SequenceOptions.InFile(fasta, () => scanner.Scan(sequences, run.Threads, run.Cancellation));
        long hits = WriteSorted(result, run, hasOneHit);
        return Finish(run, scanner, hits, result.Summary, isOnStandardOutput: false);
    }

    private static int Finish(
        CommandRun run, MotifScanner scanner, long hits, ScanSummary summary, bool isOnStandardOutput)
    {
        WarnOfWideMotifs(scanner, summary, run);
        run.Metrics["sequences"] = summary.SequenceCount;
        run.Metrics["bases"] = summary.BaseCount;
        run.Metrics["hits"] = hits;
        if (isOnStandardOutput)
        {
            run.DataOutput.Flush();
            return run.FinishQuietly();
        }
        run.Output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{hits:#,0} hits in {summary.SequenceCount:#,0} sequences, {summary.BaseCount:#,0} bases ({run.Seconds:0.0} s)"));
        return run.Finish();
    }

    private static void WarnOfShortMotifs(MotifScanner scanner, ScanSettings settings, CommandRun run)
    {
        SiteScores[] hopeless = [.. scanner.Scores.Where(scores => scores.LeastPValue >= settings.MaximumPValue)];
        if (hopeless.Length == 0 || settings.MaximumPValue == 1)
            return;
        string name = hopeless[0].Weights.Motif.Name;
        run.Warn(FormattableString.Invariant($"no hit of {hopeless.Length} of the motifs is possible: the best site of {name}, ") +
            FormattableString.Invariant($"say, has p = {hopeless[0].LeastPValue:0.##e0}, --pvalue is {settings.MaximumPValue}"));
    }

    private static void WarnOfWideMotifs(MotifScanner scanner, ScanSummary summary, CommandRun run)
    {
        PositionProbabilityMatrix[] wide = [.. scanner.Motifs.Where(motif => motif.Width > summary.LongestSequence)];
        if (wide.Length == 0 || summary.SequenceCount == 0)
            return;
        string others = wide.Length == 1 ? "" : FormattableString.Invariant($" and {wide.Length - 1} more");
        run.Warn(
            FormattableString.Invariant($"motif {wide[0].Name} ({wide[0].Width} positions){others} skipped: ")
            + FormattableString.Invariant($"the longest sequence, {summary.LongestName}, has {summary.LongestSequence} bases"));
    }

    private static BaseReporter? Bases(IProgress<WorkProgress>? progress) =>
        progress is null ? null : new BaseReporter(progress);
}
