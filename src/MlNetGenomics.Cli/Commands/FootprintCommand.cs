using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using MlNetGenomics.Cli.Options;
using MlNetGenomics.Cli.Running;
using MlNetGenomics.Networks;
using MlNetGenomics.NeuronMotif;
using MlNetGenomics.NeuronMotif.Footprints;
using MlNetGenomics.Onnx;
using MlNetGenomics.Reports;

namespace MlNetGenomics.Cli.Commands;

/// <summary>mlng footprint.</summary>
internal sealed class FootprintCommand : CliCommand
{
    private const string SitesName = "sites";
    private const string CutsName = "cuts";
    private const string HitsName = "hits";
    private const string CombinationsName = "combinations";
    private const string ReportName = "report";

    private readonly Option<string> _model = new("--model")
    {
        Description = "Trained network, or another program's",
        HelpName = "FILE.onnx",
        Required = true,
    };

    private readonly Option<string?> _layer = new("--layer")
    {
        Description = "Layer of the neurons: number of its convolution, or its name; the deepest if not given",
        HelpName = "N|NAME",
    };

    private readonly NeuronSetOption _neurons = new();
    private readonly GenomeWindowOptions _windows = new();
    private readonly FootprintOptions _footprint = new();

    private readonly Option<string?> _motifs = new("--motifs")
    {
        Description = "Motifs to find in the sites, MEME or JASPAR, plain or gzip",
        HelpName = "FILE",
    };

    private readonly Option<string?> _modules = new("--modules")
    {
        Description = "The layer's modules (mlng neuronmotif), to find each neuron's own motifs and their combinations",
        HelpName = "FILE.tsv",
    };

    private readonly Option<string> _out = new("--out")
    {
        Description = "Folder for sites.bed, cuts.tsv, hits.tsv, combinations.tsv",
        HelpName = "FOLDER",
        DefaultValueFactory = _ => "footprint",
    };

    private readonly Option<string?> _report = new("--report")
    {
        Description = "Page with the plots",
        HelpName = "FILE.html",
    };

    /// <summary>Makes the command.</summary>
    public FootprintCommand(Shell shell, CommonOptions common)
        : base(
            "footprint",
            "Say how a genome is cut, and which motifs lie, where neurons of a network are activated most.",
            shell,
            common,
            "mlng footprint --model net.onnx --layer 3 --neurons 5,8 --fasta peaks.fa --cuts cuts.bedgraph.gz --motifs ctcf.meme --report footprint.html",
            "mlng footprint --model net.onnx --layer 2 --genome hg38.fa --regions peaks.bed --cuts reads.bed --modules neurons/modules/relu2.tsv")
    {
        Add(_model, _layer, _neurons.Option);
        Add(_windows.All);
        Add(_footprint.All);
        Add(_motifs, _modules, _out, _report);
    }

