using System.Globalization;
using MlNetGenomics.Files;
using MlNetGenomics.Reports;
using MlNetGenomics.Sequences;
using MlNetGenomics.Variants;

namespace MlNetGenomics.Cli.Running;

/// <summary>Scores the variants of a run: benign ones first, then the others, row by row.</summary>
/// <param name="inputs">What is scored.</param>
/// <param name="scorer">What scores.</param>
/// <param name="genome">The genome; null where variants come with their flanks.</param>
/// <param name="annotation">What variants lie on; null for nothing.</param>
/// <param name="run">The run.</param>
internal sealed class VariantJob(
    VariantInputs inputs, IAlleleScorer scorer, GenomeWindows? genome, AnnotationIndex? annotation, CommandRun run)
{
    private readonly List<float> _frequencies = [];

    /// <summary>Effects of the benign variants; null where there are none.</summary>
    public BenignEffects? Benign { get; private set; }

    /// <summary>What was read, and what of it could not be scored.</summary>
    public VariantTally Tally { get; private set; } = new();

    /// <summary>The scored variants' PVEs.</summary>
    public VariantRanking Ranking { get; } = new();

    /// <summary>Seconds that reading, scoring and writing the variants took, without the benign ones.</summary>
    public double Seconds { get; private set; }

    /// <summary>Minor-allele frequencies in the order of the ranking.</summary>
    public IReadOnlyList<float> Frequencies => _frequencies;

    /// <summary>Scores the benign variants, where there are any.</summary>
    public void ScoreBenign()
    {
        if (inputs.Benign is not { } path)
            return;
        var scan = new VariantScan(new VariantWindows(scorer.Length, genome), scorer) { IsStrict = inputs.Settings.IsStrict };
        var effects = new List<float>();
        run.WithProgress("scoring benign variants", progress =>
        {
            foreach ((_, AlleleScores scores) in scan.Run(VariantReader.Read(path), InputFile.DisplayName(path), run.Cancellation))
            {
                for (int i = 0; i < scores.Count; i++)
                    effects.Add(scores.PredictedVariantEffect(i));
                Report(progress, effects.Count);
            }
            return effects.Count;
        });
        Warn(scan.Tally, path);
        try
        {
            Benign = new BenignEffects(effects);
        }
        catch (GenomicsException e)
        {
            throw new GenomicsException($"{InputFile.DisplayName(path)}: {e.Message}", e);
        }
    }

    /// <summary>Scores the variants.</summary>
    /// <param name="body">Receives the table, without the columns that need all variants.</param>
    /// <param name="range">The records to take, the first, from 0, and one past the last; null for all.</param>
    public void Score(TextWriter body, (long First, long End)? range)
    {
        double start = run.Seconds;
        var scan = new VariantScan(new VariantWindows(scorer.Length, genome), scorer) { IsStrict = inputs.Settings.IsStrict };
        Tally = scan.Tally;
        var table = new VariantTableWriter(body, scorer, inputs.Settings.Motifs, annotation, Benign is not null);
        run.WithProgress("scoring variants", progress =>
        {
            foreach ((IReadOnlyList<VariantRecord> variants, AlleleScores scores) in
                scan.Run(Records(range), InputFile.DisplayName(inputs.Variants), run.Cancellation))
            {
                for (int i = 0; i < variants.Count; i++)
                {
                    float effect = scores.PredictedVariantEffect(i);
                    double? pValue = Benign?.PValue(effect);
                    table.Write(variants[i], scores, i, pValue);
                    Ranking.Add(effect, pValue);
                    _frequencies.Add(variants[i].MinorFrequency);
                }
                Report(progress, Ranking.Count);
            }
            return Ranking.Count;
        });
        Seconds = run.Seconds - start;
        Warn(Tally, inputs.Variants);
        if (Tally.Read > 0 && Tally.Scored == 0)
            throw new GenomicsException($"{InputFile.DisplayName(inputs.Variants)}: none of the {Tally.Read:#,0} variants can be scored");
        foreach ((string asked, string found) in genome?.Renamed.Take(1) ?? [])
        {
            int others = genome!.Renamed.Count - 1;
            string more = others > 0 ? $", and {others} more alike" : "";
            run.Output.WriteLine($"chromosome {asked} is {found} in {genome.Path}{more}");
        }
    }

    private IEnumerable<VariantRecord> Records((long First, long End)? range)
    {
        foreach (VariantRecord variant in VariantReader.Read(inputs.Variants, inputs.Settings.Frequency))
        {
            if (range is not { } part || (variant.Record >= part.First && variant.Record < part.End))
                yield return variant;
        }
    }

    private void Warn(VariantTally tally, string path)
    {
        foreach (VariantIssue issue in tally.Issues)
            run.Warn($"{InputFile.DisplayName(path)}: {tally.Describe(issue)}");
    }

    private static void Report(IProgress<WorkProgress>? progress, int count) =>
        progress?.Report(new WorkProgress(0, string.Create(CultureInfo.InvariantCulture, $"{count:#,0} variants")));
}
