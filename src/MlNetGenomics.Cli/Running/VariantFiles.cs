using MlNetGenomics.Files;
using MlNetGenomics.Reports;
using MlNetGenomics.Variants;

namespace MlNetGenomics.Cli.Running;

/// <summary>What is written of scored variants once all are known: the table, the annotated VCF, the page.</summary>
internal static class VariantFiles
{
    /// <summary>Name of the table among the outputs.</summary>
    public const string TableName = "scores";

    /// <summary>Name of the annotated VCF.</summary>
    public const string VcfName = "vcf";

    /// <summary>Name of the page.</summary>
    public const string ReportName = "report";

    // As many as somebody reads.
    private const int ShownVariants = 30;

    /// <summary>Scores all variants, benign ones first, and writes the files that were asked for.</summary>
    /// <returns>What a page tells of them.</returns>
    public static VariantReportData ScoreAndWrite(VariantJob job, VariantInputs inputs, CommandRun run, bool isOnStandardOutput)
    {
        job.ScoreBenign();
        using var body = new TextSpool();
        job.Score(body.Writer, null);
        return Write(job, inputs, body, run, isOnStandardOutput);
    }

    /// <summary>Writes the files that were asked for; the table to standard output where nothing was.</summary>
    /// <returns>What a page tells of them.</returns>
    private static VariantReportData Write(
        VariantJob job, VariantInputs inputs, TextSpool body, CommandRun run, bool isOnStandardOutput)
    {
        VariantSettings settings = inputs.Settings;
        VariantCalls calls = job.Ranking.Call(settings.TopShare, settings.Tests);
        FrequencyEnrichment? frequencies = FrequencyEnrichment.Of(job.Frequencies, IsKept, settings.Binning);
        using TextReader reader = body.Read();
        var table = new VariantTable(reader.ReadLine());
        var summary = new VariantSummary(table, settings, frequencies?.Bins[0].High, ShownVariants);
        OutputFile? file = run.Outputs.Has(TableName) ? run.Outputs.Open(TableName) : null;
        TextWriter? writer = file?.Writer ?? (isOnStandardOutput ? run.DataOutput : null);
        WriteLine(table.Header);
        run.Outputs.SetText(VcfName, target =>
        {
            using var vcf = new StreamReader(InputFile.OpenRead(inputs.Variants));
            new VcfAnnotator(table.Header).Write(vcf, Next, target, run.Cancellation);
        });
        while (Next() is not null)
        {
            // All that the VCF file has no line for.
        }
        var data = new VariantReportData
        {
            Title = $"Variants of {Path.GetFileName(InputFile.DisplayName(inputs.Variants))}",
            Summary = summary,
            Tally = job.Tally,
            Settings = settings,
            Benign = job.Benign?.Count,
            LeastTopEffect = calls.LeastTopEffect,
            Frequencies = frequencies,
            Entries = RegulatorPages.Settings(run),
        };
        run.Outputs.SetText(ReportName, target => target.Write(VariantReport.Create(data).ToHtml()));
        return data;

        bool IsKept(int variant)
        {
            float effect = job.Ranking.Effects[variant];
            return job.Benign is { } benign
                ? calls.QValue(benign.PValue(effect), effect, settings.Tests) <= settings.FalseDiscoveryRate
                : calls.IsTop(effect);
        }

        string? Next()
        {
            if (reader.ReadLine() is not { } line)
                return null;
            FinishedVariant variant = table.Finish(line, calls, settings.Tests);
            summary.Add(variant);
            WriteLine(variant.Line);
            return variant.Line;
        }

        void WriteLine(string line)
        {
            if (file is not null)
                RunOutputs.Guard(file, () => WriteTo(file.Writer, line));
            else if (writer is not null)
                WriteTo(writer, line);
        }
    }

    /// <summary>Adds to a table of variants what needs all of them.</summary>
    /// <param name="body">The table without that.</param>
    /// <param name="writer">Receives the table.</param>
    /// <param name="topShare">Share of the top ones.</param>
    /// <param name="tests">Of which variants false discovery rates are taken.</param>
    /// <param name="cancellation">Stops early.</param>
    public static void Finish(
        TextSpool body, TextWriter writer, double topShare, VariantTests tests, CancellationToken cancellation)
    {
        var ranking = new VariantRanking();
        using (TextReader first = body.Read())
        {
            var ranked = new VariantTable(first.ReadLine());
            while (first.ReadLine() is { } line)
                ranked.Rank(line, ranking);
        }
        cancellation.ThrowIfCancellationRequested();
        VariantCalls calls = ranking.Call(topShare, tests);
        using TextReader second = body.Read();
        var table = new VariantTable(second.ReadLine());
        WriteTo(writer, table.Header);
        while (second.ReadLine() is { } line)
            WriteTo(writer, table.Finish(line, calls, tests).Line);
    }

    private static void WriteTo(TextWriter writer, string line)
    {
        writer.Write(line);
        writer.Write('\n');
    }
}