    /// <inheritdoc/>
    protected override int Execute(ParseResult parsed, CommandRun run)
    {
        _windows.Check(parsed);
        string? motifPath = parsed.GetValue(_motifs), modulesPath = parsed.GetValue(_modules);
        if (motifPath is not null)
            OptionUse.Reject(parsed, [_modules], $"{_motifs.Name} gives the motifs already");
        bool hasMotifs = motifPath is not null || modulesPath is not null;
        string path = parsed.GetValue(_model)!;
        run.Settings["model"] = path;
        FootprintSettings settings = _footprint.Get(parsed, run, hasMotifs);
        run.Settings["motifs"] = motifPath;
        run.Settings["modules"] = modulesPath;
        NetworkModel model = NetworkOnnx.Import(path);
        NeuronLayer layer = SequenceOptions.InFile(path, () => parsed.GetValue(_layer) is { } name
            ? NeuronLayer.Find(model.Network, name)
            : NeuronLayer.Deepest(model.Network));
        int[] channels = _neurons.Get(parsed, layer);
        run.Settings["layer"] = layer.Name;
        run.Settings["neurons"] = parsed.GetValue(_neurons.Option);
        var motifs = new FootprintMotifs(run, motifPath, modulesPath, settings.MotifPValue);
        if (modulesPath is not null)
            motifs.Check(ShardPlan.DigestOf(path), layer, channels);
        string folder = parsed.GetValue(_out)!;
        run.Plan(
            [path, .. _windows.Paths(parsed), _footprint.CutsPath(parsed), motifPath, modulesPath],
            (SitesName, Path.Combine(folder, "sites.bed")),
            (CutsName, _footprint.CutsPath(parsed) is null ? null : Path.Combine(folder, "cuts.tsv")),
            (HitsName, hasMotifs ? Path.Combine(folder, "hits.tsv") : null),
            (CombinationsName, modulesPath is null ? null : Path.Combine(folder, "combinations.tsv")),
            (ReportName, parsed.GetValue(_report)));
        var slider = new NeuronSlider(model, layer.Name, channels, run.Threads);
        int windows = 0;
        IReadOnlyList<NeuronFootprint> footprints = _windows.Read(parsed, run, (found, lengthOf) =>
        {
            IReadOnlyList<IReadOnlyList<NeuronSite>> sites = run.WithProgress($"layer {layer}", progress => NeuronSites.Find(
                slider, found, settings, lengthOf, new WindowReporter(progress, done => windows = done), run.Cancellation));
            return NeuronFootprints.Make(
                motifs.Neurons(layer, channels, sites), _footprint.Cuts(parsed), settings, lengthOf, run.Threads, run.Cancellation);
        });
        Write(run, footprints);
        run.Outputs.SetText(ReportName, writer => writer.Write(FootprintReport.Create(new FootprintReportData
        {
            Title = $"Footprints of {model.Network.Name}, layer {layer}",
            Footprints = footprints,
            CutsName = Path.GetFileName(_footprint.CutsPath(parsed)),
            WindowCount = windows,
            Settings = [.. run.Settings.Select(setting =>
                new ReportEntry(setting.Key.Replace('_', ' '), MuseamPages.Text(setting.Value)))],
        }).ToHtml()));
        Describe(run, footprints, windows);
        return run.Finish();
    }

    private static void Write(CommandRun run, IReadOnlyList<NeuronFootprint> footprints)
    {
        run.Outputs.SetText(SitesName, writer => FootprintTableWriter.WriteSites(writer, footprints));
        run.Outputs.SetText(CutsName, writer => FootprintTableWriter.WriteCuts(writer, footprints));
        run.Outputs.SetText(HitsName, writer => FootprintTableWriter.WriteHits(writer, footprints));
        run.Outputs.SetText(CombinationsName, writer => FootprintTableWriter.WriteCombinations(writer, footprints));
    }

    private static void Describe(CommandRun run, IReadOnlyList<NeuronFootprint> footprints, int windows)
    {
        run.Metrics["windows"] = windows;
        run.Metrics["neurons"] = new JsonObject(footprints.Select(footprint => KeyValuePair.Create(
            footprint.Neuron,
            (JsonNode?)new JsonObject
            {
                ["sites"] = footprint.Sites.Count,
                ["onMotif"] = footprint.Sites.Count(site => site.Motif is not null),
                ["cuts"] = footprint.Cuts is null ? null : footprint.TotalCuts,
            })));
        var table = new TextTable(["neuron", "sites", "on a motif", "cuts"]);
        foreach (NeuronFootprint footprint in footprints)
        {
            table.Add(
            [
                footprint.Neuron,
                Text(footprint.Sites.Count),
                Text(footprint.Sites.Count(site => site.Motif is not null)),
                footprint.Cuts is null ? "" : Text(footprint.TotalCuts),
            ]);
        }
        table.Write(run.Output);
        run.Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{windows:#,0} windows ({run.Seconds:0.0} s)"));
    }

    private static string Text(double number) => number.ToString("#,0.##", CultureInfo.InvariantCulture);

    private sealed class WindowReporter(IProgress<WorkProgress>? target, Action<int> count) : IProgress<int>
    {
        public void Report(int value)
        {
            count(value);
            target?.Report(new WorkProgress(0, string.Create(CultureInfo.InvariantCulture, $"{value:#,0} windows")));
        }
    }
}
