using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text.Json;
using MlNetGenomics.Cli;
using MlNetGenomics.Cli.Commands;
using MlNetGenomics.Cli.Options;

namespace MlNetGenomics.Tests.Cli;

[TestClass]
public class CommandLineTests
{
    private static readonly string[] Names =
    [
        "simulate", "peaks", "mpra", "train", "crossval", "tune", "compare", "predict", "evaluate", "export",
        "inspect", "filters", "saliency", "ism", "neuronmotif", "footprint", "merge", "deeplift", "seqlets", "tomtom", "scan",
        "track", "logo", "regulators", "influence", "cooccur", "cluster", "accessibility", "variants", "report",
        "models", "reproduce", "demo",
    ];

    private const string Data = "--fasta a --labels b";

    public static IEnumerable<string[]> Commands =>
        Names.Where(name => name != "reproduce")
            .Concat([
                "reproduce koo2019", "reproduce neuronmotif-toys", "reproduce neuronmotif-demixing",
                "reproduce neuronmotif-grammar", "reproduce planted-variants",
            ])
            .Select(path => new[] { path });

    [TestMethod]
    public void Has_the_commands_of_the_stable_surface()
    {
        CollectionAssert.AreEqual(Names, Root().Subcommands.Select(command => command.Name).ToArray());
    }

    [TestMethod]
    [DynamicData(nameof(Commands))]
    public void Help_fits_a_terminal_and_shows_examples_that_are_valid(string path)
    {
        CliResult help = CliResult.RunOk([.. path.Split(' '), "--help"]);
        Assert.Contains("Example", help.Output);
        foreach (string option in new[] { "--seed", "--threads", "--out", "--json", "--quiet", "--verbose" })
            Assert.Contains(option, help.Output);
        foreach (string line in help.Output.Split('\n'))
            Assert.IsLessThanOrEqualTo(80, line.TrimEnd().Length, line);

        RootCommand root = Root();
        var command = (CliCommand)path.Split(' ')
            .Aggregate((Command)root, (outer, name) => outer.Subcommands.Single(one => one.Name == name));
        foreach (string example in command.Examples)
        {
            string run = example[example.IndexOf("mlng ", StringComparison.Ordinal)..];
            string[] words = [.. CommandLineParser.SplitCommandLine(run).Skip(1).TakeWhile(word => word != ">")];
            Assert.IsEmpty(root.Parse(words).Errors, example);
        }
    }

    [TestMethod]
    [DataRow("'flu' is not a command", "flu")]
    [DataRow("no command", "")]
    [DataRow("'--flu' is not an option here", "train", "--flu", "--labels", "l.txt")]
    [DataRow("--fasta", "train", "--labels", "l.txt")]
    [DataRow("--epochs: 'ten' is not a whole number", "train", Data, "--epochs", "ten")]
    [DataRow("--epochs: '1,2' is a list", "train", Data, "--epochs", "1,2")]
    [DataRow("--l1: 'x' is not a number", "crossval", Data, "--l1", "0,x")]
    [DataRow("--preset: 'mine' is not one of", "train", Data, "--preset", "mine")]
    [DataRow("--folds: '1' is not a whole number of 2 or more", "crossval", Data, "--folds", "1")]
    [DataRow("kernels 0: must be 1 or more", "train", Data, "--kernels", "0")]
    [DataRow("--model: 'resnet' is not the name of an architecture", "train", Data, "--model", "resnet")]
    [DataRow("--background: 3 numbers, 4 are needed", "train", Data, "--background", "1,2,3")]
    [DataRow("--checkpoint: a nested", "crossval", Data, "--nested", "3", "--checkpoint", "c")]
    [DataRow("give either --motifs or --model", "logo", "--out", "a.svg")]
    [DataRow("ends neither in .svg nor in .html", "logo", "--motifs", "a", "--out", "a.png")]
    [DataRow("--min-overlap: '0' is not a whole number of 1 or more", "tomtom", "--motifs", "a", "--database", "b",
        "--min-overlap", "0")]
    [DataRow("--distance: 'kl' is not one of euclidean, pearson", "tomtom", "--motifs", "a", "--database", "b",
        "--distance", "kl")]
    [DataRow("--pvalue: 'x' is not a number", "scan", "--motifs", "a", "--fasta", "b", "--pvalue", "x")]
    [DataRow("--engine managed runs on the CPU", "predict", "--model", "m", "--fasta", "f", "--engine",
        "managed", "--gpu-device-id", "0")]
    public void A_usage_error_is_one_line_and_exit_code_2(string expected, params string[] args)
    {
        string[] words =
            [.. args.Where(arg => arg.Length > 0).SelectMany(arg => arg == Data ? Data.Split(' ') : [arg])];
        CliResult.Run(words).AssertFailed(2, expected);
    }

    [TestMethod]
    public void The_json_file_has_the_documented_shape()
    {
        using var data = new CliData();
        CliResult.RunOk(
        [
            "crossval", .. data.Training, "--folds", "2", "--json", data.File("a.json"), "--table", data.File("t.tsv"),
        ]);
        JsonElement root = CliResult.Json(data.File("a.json"));
        CollectionAssert.AreEqual(
            new[] { "command", "version", "settings", "seconds", "metrics", "outputs" },
            root.EnumerateObject().Select(property => property.Name).ToArray());
        Assert.AreEqual("crossval", root.GetProperty("command").GetString());
        Assert.IsGreaterThan(0, root.GetProperty("seconds").GetDouble());
        foreach (string metric in new[] { "r2", "pearson", "spearman" })
        {
            CollectionAssert.AreEqual(
                new[] { "mean", "sd", "folds" },
                root.GetProperty("metrics").GetProperty(metric).EnumerateObject().Select(one => one.Name).ToArray());
        }
        Assert.AreEqual(data.File("t.tsv"), root.GetProperty("outputs").GetProperty("table").GetString());
    }

    [TestMethod]
    public void Quiet_says_nothing()
    {
        using var data = new CliData();
        CliResult result = CliResult.RunOk(["train", .. data.Training, "--quiet", "--out", data.File("m.onnx")]);
        Assert.AreEqual("", result.Output);
    }

    [TestMethod]
    public void Verbose_shows_where_it_failed()
    {
        CliResult result = CliResult.Run("inspect", "--model", "nowhere.onnx", "--verbose");
        Assert.AreEqual(1, result.ExitCode);
        Assert.StartsWith("mlng: nowhere.onnx: no such file\n", result.Error);
        Assert.Contains("   at ", result.Error);
    }

    [TestMethod]
    [DataRow("train", "--out")]
    [DataRow("crossval", "--predictions")]
    [DataRow("predict", "--out")]
    [DataRow("ism", "--out")]
    [DataRow("demo", "--out")]
    public void Cancelling_leaves_nothing(string command, string outputOption)
    {
        using var data = new CliData();
        string[] inputs = command switch
        {
            "demo" => [],
            "predict" or "ism" => ["--model", data.TrainModel(), "--fasta", data.Fasta],
            _ => data.Training,
        };
        string[] before = data.OtherFiles();
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        CliResult.Run(cancelled.Token, [command, .. inputs, outputOption, data.File("result")])
            .AssertFailed(130, "cancelled");
        CollectionAssert.AreEqual(before, data.OtherFiles());
    }

    private static RootCommand Root() =>
        CommandLine.Build(new Shell(TextWriter.Null, TextWriter.Null, CancellationToken.None), new CommonOptions());
}
