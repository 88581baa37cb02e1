using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using MlNetGenomics.Cli.Options;
using MlNetGenomics.Cli.Running;
using MlNetGenomics.Motifs;
using MlNetGenomics.Motifs.Comparison;
using MlNetGenomics.Reports;

namespace MlNetGenomics.Cli.Commands;

/// <summary>mlng tomtom.</summary>
internal sealed class TomtomCommand : CliCommand
{
    private const string MatchesName = "matches";
    private const string ReportName = "report";

    // What the MEME Suite's program keeps unless told otherwise.
    private const double DefaultQValue = 0.5;

    // Fewer make a poor null distribution: the MEME Suite's program warns too.
    private const int FewTargets = 50;

    private readonly Option<string> _motifs = new("--motifs")
    {
        Description = "Motifs to look up, MEME or JASPAR, plain or gzip",
        HelpName = "FILE",
        Required = true,
    };

    private readonly Option<string> _database = new("--database")
    {
        Description = "Motifs to find, MEME or JASPAR, plain or gzip",
        HelpName = "FILE",
        Required = true,
    };

    private readonly Option<string?> _out = new("--out")
    {
        Description = "Matches in the columns of the MEME Suite; standard output if not given",
        HelpName = "FILE.tsv",
    };

    private readonly Option<string?> _report = new("--report")
    {
        Description = "Page with the logos of queries and targets aligned",
        HelpName = "FILE.html",
    };

    private readonly Option<string> _preset = Choice.Option(
        "--preset",
        "As published, or as the MEME Suite's program: complete scores, .1 pseudocounts",
        "paper",
        [.. TomtomSettings.Presets.Keys]);

    private readonly Option<string> _distance = Choice.Option(
        "--distance", "How columns are compared", "euclidean", "euclidean", "pearson");

    private readonly Option<int> _minimumOverlap = new("--min-overlap")
    {
        Description = "Least number of columns that lie on each other",
        HelpName = "N",
        CustomParser = result => Numbers.ParseInt(result, 1),
        DefaultValueFactory = _ => TomtomSettings.Paper.MinimumOverlap,
    };

    private readonly Option<bool> _complete = new("--complete-scores")
    {
        Description = "Query columns without a partner count, as in the MEME Suite",
    };

    private readonly Option<bool> _oneStrand = new("--one-strand")
    {
        Description = "Targets are not turned round",
    };

    private readonly Option<double?> _pseudocount = new("--pseudocount")
    {
        Description = "Count added to each column in all",
        HelpName = "X",
        CustomParser = result => Numbers.ParseDouble(result),
    };

    private readonly Option<double?> _eValue = new("--evalue")
    {
        Description = "Matches with an E-value up to this",
        HelpName = "E",
        CustomParser = result => Numbers.ParseDouble(result),
    };

    private readonly Option<double?> _qValue = new("--qvalue")
    {
        Description = "Matches with a q-value up to this; .5 unless --evalue is given",
        HelpName = "Q",
        CustomParser = result => Numbers.ParseDouble(result),
    };

    /// <summary>Makes the command.</summary>
    public TomtomCommand(Shell shell, CommonOptions common)
        : base(
            "tomtom",
            "Say which known motifs motifs look like, with exact p-values.",
            shell,
            common,
            "mlng tomtom --motifs filters.meme --database jaspar.meme --out matches.tsv --report matches.html",
            "mlng tomtom --motifs filters.meme --database jaspar.meme --preset program --evalue 0.1")
    {
        Add(
            _motifs, _database, _out, _report, _preset, _distance, _minimumOverlap, _complete, _oneStrand, _pseudocount,
            _eValue, _qValue);
    }

