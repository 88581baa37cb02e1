using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using MlNetGenomics.Cli.Options;
using MlNetGenomics.Cli.Running;
using MlNetGenomics.Files;
using MlNetGenomics.Motifs;
using MlNetGenomics.Networks;
using MlNetGenomics.NeuronMotif;
using MlNetGenomics.NeuronMotif.Analysis;
using MlNetGenomics.NeuronMotif.Storage;
using MlNetGenomics.Onnx;
using MlNetGenomics.Reports;
using MlNetGenomics.Reports.NeuronMotif;
using MlNetGenomics.Sharding;

namespace MlNetGenomics.Cli.Commands;

/// <summary>mlng neuronmotif.</summary>
internal sealed class NeuronMotifCommand : CliCommand
{
    private const string ModulesName = "modules";
    private const string SiteName = "site";

    // What the paper counts as a match.
    private const double MatchQValue = 1e-3;

    private readonly Option<string> _model = new("--model")
    {
        Description = "Trained network, or another program's: convolutions, normalizations, activations, max-poolings",
        HelpName = "FILE.onnx",
        Required = true,
    };

    private readonly Option<string?> _layer = new("--layer")
    {
        Description = "Deepest layer to take apart: number of its convolution, or its name; the deepest there is if not given",
        HelpName = "N|NAME",
    };

    private readonly NeuronSetOption _neurons = new();
    private readonly DecouplingOptions _decoupling = new();

    private readonly Option<string?> _motifs = new("--motifs")
    {
        Description = "Known motifs to compare with, MEME or JASPAR, plain or gzip",
        HelpName = "FILE",
    };

    private readonly Option<string> _out = new("--out")
    {
        Description = "Folder for modules, motifs, tables, and pages to look at; a stopped run goes on from it",
        HelpName = "FOLDER",
        DefaultValueFactory = _ => "neuronmotif",
    };

    private readonly Option<Shard?> _shard = new("--shard")
    {
        Description = "Only this part of the layer's neurons, 2/3 say, into --modules; mlng merge puts the parts together",
        HelpName = "I/N",
        CustomParser = ShardOption.Parse,
    };

    private readonly Option<string?> _modules = new("--modules")
    {
        Description = "--shard: table of the shard",
        HelpName = "FILE.tsv",
    };

    private readonly Option<string?> _previous = new("--previous")
    {
        Description = "--shard: modules of the layer before, merged; not for the first layer",
        HelpName = "FILE.tsv",
    };

    private readonly Option<string?> _from = new("--from")
    {
        Description = "Only the pages, of layers that were taken apart before, in any order",
        HelpName = "FILE.tsv,...",
    };

    /// <summary>Makes the command.</summary>
    public NeuronMotifCommand(Shell shell, CommonOptions common)
        : base(
            "neuronmotif",
            "Take the convolutional neurons of a network apart into motifs and their syntax (NeuronMotif).",
            shell,
            common,
            "mlng neuronmotif --model net.onnx --motifs jaspar.meme --out neurons",
            "mlng neuronmotif --model net.onnx --layer 2 --neurons 1-8 --out neurons",
            "mlng neuronmotif --model net.onnx --layer 2 --previous relu1.tsv --shard 1/4 --modules part1.tsv",
            "mlng neuronmotif --model net.onnx --from relu1.tsv,relu2.tsv --motifs jaspar.meme --out neurons")
    {
        Add(_model, _layer, _neurons.Option);
        Add(_decoupling.All);
        Add(_motifs, _out, _shard, _modules, _previous, _from);
    }

    /// <inheritdoc/>
    protected override int Execute(ParseResult parsed, CommandRun run)
    {
        Check(parsed);
        string path = parsed.GetValue(_model)!;
        NetworkModel model = NetworkOnnx.Import(path);
        run.Settings["model"] = path;
        run.Settings["motifs"] = parsed.GetValue(_motifs);
        if (parsed.GetValue(_shard) is null)
        {
            run.Plan([path, parsed.GetValue(_motifs), .. parsed.GetValue(_from)?.Split(',') ?? []]);
            NeuronMotifSite.RequireWritable(Path.Combine(parsed.GetValue(_out)!, SiteName));
        }
        DecouplingSettings settings = _decoupling.Get(parsed, run);
        var job = new DecouplingJob(run, model, ShardPlan.DigestOf(path), settings);
        if (parsed.GetValue(_from) is { } files)
            return WriteSite(parsed, run, model.Network, job.Read(files.Split(',')), settings);
        NeuronLayer layer = SequenceOptions.InFile(path, () => parsed.GetValue(_layer) is { } name
            ? NeuronLayer.Find(model.Network, name)
            : NeuronLayer.Deepest(model.Network));
        int[] channels = _neurons.Get(parsed, layer);
        run.Settings["layer"] = layer.Name;
        run.Settings["neurons"] = parsed.GetValue(_neurons.Option);
        return parsed.GetValue(_shard) is { } shard
            ? DecoupleShard(parsed, run, job, layer, channels, shard)
            : WriteSite(parsed, run, model.Network, DecoupleLayers(parsed, job, model.Network, layer, channels), settings);
    }

