using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using MlNetGenomics.Cli.Options;
using MlNetGenomics.Cli.Running;
using MlNetGenomics.Networks;
using MlNetGenomics.Onnx;
using MlNetGenomics.Reports;

namespace MlNetGenomics.Cli.Commands;

/// <summary>mlng inspect.</summary>
internal sealed class InspectCommand : CliCommand
{
    private const string TextName = "description";
    private const string NetworkName = "network";
    private const string TableName = "layers";

    private readonly Option<string> _model =
        ModelSource.Required("A published network, a network's description, or any ONNX model");

    private readonly Option<int?> _length = new("--length")
    {
        Description = "Bases of a sequence, of a network without numbers; its own if not given",
        HelpName = "L",
        CustomParser = result => Numbers.ParseInt(result, 1),
    };

    private readonly Option<string?> _network = new("--network")
    {
        Description = "The network's description, to edit and to train",
        HelpName = "FILE.json",
    };

    private readonly Option<string?> _table = new("--table")
    {
        Description = "The network's layers: shapes, parameters, receptive fields",
        HelpName = "FILE.tsv",
    };

    private readonly Option<string?> _out = new("--out")
    {
        Description = "Where the text goes; standard output if not given",
        HelpName = "FILE.txt",
    };

    /// <summary>Makes the command.</summary>
    public InspectCommand(Shell shell, CommonOptions common)
        : base(
            "inspect",
            "Say what a model is: layers, shapes and parameters; of a file also inputs, outputs, settings.",
            shell,
            common,
            "mlng inspect --model model.onnx",
            "mlng inspect --model koo:CNN-25 --length 500 --network net.json")
    {
        Add(_model, _length, _network, _table, _out);
    }

    /// <inheritdoc/>
    protected override int Execute(ParseResult parsed, CommandRun run)
    {
        var source = ModelSource.Parse(parsed.GetValue(_model)!);
        int? length = parsed.GetValue(_length);
        if (length is not null && source.Kind == ModelKind.Trained)
            throw new UsageException($"{_length.Name}: {source.Text} has a length of its own");
        run.Settings["model"] = source.Text;
        OnnxModelInfo? info = source.Kind == ModelKind.Trained ? OnnxModelInfo.Read(source.Text) : null;
        bool isNeeded = parsed.GetValue(_network) is not null || parsed.GetValue(_table) is not null;
        (Network? network, string? complaint) = ReadNetwork(source, length, info, isNeeded);
        string? target = parsed.GetValue(_out);
        run.Plan(
            [source.Path],
            (TextName, target),
            (NetworkName, parsed.GetValue(_network)),
            (TableName, parsed.GetValue(_table)));
        if (info is not null)
            Describe(run.Metrics, info);
        if (network is not null)
        {
            NetworkText.Describe(run.Metrics, network);
            run.Outputs.SetText(NetworkName, writer => writer.Write(NetworkJson.Write(network)));
            run.Outputs.SetText(TableName, writer => NetworkTableWriter.Write(writer, NetworkTable.Of(network)));
        }
        run.Outputs.SetText(TextName, Write);
        if (target is not null)
            return run.Finish();
        Write(run.DataOutput);
        return run.FinishQuietly();

        void Write(TextWriter writer)
        {
            if (info is not null)
                InspectCommand.Write(writer, info);
            if (info is not null && network is not null)
                writer.WriteLine();
            if (network is not null)
                NetworkText.Write(writer, network);
            else
                FieldText.Write(writer, NetworkName, $"cannot be read as one: {complaint}");
        }
    }

    /// <summary>The network, or why there is none.</summary>
    private static (Network? Network, string? Complaint) ReadNetwork(
        ModelSource source, int? length, OnnxModelInfo? info, bool isNeeded)
    {
        if (source.Kind == ModelKind.Architecture)
            return (Architectures.ByName(source.Text, length), null);
        if (source.Kind == ModelKind.Description)
            return (NetworkJson.Read(source.Text).With(inputLength: length), null);
        try
        {
            return (NetworkOnnx.Import(source.Text).Network, null);
        }
        catch (GenomicsException e) when (!isNeeded && info!.Content != OnnxContent.Network)
        {
            // Any ONNX file can be looked at; only some are networks of layers that there are here.
            return (null, e.Message);
        }
    }

    private static void Write(TextWriter writer, OnnxModelInfo info)
    {
        Line("producer", $"{info.ProducerName} {info.ProducerVersion}".Trim());
        Line("graph", info.GraphName);
        Line("format", $"IR {info.FormatVersion}, operator sets {string.Join(", ", OperatorSets(info))}");
        Line("file", $"{info.FileSize} bytes");
        Line("parameters", $"{info.ParameterCount} floating-point numbers");
        foreach (OnnxValueInfo input in info.Inputs)
            Line("input", input.ToString());
        foreach (OnnxValueInfo output in info.Outputs)
            Line("output", output.ToString());
        Line("operators", string.Join(' ', Operators(info).Select(one => $"{one.Key}*{one.Value}")));
        foreach ((string key, string value) in info.Metadata)
            Line(key, Shorten(value));

        void Line(string name, string value) => FieldText.Write(writer, name, value);
    }

    /// <summary>A metadata value, cut where it is long: the whole one is in the JSON file.</summary>
    private static string Shorten(string value)
    {
        const int Longest = FieldText.LineWidth - FieldText.NameWidth - 1;
        string line = value.ReplaceLineEndings(" ");
        if (line.Length <= Longest)
            return line;
        string end = string.Create(CultureInfo.InvariantCulture, $"... ({value.Length} characters)");
        return line[..(Longest - end.Length)] + end;
    }

    private static void Describe(JsonObject target, OnnxModelInfo info)
    {
        target["producer"] = info.ProducerName;
        target["producer_version"] = info.ProducerVersion;
        target["graph"] = info.GraphName;
        target["ir_version"] = info.FormatVersion;
        target["operator_sets"] = new JsonArray([.. OperatorSets(info).Select(set => JsonValue.Create(set))]);
        target["file_bytes"] = info.FileSize;
        target["parameters"] = info.ParameterCount;
        target["inputs"] = new JsonArray([.. info.Inputs.Select(Describe)]);
        target["outputs"] = new JsonArray([.. info.Outputs.Select(Describe)]);
        target["operators"] = new JsonObject(
            Operators(info).Select(one => KeyValuePair.Create(one.Key, (JsonNode?)one.Value)));
        target["metadata"] = new JsonObject(
            info.Metadata.Select(property => KeyValuePair.Create(property.Key, (JsonNode?)property.Value)));
    }

    private static JsonNode Describe(OnnxValueInfo value) => new JsonObject
    {
        ["name"] = value.Name,
        ["type"] = value.Type.ToString(),
        ["shape"] = value.Shape is null
            ? null
            : new JsonArray([.. value.Shape.Select(dimension =>
                dimension.IsFixed ? JsonValue.Create(dimension.Size) : JsonValue.Create(dimension.Name))]),
    };

    private static IEnumerable<string> OperatorSets(OnnxModelInfo info) =>
        info.OperatorSets.Select(set => $"{DomainName(set.Key)} {set.Value}");

    private static IEnumerable<KeyValuePair<string, int>> Operators(OnnxModelInfo info) =>
        info.Nodes.CountBy(node => node.OperatorType);

    private static string DomainName(string domain) => domain.Length == 0 ? "ai.onnx" : domain;
}
