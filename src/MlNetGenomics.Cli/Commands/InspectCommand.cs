using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using MlNetGenomics.Cli.Options;
using MlNetGenomics.Cli.Running;
using MlNetGenomics.Onnx;

namespace MlNetGenomics.Cli.Commands;

/// <summary>mlng inspect.</summary>
internal sealed class InspectCommand : CliCommand
{
    private const string TextName = "description";
    private const int NameWidth = 21;
    private const int LineWidth = 80;

    private readonly Option<string> _model = new("--model")
    {
        Description = "Any ONNX model",
        HelpName = "FILE.onnx",
        Required = true,
    };

    private readonly Option<string?> _out = new("--out")
    {
        Description = "Where the description goes; standard output if not given",
        HelpName = "FILE.txt",
    };

    /// <summary>Makes the command.</summary>
    public InspectCommand(Shell shell, CommonOptions common)
        : base(
            "inspect",
            "Say what a model file holds: architecture, settings, inputs, outputs, size.",
            shell,
            common,
            "mlng inspect --model model.onnx")
    {
        Add(_model, _out);
    }

    /// <inheritdoc/>
    protected override int Execute(ParseResult parsed, CommandRun run)
    {
        string path = parsed.GetValue(_model)!;
        string? target = parsed.GetValue(_out);
        OnnxModelInfo info = OnnxModelInfo.Read(path);
        run.Settings["model"] = path;
        run.Plan([path], (TextName, target));
        Describe(run.Metrics, info);
        run.Outputs.SetText(TextName, writer => Write(writer, info));
        if (target is not null)
            return run.Finish();
        Write(run.DataOutput, info);
        return run.FinishQuietly();
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

        void Line(string name, string value) => writer.WriteLine(Wrap(name, value));
    }

    /// <summary>A name and its value, in lines that fit a terminal.</summary>
    private static string Wrap(string name, string value)
    {
        var lines = new StringBuilder(name.PadRight(NameWidth));
        int column = NameWidth;
        foreach (string word in value.Split(' '))
        {
            if (column + 1 + word.Length > LineWidth && column > NameWidth)
            {
                lines.Append('\n').Append(' ', NameWidth);
                column = NameWidth;
            }
            lines.Append(' ').Append(word);
            column += 1 + word.Length;
        }
        return lines.ToString();
    }

    /// <summary>A metadata value, cut where it is long: the whole one is in the JSON file.</summary>
    private static string Shorten(string value)
    {
        const int Longest = LineWidth - NameWidth - 1;
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
