using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using MlNetGenomics.Cli.Options;
using MlNetGenomics.Cli.Running;
using MlNetGenomics.ModelCards;
using MlNetGenomics.Reports;

namespace MlNetGenomics.Cli.Commands;

/// <summary>mlng models.</summary>
internal sealed class ModelsCommand : CliCommand
{
    private const string TableName = "models";
    private const string PageName = "page";

    private readonly Option<string?> _folder = new("--folder")
    {
        Description = "Where the models are; 'models' in the current folder, in those above it, or beside the program if " +
            "not given",
        HelpName = "DIR",
    };

    private readonly Option<bool> _verify = new("--verify")
    {
        Description = "Hold files against cards: SHA-256, and scores of the examples in ONNX Runtime and the library's own " +
            "engine; exit code 1 where one differs",
    };

    private readonly Option<string?> _out = new("--out")
    {
        Description = "The list as a table, a row a metric",
        HelpName = "FILE.tsv",
    };

    private readonly Option<string?> _page = new("--page")
    {
        Description = "All cards as a page of Markdown, with the commands that make the models anew",
        HelpName = "FILE.md",
    };

    /// <summary>Makes the command.</summary>
    public ModelsCommand(Shell shell, CommonOptions common)
        : base(
            "models",
            "List the trained models that come with this program, or check a folder of them.",
            shell,
            common,
            "mlng models",
            "mlng models --verify",
            "mlng models --folder mine --verify --page mine/README.md")
    {
        Add(_folder, _verify, _out, _page);
    }

    /// <inheritdoc/>
    protected override int Execute(ParseResult parsed, CommandRun run)
    {
        ModelFolder folder = parsed.GetValue(_folder) is { } path
            ? ModelFolder.Open(path)
            : ModelFolder.Find(Environment.CurrentDirectory, AppContext.BaseDirectory);
        bool isVerified = parsed.GetValue(_verify);
        run.Settings["folder"] = folder.Path;
        run.Settings["verify"] = isVerified;
        run.Plan([], (TableName, parsed.GetValue(_out)), (PageName, parsed.GetValue(_page)));
        if (isVerified && Complain(folder, run) is > 0 and int mismatches)
        {
            run.Output.WriteLine($"{folder.Path}: {mismatches} mismatch{(mismatches == 1 ? "" : "es")}");
            return ExitCode.Failed;
        }
        IReadOnlyList<ModelCard> cards = folder.ReadCards();
        run.Metrics["models"] = cards.Count;
        run.Additions["models"] = new JsonArray([.. cards.Select(card => Describe(card, folder))]);
        run.Outputs.SetText(TableName, writer => WriteTable(writer, cards));
        run.Outputs.SetText(PageName, writer => ModelCardPage.Write(writer, cards));
        List(cards, folder).Write(run.Output);
        if (isVerified)
            run.Output.WriteLine($"{folder.Path}: {cards.Count} models are as their cards say");
        return run.Finish();
    }

    /// <summary>Says what is not as it should be; how much that is.</summary>
    private static int Complain(ModelFolder folder, CommandRun run)
    {
        IReadOnlyList<ModelMismatch> mismatches = new ModelVerification(run.Threads, run.Cancellation).Run(folder);
        foreach (ModelMismatch mismatch in mismatches)
            run.Complain(mismatch.Message);
        run.Metrics["mismatches"] = mismatches.Count;
        return mismatches.Count;
    }

    private static TextTable List(IReadOnlyList<ModelCard> cards, ModelFolder folder)
    {
        var table = new TextTable("model", "bases", "tasks", "KB", "metrics");
        foreach (ModelCard card in cards)
        {
            double? size = SizeOf(card, folder) / 1000.0;
            table.Add(
                card.Name,
                card.InputLength.ToString(CultureInfo.InvariantCulture),
                card.Tasks.Count.ToString(CultureInfo.InvariantCulture),
                size?.ToString("0", CultureInfo.InvariantCulture) ?? "missing",
                string.Join(", ", card.Summary.Select(metric => $"{metric.Name} {MetricNames.Format(metric.Value)}")));
        }
        return table;
    }

    private static void WriteTable(TextWriter writer, IReadOnlyList<ModelCard> cards)
    {
        var table = new TableWriter(writer, "model", "architecture", "input_length", "metric", "task", "value", "sd");
        foreach (ModelCard card in cards)
        {
            foreach (ModelMetric metric in card.Metrics)
            {
                table.WriteRow(
                    card.Name, card.Architecture, card.InputLength, metric.Name, metric.Task, metric.Value, metric.Deviation);
            }
        }
    }

    private static JsonObject Describe(ModelCard card, ModelFolder folder) => new()
    {
        ["name"] = card.Name,
        ["title"] = card.Title,
        ["path"] = folder.ModelPath(card),
        ["architecture"] = card.Architecture,
        ["input_length"] = card.InputLength,
        ["tasks"] = new JsonArray([.. card.Tasks.Select(task => JsonValue.Create(task))]),
        ["bytes"] = SizeOf(card, folder),
        ["sha256"] = card.Sha256,
        ["licence"] = card.Licence,
        ["metrics"] = new JsonArray([.. card.Metrics.Select(Describe)]),
    };

    private static JsonObject Describe(ModelMetric metric) => new()
    {
        ["metric"] = metric.Name,
        ["task"] = metric.Task,
        ["value"] = metric.Value,
        ["sd"] = metric.Deviation,
    };

    private static long? SizeOf(ModelCard card, ModelFolder folder)
    {
        var file = new FileInfo(folder.ModelPath(card));
        return file.Exists ? file.Length : null;
    }
}
