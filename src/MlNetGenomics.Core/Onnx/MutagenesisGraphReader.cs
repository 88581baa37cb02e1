using System.Globalization;
using System.Text.Json;
using Google.Protobuf;
using MlNetGenomics.Onnx.Proto;
using MlNetGenomics.Sequences;

namespace MlNetGenomics.Onnx;

/// <summary>Takes the model out of a graph that <see cref="MutagenesisGraphWriter"/> built around it.</summary>
internal sealed class MutagenesisGraphReader(ModelProto model, string file)
{
    private readonly OnnxMetadataReader _metadata = new(OnnxFile.Metadata(model), file);

    /// <exception cref="GenomicsException">It is not such a graph; names the file.</exception>
    public MutagenesisGraph Read()
    {
        ValueInfoProto input = Value(OnnxMetadataKeys.MutagenesisInput);
        ValueInfoProto output = Value(OnnxMetadataKeys.MutagenesisOutput);
        int length = _metadata.PositiveInteger(OnnxMetadataKeys.InputLength);
        int to = _metadata.PositiveInteger(OnnxMetadataKeys.MutagenesisTo);
        string fromText = _metadata.Required(OnnxMetadataKeys.MutagenesisFrom);
        if (to > length || !int.TryParse(fromText, NumberStyles.None, CultureInfo.InvariantCulture, out int from) ||
            from >= to)
            throw _metadata.Wrong(OnnxMetadataKeys.MutagenesisFrom, fromText, $"a position before {to} of {length}");
        IReadOnlyList<string> names = _metadata.Names(OnnxMetadataKeys.Tasks);
        int[] tasks = Tasks(names.Count);
        return new MutagenesisGraph(
            Extract(input, output), length, from, to, [.. names], [.. tasks],
            _metadata.Choice<AmbiguityPolicy>(OnnxMetadataKeys.Ambiguity));
    }

    private byte[] Extract(ValueInfoProto input, ValueInfoProto output)
    {
        GraphProto? body = model.Graph.Node
            .FirstOrDefault(node => node.OpType == "Loop" && node.Domain.Length == 0)?.Attribute
            .FirstOrDefault(attribute => attribute.Name == "body")?.G;
        if (body is null)
            throw new GenomicsException($"{file}: the graph has no loop over mutants");
        MutagenesisNames names = MutagenesisNames.Beside(
            [.. model.Graph.Input.Concat(model.Graph.Output).Select(value => value.Name)]);
        var graph = new GraphProto { Name = "model" };
        graph.Node.Add(body.Node.Where(node => IsModels(node, names, input.Name)).Select(node => node.Clone()));
        graph.Initializer.Add(body.Initializer
            .Where(constant => constant.Name.StartsWith(names.Inner, StringComparison.Ordinal))
            .Select(constant => constant.Clone()));
        GraphNames.Change(graph, name =>
            name.StartsWith(names.Inner, StringComparison.Ordinal) ? name[names.Inner.Length..] : name);
        graph.Input.Add(input);
        graph.Output.Add(output);
        ModelProto result = model.Clone();
        result.Graph = graph;
        result.MetadataProps.Clear();
        string prefix = OnnxMetadataKeys.MutagenesisModel + ".";
        result.MetadataProps.Add(model.MetadataProps
            .Where(property => property.Key.StartsWith(prefix, StringComparison.Ordinal))
            .Select(property => new StringStringEntryProto
            {
                Key = property.Key[prefix.Length..],
                Value = property.Value,
            }));
        return result.ToByteArray();
    }

    private static bool IsModels(NodeProto node, MutagenesisNames names, string input) =>
        !node.Output.Contains(names.Inner + input) &&
        node.Output.All(value => value.Length == 0 || value.StartsWith(names.Inner, StringComparison.Ordinal));

    private ValueInfoProto Value(string key)
    {
        string text = _metadata.Required(key);
        try
        {
            return ValueInfoProto.Parser.ParseFrom(Convert.FromBase64String(text));
        }
        catch (Exception e) when (e is FormatException or InvalidProtocolBufferException)
        {
            throw _metadata.Wrong(key, text, "an ONNX value in Base64");
        }
    }

    private int[] Tasks(int count)
    {
        string text = _metadata.Required(OnnxMetadataKeys.MutagenesisTasks);
        try
        {
            if (JsonSerializer.Deserialize<int[]>(text) is { } tasks && tasks.Length == count && count > 0 &&
                tasks.All(task => task >= 0))
                return tasks;
        }
        catch (JsonException)
        {
            // Falls through to the message for all that is no list of numbers.
        }
        throw _metadata.Wrong(OnnxMetadataKeys.MutagenesisTasks, text, $"a JSON array of {count} numbers");
    }
}
