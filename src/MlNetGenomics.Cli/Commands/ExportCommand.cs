using System.CommandLine;
using System.Text.Json.Nodes;
using MlNetGenomics.Cli.Options;
using MlNetGenomics.Cli.Running;
using MlNetGenomics.Networks.MuSeAM;
using MlNetGenomics.Onnx;

namespace MlNetGenomics.Cli.Commands;

/// <summary>mlng export.</summary>
internal sealed class ExportCommand : CliCommand
{
    private const string ModelName = "model";
    private const string OneHot = "one-hot";

    private static readonly Dictionary<string, MuseamOutputs> OutputNames = new()
    {
        ["score"] = MuseamOutputs.Score,
        ["motif-scores"] = MuseamOutputs.MotifScores,
        ["sites"] = MuseamOutputs.Sites,
    };

    private readonly Option<string> _model = new("--model")
    {
        Description = "Trained model",
        HelpName = "FILE.onnx",
        Required = true,
    };

    private readonly Option<string> _form = Choice.Option(
        "--form", "Input: DNA strings [N,1], or one-hot rows [N,L,4] with standard operators only", "string",
        "string", OneHot);

    private readonly Option<string> _outputs = new("--outputs")
    {
        Description = "Comma list of score, motif-scores, sites",
        HelpName = "LIST",
        DefaultValueFactory = _ => "score",
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
            "mlng export --model model.onnx --outputs score,motif-scores,sites --out motifs.onnx")
    {
        Add(_model, _form, _outputs, _out);
    }

    /// <inheritdoc/>
    protected override int Execute(ParseResult parsed, CommandRun run)
    {
        string path = parsed.GetValue(_model)!;
        string form = parsed.GetValue(_form)!;
        string outputs = parsed.GetValue(_outputs)!;
        MuseamOutputs wanted = ParseOutputs(outputs);
        run.Settings["model"] = path;
        run.Settings["form"] = form;
        run.Settings["outputs"] = new JsonArray([.. outputs.Split(',').Select(name => JsonValue.Create(name))]);
        MuseamModel model = MuseamOnnx.Import(path);
        OnnxModelInfo info = OnnxModelInfo.Read(path);
        run.Plan([path], (ModelName, parsed.GetValue(_out)));
        run.Outputs.SetBytes(ModelName, () => MuseamOnnx.Export(model, new MuseamExportOptions
        {
            InputForm = form == OneHot ? OnnxInputForm.OneHot : OnnxInputForm.Text,
            Outputs = wanted,
            Metadata = ModelOutputOptions.KeptMetadata(info),
        }));
        return run.Finish();
    }

    private MuseamOutputs ParseOutputs(string list)
    {
        MuseamOutputs outputs = MuseamOutputs.None;
        foreach (string name in list.Split(','))
        {
            if (!OutputNames.TryGetValue(name.Trim(), out MuseamOutputs output))
            {
                throw new UsageException(
                    $"{_outputs.Name}: '{name}' is not one of {string.Join(", ", OutputNames.Keys)}");
            }
            outputs |= output;
        }
        return outputs;
    }
}
