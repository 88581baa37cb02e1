using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using MlNetGenomics.Files;
using MlNetGenomics.Networks.Json;
using MlNetGenomics.Networks.Layers;

namespace MlNetGenomics.Networks;

/// <summary>
/// The text form of a network's description: a JSON object with name, inputLength, tasks and layers. Each
/// layer is an object with its type and its settings; those left out are the defaults of the layer's class.
/// Layers within others stand in their "layers".
/// </summary>
/// <example>
/// <code>
/// {
///   "name": "small",
///   "inputLength": 200,
///   "tasks": ["bound"],
///   "layers": [
///     {"type": "convolution", "filters": 30, "width": 19, "padding": "same", "start": "heNormal", "l2": 1E-06},
///     {"type": "activation", "function": "relu"},
///     {"type": "globalMaxPooling"},
///     {"type": "dense", "units": 1},
///     {"type": "activation", "function": "sigmoid"}
///   ]
/// }
/// </code>
/// </example>
public static class NetworkJson
{
    // A thousand times what the largest published network takes; a longer file is not a description.
    private const int LongestFile = 16 << 20;

    /// <summary>Reads a description from a file, plain or gzip, or "-" for standard input.</summary>
    /// <exception cref="GenomicsException">The file cannot be read, is not such a description, or describes a
    /// network that cannot be; names file and line.</exception>
    public static Network Read(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return Parse(JsonFile.ReadText(path, LongestFile, "a network in JSON"), InputFile.DisplayName(path));
    }

    /// <summary>Reads a description.</summary>
    /// <param name="text">The text.</param>
    /// <param name="sourceName">How messages call it: the name of its file.</param>
    /// <exception cref="GenomicsException">It is not such a description, or describes a network that cannot be;
    /// names the line.</exception>
    public static Network Parse(string text, string sourceName)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(sourceName);
        JsonPart part = JsonPartReader.Read(text, sourceName);
        if (part.Kind != JsonValueKind.Object)
        {
            throw new GenomicsException(
                $"{sourceName}: {part.Shown} found, a network is expected: an object with 'layers'");
        }
        var reader = new LayerReader(sourceName);
        var fields = new JsonFields(part, sourceName, "the network");
        string name = fields.Text("name");
        int inputLength = fields.Integer("inputLength");
        string[] tasks = fields.Texts("tasks");
        IReadOnlyList<JsonPart> layers = fields.List("layers", "layers");
        fields.Finish();
        return new Network(name, inputLength, reader.ReadAll(layers), tasks, Place);

        string Place(object of)
        {
            int line = of is Layer layer
                ? reader.Line(layer)
                : fields.Line(JsonNamingPolicy.CamelCase.ConvertName((string)of));
            return $"{sourceName}, line {line}: ";
        }
    }

    /// <summary>
    /// The text of a description: always the same for equal networks, one layer a line, without what is as by
    /// default. <see cref="Parse"/> gives back an equal network.
    /// </summary>
    public static string Write(Network network)
    {
        ArgumentNullException.ThrowIfNull(network);
        var text = new StringBuilder();
        text.Append("{\n  \"name\": ").Append(Quote(network.Name));
        text.Append(",\n  \"inputLength\": ").Append(network.InputLength);
        text.Append(",\n  \"tasks\": [").AppendJoin(", ", network.Tasks.Select(Quote));
        text.Append("],\n  \"layers\": ");
        Write(text, network.Layers, 2);
        return text.Append("\n}\n").ToString();
    }

    private static void Write(StringBuilder text, LayerSequence layers, int indent)
    {
        text.Append('[');
        for (int i = 0; i < layers.Count; i++)
        {
            text.Append(i == 0 ? "\n" : ",\n").Append(' ', indent + 2);
            Write(text, layers[i], indent + 2);
        }
        text.Append('\n').Append(' ', indent).Append(']');
    }

    private static void Write(StringBuilder text, Layer layer, int indent)
    {
        text.Append("{\"type\": ").Append(Quote(layer.Kind));
        if (layer.Name is { } name)
            text.Append(", \"name\": ").Append(Quote(name));
        foreach (LayerField field in LayerFields.Of(layer))
            text.Append(", ").Append(Quote(field.Name)).Append(": ").Append(field.Json);
        if (layer.Inner.Count > 0)
        {
            text.Append(", \"layers\": ");
            Write(text, layer.Inner, indent);
        }
        text.Append('}');
    }

    private static string Quote(string text) => $"\"{JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(text)}\"";
}