    private void Check(ParseResult parsed)
    {
        bool isShard = parsed.GetValue(_shard) is not null;
        if (!isShard)
            OptionUse.Reject(parsed, [_modules, _previous], $"goes with {_shard.Name}");
        if (isShard)
        {
            OptionUse.Reject(parsed, [_out, _motifs, _from], "is for the pages; mlng merge puts shards together first");
            if (parsed.GetValue(_modules) is null || parsed.GetValue(_layer) is null)
                throw new UsageException($"{_shard.Name}: needs {_layer.Name} and {_modules.Name}");
        }
        if (parsed.GetValue(_from) is not null)
            OptionUse.Reject(parsed, [_layer, _neurons.Option, .. _decoupling.All], $"{_from.Name} takes nothing apart");
    }

    private int DecoupleShard(
        ParseResult parsed, CommandRun run, DecouplingJob job, NeuronLayer layer, int[] channels, Shard shard)
    {
        string path = parsed.GetValue(_modules)!;
        string? previousPath = parsed.GetValue(_previous);
        if (previousPath is null != (layer.Number == 1))
        {
            throw new UsageException(layer.Number == 1
                ? $"{_previous.Name}: there is no layer before layer {layer}"
                : $"{_shard.Name}: layer {layer} needs {_previous.Name}, the modules of the layer before");
        }
        LayerModules? previous = previousPath is null ? null : job.Before(layer, previousPath);
        run.Plan([parsed.GetValue(_model), previousPath]);
        OutputFile.RequireWritable(path);
        int count = job.Shard(layer, channels, previous, shard, path);
        run.Metrics["neurons"] = count;
        run.Output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"layer {layer}, shard {shard}: {count} neurons ({run.Seconds:0.0} s)"));
        run.Output.WriteLine($"wrote {path} ({ModulesName})");
        return run.FinishQuietly();
    }

    private List<ModulesFile> DecoupleLayers(
        ParseResult parsed, DecouplingJob job, Network network, NeuronLayer deepest, int[] channels)
    {
        var files = new List<ModulesFile>();
        LayerModules? previous = null;
        foreach (NeuronLayer layer in NeuronLayer.Of(network).Where(layer => layer.Number <= deepest.Number))
        {
            int[] own = layer.Number == deepest.Number ? channels : [.. Enumerable.Range(0, layer.NeuronCount)];
            string path = Path.Combine(parsed.GetValue(_out)!, ModulesName, $"{layer.Name}.tsv");
            ModulesFile file = job.Layer(layer, own, previous, path);
            files.Add(file);
            previous = file.Modules();
        }
        return files;
    }

    private int WriteSite(
        ParseResult parsed, CommandRun run, Network network, IReadOnlyList<ModulesFile> files, DecouplingSettings settings)
    {
        MotifSet? known = parsed.GetValue(_motifs) is { } motifs ? MotifReader.Read(motifs) : null;
        var analysis = NetworkAnalyzer.Analyze(
            network.Name,
            [.. files.Select(file => (NeuronLayer.Find(network, file.Layer), file.Modules(settings.Demix)))],
            new AnalysisSettings
            {
                KnownMotifs = known is null ? null : (Path.GetFileName(parsed.GetValue(_motifs)!), known.Motifs),
            },
            run.Threads,
            run.Cancellation);
        run.Metrics["layers"] = Describe(analysis, known is not null);
        var table = new TextTable(["layer", "bp", "neurons", "dead", "P", "modules", "ratio", "matched"]);
        foreach (LayerAnalysis layer in analysis.Layers)
        {
            table.Add(
            [
                layer.Name,
                Text(layer.Width),
                Text(layer.Neurons.Count),
                Text(layer.Summary.DeadNeurons.Count),
                Text(layer.Groups),
                Text(layer.Neurons.Sum(neuron => neuron.Modules.Modules.Length)),
                MetricNames.Format(layer.Test.Mean),
                known is null ? "" : Text(layer.MatchedCount(MatchQValue)),
            ]);
        }
        table.Write(run.Output);
        string folder = Path.Combine(parsed.GetValue(_out)!, SiteName);
        NeuronMotifSite.Write(
            analysis,
            folder,
            new NeuronMotifSiteSettings
            {
                MatchQValue = MatchQValue,
                Settings =
                [
                    .. run.Settings.Where(setting => setting.Value is not null)
                        .Select(setting => new ReportEntry(setting.Key, $"{setting.Value}"))
                ],
            },
            run.Cancellation);
        run.Output.WriteLine($"wrote {Path.Combine(folder, NeuronMotifSite.FirstPage)} ({SiteName})");
        return run.Finish();
    }

    private static JsonObject Describe(NetworkAnalysis analysis, bool isCompared)
    {
        var layers = new JsonObject();
        foreach (LayerAnalysis layer in analysis.Layers)
        {
            layers[layer.Name] = new JsonObject
            {
                ["width"] = layer.Width,
                ["neurons"] = layer.Neurons.Count,
                ["dead"] = layer.Summary.DeadNeurons.Count,
                ["groups"] = layer.Groups,
                ["modules"] = layer.Neurons.Sum(neuron => neuron.Modules.Modules.Length),
                ["consensus_ratio"] = JsonText.Metric(layer.Test.Mean),
                ["holds"] = layer.Test.Holds,
                ["matched"] = isCompared ? layer.MatchedCount(MatchQValue) : null,
            };
        }
        return layers;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