    /// <inheritdoc/>
    protected override int Execute(ParseResult parsed, CommandRun run)
    {
        string queryPath = parsed.GetValue(_motifs)!, databasePath = parsed.GetValue(_database)!;
        string? path = parsed.GetValue(_out);
        string preset = parsed.GetValue(_preset)!;
        TomtomSettings settings = Settings(parsed, preset);
        run.AddSettings(Describe(settings));
        run.Settings["motifs"] = queryPath;
        run.Settings["database"] = databasePath;
        run.Settings["preset"] = preset;
        IReadOnlyList<PositionProbabilityMatrix> queries = MotifReader.Read(queryPath).Motifs;
        IReadOnlyList<PositionProbabilityMatrix> database =
            queryPath == databasePath ? queries : MotifReader.Read(databasePath).Motifs;
        run.Plan([queryPath, databasePath], (MatchesName, path), (ReportName, parsed.GetValue(_report)));
        if (database.Count < FewTargets)
        {
            run.Warn($"{databasePath}: p-values of a database of {database.Count} motifs are rough, " +
                $"{FewTargets} or more make a good null distribution");
        }
        IReadOnlyList<TomtomResult> results = Tomtom.Compare(queries, database, settings, run.Threads, run.Cancellation);
        run.Outputs.SetText(MatchesName, writer => TomtomTableWriter.Write(writer, results));
        if (run.Outputs.Has(ReportName))
        {
            HtmlReport page = Page(queryPath, databasePath, results, database.Count, settings);
            run.Outputs.SetText(ReportName, writer => writer.Write(page.ToHtml()));
        }
        int matched = results.Count(result => result.Best is not null);
        run.Metrics["queries"] = queries.Count;
        run.Metrics["targets"] = database.Count;
        run.Metrics["matches"] = results.Sum(result => result.Matches.Count);
        run.Metrics["queries_with_match"] = matched;
        if (path is null)
        {
            TomtomTableWriter.Write(run.DataOutput, results);
            return run.FinishQuietly();
        }
        run.Output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{matched} of {queries.Count} motifs match one of {database.Count} ({run.Seconds:0.0} s)"));
        return run.Finish();
    }

    private TomtomSettings Settings(ParseResult parsed, string preset)
    {
        TomtomSettings start = TomtomSettings.Presets[preset];
        double? eValue = parsed.GetValue(_eValue), qValue = parsed.GetValue(_qValue);
        double pseudocount = parsed.GetValue(_pseudocount) ?? start.Pseudocount;
        RequireNotNegative("--pseudocount", pseudocount);
        RequireNotNegative("--evalue", eValue ?? 0);
        RequireNotNegative("--qvalue", qValue ?? 0);
        return start with
        {
            Distance = parsed.GetValue(_distance) == "pearson" ? ColumnDistance.Pearson : ColumnDistance.Euclidean,
            MinimumOverlap = parsed.GetValue(_minimumOverlap),
            CompleteScores = start.CompleteScores || parsed.GetValue(_complete),
            BothStrands = !parsed.GetValue(_oneStrand),
            Pseudocount = pseudocount,
            MaximumEValue = eValue ?? double.PositiveInfinity,
            MaximumQValue = qValue ?? (eValue is null ? DefaultQValue : 1),
        };
    }

    private static void RequireNotNegative(string option, double value)
    {
        if (value < 0)
            throw new UsageException(FormattableString.Invariant($"{option}: '{value}' is not a number of 0 or more"));
    }

    private static JsonObject Describe(TomtomSettings settings) => new()
    {
        ["distance"] = settings.Distance.ToString().ToLowerInvariant(),
        ["min_overlap"] = settings.MinimumOverlap,
        ["complete_scores"] = settings.CompleteScores,
        ["both_strands"] = settings.BothStrands,
        ["pseudocount"] = settings.Pseudocount,
        ["evalue"] = JsonText.Number(settings.MaximumEValue),
        ["qvalue"] = settings.MaximumQValue,
    };

    private static HtmlReport Page(
        string queryPath, string databasePath, IReadOnlyList<TomtomResult> results, int targetCount, TomtomSettings settings) =>
        TomtomReport.Create(new TomtomReportData
        {
            Title = $"{Path.GetFileName(queryPath)} in {Path.GetFileName(databasePath)}",
            Results = results,
            TargetCount = targetCount,
            Settings =
            [
                .. Describe(settings).Where(entry => entry.Value is not null)
                    .Select(entry => new ReportEntry(entry.Key.Replace('_', ' '), entry.Value!.ToString())),
            ],
            Notes =
            [
                "Columns are compared by their distance. The scores of a query column against all columns of the targets " +
                "give its distribution by chance; the distribution of a sum over columns follows exactly. The p-value " +
                "counts all offsets and orientations, the E-value is the p-value times the number of targets, the q-value " +
                "is Benjamini and Hochberg's among the query's targets (Gupta et al. 2007, Genome Biology 8:R24).",
            ],
        });
}
