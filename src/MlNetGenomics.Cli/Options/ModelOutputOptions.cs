using System.CommandLine;
using System.Text.Json.Nodes;
using MlNetGenomics.Cli.Running;
using MlNetGenomics.Motifs;
using MlNetGenomics.Networks;
using MlNetGenomics.Networks.MuSeAM;
using MlNetGenomics.Onnx;
using MlNetGenomics.Reports;

namespace MlNetGenomics.Cli.Options;

/// <summary>What is written of a trained model.</summary>
internal sealed class ModelOutputOptions
{
    private const string ModelName = "model";
    private const string ReportName = "report";
    private const string MotifsName = "motifs";
    private const string TableName = "table";

    // Beside the properties that the format fixes.
    private const string SettingsProperty = "mlng.settings";

    private readonly Option<string?> _model = new("--out") { HelpName = "FILE.onnx" };
    private readonly Option<string?> _report = new("--report")
    {
        Description = "Page with metrics, learning curves, and motif logos or layers",
        HelpName = "FILE.html",
    };

    private readonly Option<string?> _motifs = new("--motifs")
    {
        Description = "MuSeAM: the kernels as motifs, MEME format, strongest first",
        HelpName = "FILE.meme",
    };

    private readonly Option<string?> _table = new("--table")
    {
        Description = "MuSeAM: kernels with role, head weight, information and consensus",
        HelpName = "FILE.tsv",
    };

    /// <summary>Makes the options.</summary>
    /// <param name="defaultModel">Where the model goes if nothing is said; null for nowhere.</param>
    /// <param name="modelDescription">What help says about --out.</param>
    public ModelOutputOptions(string? defaultModel, string modelDescription)
    {
        _model.Description = modelDescription;
        if (defaultModel is not null)
            _model.DefaultValueFactory = _ => defaultModel;
    }

    /// <summary>The options.</summary>
    public Option[] All => [_model, _report, _motifs, _table];

    /// <summary>The options that other networks do not have.</summary>
    public Option[] MuseamOwn => [_motifs, _table];

    /// <summary>Whether anything is asked for that needs a trained model.</summary>
    public static bool NeedModel(CommandRun run) =>
        new[] { ModelName, ReportName, MotifsName, TableName }.Any(run.Outputs.Has);

    /// <summary>The outputs asked for.</summary>
    public (string Name, string? Path)[] Paths(ParseResult parsed) =>
    [
        (ModelName, parsed.GetValue(_model)),
        (ReportName, parsed.GetValue(_report)),
        (MotifsName, parsed.GetValue(_motifs)),
        (TableName, parsed.GetValue(_table)),
    ];

    /// <summary>Fills the outputs asked for.</summary>
    public static void Set(CommandRun run, MuseamModel model, MuseamSettings settings, Func<MuseamReportData> report)
    {
        run.Outputs.SetBytes(ModelName, () => Export(model, settings));
        run.Outputs.SetText(ReportName, writer => writer.Write(MuseamReport.Create(report()).ToHtml()));
        MuseamMotifTable table = MuseamMotifTable.Of(model);
        run.Outputs.SetText(
            MotifsName,
            writer => MemeMotifs.Write(
                writer, [.. table.Rows.Select(row => row.Motif)], model.Background, model.BothStrands));
        run.Outputs.SetText(TableName, writer => MuseamMotifTableWriter.Write(writer, table));
    }

    /// <summary>The model's ONNX file, with how it was trained.</summary>
    public static byte[] Export(MuseamModel model, MuseamSettings settings) =>
        MuseamOnnx.Export(model, new MuseamExportOptions
        {
            Metadata = new Dictionary<string, string>
            {
                [SettingsProperty] = MuseamOptions.Describe(settings).ToJsonString(JsonText.Compact),
            },
        });

    /// <summary>Fills the outputs asked for with a network.</summary>
    public static void Set(CommandRun run, NetworkModel model, JsonObject settings, Func<NetworkReportData> report)
    {
        run.Outputs.SetBytes(ModelName, () => NetworkOnnx.Export(model, new NetworkExportOptions
        {
            Metadata = new Dictionary<string, string> { [SettingsProperty] = settings.ToJsonString(JsonText.Compact) },
        }));
        run.Outputs.SetText(ReportName, writer => writer.Write(NetworkReport.Create(report()).ToHtml()));
    }

    /// <summary>What a model's file says about its training, to be kept in a new export.</summary>
    public static IReadOnlyDictionary<string, string> KeptMetadata(OnnxModelInfo info) =>
        info.Metadata.TryGetValue(SettingsProperty, out string? settings)
            ? new Dictionary<string, string> { [SettingsProperty] = settings }
            : new Dictionary<string, string>();
}
