using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using MlNetGenomics.Cli.Options;
using MlNetGenomics.Cli.Running;
using MlNetGenomics.NeuronMotif;
using MlNetGenomics.Onnx;
using MlNetGenomics.Reports;
using MlNetGenomics.Reports.NeuronMotif;
using MlNetGenomics.Simulation;
using MlNetGenomics.Studies.Syntax;

namespace MlNetGenomics.Cli.Commands;

/// <summary>mlng reproduce neuronmotif-toys.</summary>
internal sealed class NeuronMotifToysCommand : CliCommand
{
    private const string ReportName = "report";
    private const string Toy1Name = "toy1";
    private const string Toy2Name = "toy2";

    private readonly Option<string> _out = new("--out")
    {
        Description = "Folder for the page, the models and the pages of their neurons",
        HelpName = "FOLDER",
        DefaultValueFactory = _ => "neuronmotif-toys",
    };

    /// <summary>Makes the command.</summary>
    public NeuronMotifToysCommand(Shell shell, CommonOptions common)
        : base(
            "neuronmotif-toys",
            "The two networks that NeuronMotif is explained with (Wei et al. 2023): make their data, train them, and take " +
            "their neurons apart into what was planted.",
            shell,
            common,
            "mlng reproduce neuronmotif-toys --out toys --json toys.json")
    {
        Add(_out);
    }

    /// <inheritdoc/>
    protected override int Execute(ParseResult parsed, CommandRun run)
    {
        string folder = parsed.GetValue(_out)!;
        string[] sites = [Path.Combine(folder, Toy1Name), Path.Combine(folder, Toy2Name)];
        run.Plan(
            [],
            (ReportName, Path.Combine(folder, "report.html")),
            (Toy1Name, Path.Combine(folder, "toy1.onnx")),
            (Toy2Name, Path.Combine(folder, "toy2.onnx")));
        foreach (string site in sites)
            NeuronMotifSite.RequireWritable(site);
        var usual = new ToyStudySettings();
        var settings = usual with
        {
            Seed = run.Seed,
            Threads = run.Threads,
            Toy1 = usual.Toy1 with { Seed = run.Seed },
            Toy2 = usual.Toy2 with { Seed = run.Seed },
            Decoupling = usual.Decoupling with { Sampling = usual.Decoupling.Sampling with { Seed = run.Seed } },
        };
        (ToyResult toy1, ToyResult toy2) = run.WithProgress("toys", progress =>
        {
            var study = new NeuronMotifToyStudy(settings, progress is null ? null : new StepReporter(progress), run.Cancellation);
            return (study.RunToy1(), study.RunToy2());
        });
        var syntax = RecoveredSyntax.Of(toy2.Output, toy2.Grammar);
        NeuronMotifSite.Write(toy1.Analysis, sites[0], cancellation: run.Cancellation);
        NeuronMotifSite.Write(toy2.Analysis, sites[1], cancellation: run.Cancellation);
        ReportEntry[] entries =
        [
            new("seed", run.Seed.ToString(CultureInfo.InvariantCulture)),
            new("starts", $"{settings.Toy1Starts} and {settings.Toy2Starts}; those count whose best module holds most bits"),
            new("epochs", $"{settings.Toy1.Epochs} and {settings.Toy2.Epochs}"),
        ];
        HtmlReport page = ToyReport.Create(
            toy1, toy2, syntax, ($"{Toy1Name}/{NeuronMotifSite.FirstPage}", $"{Toy2Name}/{NeuronMotifSite.FirstPage}"), entries);
        run.Outputs.SetText(ReportName, writer => writer.Write(page.ToHtml()));
        run.Outputs.SetBytes(Toy1Name, () => NetworkOnnx.Export(toy1.Model));
        run.Outputs.SetBytes(Toy2Name, () => NetworkOnnx.Export(toy2.Model));
        Describe(run, toy1, syntax);
        return run.Finish();
    }

    private static void Describe(CommandRun run, ToyResult toy1, RecoveredSyntax syntax)
    {
        NeuronModules neuron = toy1.Output.Modules;
        (int Start, double Correlation)[] places =
            [.. neuron.Modules.Select(module => NeuronMotifToyStudy.Place(module.Motif, toy1.Grammar.Elements[0].Motif))];
        double mixture = NeuronMotifToyStudy.Place(neuron.Mixture!.Motif, toy1.Grammar.Elements[0].Motif).Correlation;
        run.Additions[Toy1Name] = new JsonObject
        {
            ["columnCorrelation"] = Array([.. places.Select(place => place.Correlation)]),
            ["starts"] = new JsonArray([.. places.Select(place => (JsonNode)place.Start)]),
            ["mixtureCorrelation"] = mixture,
        };
        run.Additions[Toy2Name] = new JsonObject
        {
            ["gapRange"] = syntax.Gaps.IsEmpty ? null : Array(syntax.Gaps[0]),
            ["plantedRange"] = Array(syntax.Planted[0]),
            ["gapInsidePlanted"] = syntax.IsInside,
            ["modules"] = syntax.ModuleCount,
            ["modulesWithBoth"] = syntax.Found.Length,
        };
        run.Output.WriteLine(
            $"toy 1: {neuron.Modules.Length} modules, the planted motif from base "
            + $"{string.Join(" and ", places.Select(place => place.Start + 1))}, column correlation "
            + $"{string.Join(" and ", places.Select(place => Text(place.Correlation)))}; all sequences together {Text(mixture)}");
        run.Output.WriteLine(
            $"toy 2: {syntax.Found.Length} of {syntax.ModuleCount} modules have both copies, "
            + (syntax.Gaps.IsEmpty ? "" : $"{syntax.Gaps[0].Minimum} to {syntax.Gaps[0].Maximum} bases apart, ")
            + $"planted {syntax.Planted[0].Minimum} to {syntax.Planted[0].Maximum}");
    }

    private static JsonArray Array(IntegerRange range) => [range.Minimum, range.Maximum];

    private static JsonArray Array(double[] numbers) => [.. numbers.Select(number => (JsonNode)number)];

    private static string Text(double number) => number.ToString("0.000", CultureInfo.InvariantCulture);

    private sealed class StepReporter(IProgress<WorkProgress> target) : IProgress<string>
    {
        public void Report(string value) => target.Report(new WorkProgress(0, value));
    }
}
