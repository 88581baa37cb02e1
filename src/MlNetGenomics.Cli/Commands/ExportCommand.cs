using System.CommandLine;
using System.Text.Json.Nodes;
using MlNetGenomics.Cli.Options;
using MlNetGenomics.Cli.Running;
using MlNetGenomics.Networks;
using MlNetGenomics.Networks.MuSeAM;
using MlNetGenomics.Onnx;

namespace MlNetGenomics.Cli.Commands;

/// <summary>mlng export.</summary>
internal sealed class ExportCommand : CliCommand
{
    private const string ModelName = "model";
    private const string OneHot = "one-hot";
    private const string Mutagenesis = "ism";

    private static readonly Dictionary<string, MuseamOutputs> OutputNames = new()
    {
        ["score"] = MuseamOutputs.Score,
        ["motif-scores"] = MuseamOutputs.MotifScores,
        ["sites"] = MuseamOutputs.Sites,
    };

    private readonly Option<string> _model = ModelSource.Required(
        "Trained model, or a network to start at random from --seed");

    private readonly Option<string> _form = Choice.Option(
        "--form", "Input: DNA strings [N,1], or one-hot rows [N,L,4] with standard operators only", "string",
        "string", OneHot);

    private readonly Option<string> _outputs = new("--outputs")
    {
        Description = "MuSeAM: comma list of score, motif-scores, sites; any model: ism, scores of all substitutions",
        HelpName = "LIST",
        DefaultValueFactory = _ => "score",
    };

    private readonly Option<string?> _layers = new("--layers")
    {
        Description = "Not MuSeAM: layers to show as further outputs (mlng inspect lists them)",
        HelpName = "NAME,...",
    };

    private readonly Option<string> _out = new("--out")
    {
        Description = "The exported model",
        HelpName = "FILE.onnx",
        Required = true,
    };

    /// <summary>Makes the command.</summary>
    public ExportCommand(Shell shell, CommonOptions common)
        : base(
            "export",
            "Write a trained model as ONNX in another form, or with more outputs.",
            shell,
            common,
            "mlng export --model model.onnx --form one-hot --out onehot.onnx",
            "mlng export --model model.onnx --outputs score,motif-scores,sites --out motifs.onnx",
            "mlng export --model basset.onnx --layers dense2 --out features.onnx",
            "mlng export --model basset.onnx --form one-hot --outputs ism --out ism.onnx")
    {
        Add(_model, _form, _outputs, _layers, _out);
    }

    /// <inheritdoc/>
    protected override int Execute(ParseResult parsed, CommandRun run)
    {
        var source = ModelSource.Parse(parsed.GetValue(_model)!);
        string form = parsed.GetValue(_form)!;
        OnnxInputForm inputForm = form == OneHot ? OnnxInputForm.OneHot : OnnxInputForm.Text;
        run.Settings["model"] = source.Text;
        run.Settings["form"] = form;
        if (parsed.GetValue(_outputs)!.Trim() == Mutagenesis)
            return WriteMutagenesis(parsed, run, source, inputForm);
        // What asks for motifs would not be read of a network before the file is.
        MuseamOutputs wanted = ParseOutputs(parsed.GetValue(_outputs)!);
        IReadOnlyDictionary<string, string> metadata = source.Kind == ModelKind.Trained
            ? ModelOutputOptions.KeptMetadata(OnnxModelInfo.Read(source.Text))
            : new Dictionary<string, string>();
        if (source.Kind == ModelKind.Trained && source.IsMuseam())
        {
            OptionUse.Reject(parsed, [_layers], "not for MuSeAM");
            run.Settings["outputs"] = Names(parsed.GetValue(_outputs)!.Split(','));
            MuseamModel model = MuseamOnnx.Import(source.Text);
            run.Plan([source.Path], (ModelName, parsed.GetValue(_out)));
            run.Outputs.SetBytes(ModelName, () => MuseamOnnx.Export(
                model, new MuseamExportOptions { InputForm = inputForm, Outputs = wanted, Metadata = metadata }));
            return run.Finish();
        }
        OptionUse.Reject(parsed, [_outputs], $"for trained MuSeAM models only, not for {source.Text}");
        string[] layers = [.. (parsed.GetValue(_layers)?.Split(',') ?? []).Select(name => name.Trim()).Distinct()];
        run.Settings["layers"] = Names(layers);
        NetworkModel network = ReadNetwork(source, run);
        foreach (string layer in layers)
            SequenceOptions.InFile(source.Text, () => network.Network.Step(layer));
        run.Plan([source.Path], (ModelName, parsed.GetValue(_out)));
        var options = new NetworkExportOptions { InputForm = inputForm, Metadata = metadata };
        run.Outputs.SetBytes(ModelName, () => NetworkOnnx.Export(network, options with
        {
            LayerOutputs = layers.ToDictionary(
                layer => layer,
                layer => layer == options.ScoreName || layer == options.InputName ? $"{layer}_layer" : layer),
        }));
        return run.Finish();
    }

    private int WriteMutagenesis(ParseResult parsed, CommandRun run, ModelSource source, OnnxInputForm form)
    {
        OptionUse.Reject(parsed, [_layers], $"not with {_outputs.Name} {Mutagenesis}");
        run.Settings["outputs"] = Names([Mutagenesis]);
        var options = new MutagenesisExportOptions { InputForm = form };
        // Another program's model need not be one that is read as a network.
        NetworkModel? start = source.Kind == ModelKind.Trained ? null : ReadNetwork(source, run);
        run.Plan([source.Path], (ModelName, parsed.GetValue(_out)));
        run.Outputs.SetBytes(ModelName, () => start is null
            ? MutagenesisOnnx.Export(source.Path!, options)
            : MutagenesisOnnx.Export(start, options));
        return run.Finish();
    }

    private static NetworkModel ReadNetwork(ModelSource source, CommandRun run)
    {
        var template = NetworkTemplate.Open(source);
        if (template.Trained is { } trained)
            return trained;
        run.Output.WriteLine($"{template.Name} is not trained: its numbers are those of a start with seed {run.Seed}");
        return WeightStart.Create(template.Network, run.Seed);
    }

    private static JsonArray Names(IEnumerable<string> names) => new([.. names.Select(name => JsonValue.Create(name))]);

    private MuseamOutputs ParseOutputs(string list)
    {
        MuseamOutputs outputs = MuseamOutputs.None;
        foreach (string name in list.Split(','))
        {
            if (!OutputNames.TryGetValue(name.Trim(), out MuseamOutputs output))
            {
                throw new UsageException(
                    name.Trim() == Mutagenesis
                        ? $"{_outputs.Name}: {Mutagenesis} comes alone, as a graph of its own"
                        : $"{_outputs.Name}: '{name}' is not one of {string.Join(", ", OutputNames.Keys)}");
            }
            outputs |= output;
        }
        return outputs;
    }
}
