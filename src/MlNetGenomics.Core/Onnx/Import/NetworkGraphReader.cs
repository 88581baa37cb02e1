using MlNetGenomics.Networks;
using MlNetGenomics.Onnx.Proto;
using MlNetGenomics.Sequences;

namespace MlNetGenomics.Onnx.Import;

/// <summary>
/// Reads a graph as a network: follows each value from the input on, with the layers that made it and where its
/// numbers lie.
/// </summary>
internal sealed class NetworkGraphReader
{
    // As long as a scored model's may be.
    private const long LongestSequence = OnnxSequenceInput.MaximumSize;

    private const TensorShapeProto.Types.Dimension.ValueOneofCase DimensionCase =
        TensorShapeProto.Types.Dimension.ValueOneofCase.DimValue;

    private readonly ModelProto _model;
    private readonly string _file;
    private readonly OnnxGraphIndex _index;
    private readonly OnnxMetadataReader _metadata;

    public NetworkGraphReader(ModelProto model, string file)
    {
        _model = model;
        _file = file;
        _index = new OnnxGraphIndex(model.Graph, file);
        _metadata = new OnnxMetadataReader(OnnxFile.Metadata(model), file);
    }

    /// <summary>The network that an output comes from.</summary>
    /// <exception cref="GenomicsException">The graph is not one; names the file and the node.</exception>
    public NetworkModel Read(string? outputName)
    {
        string output = FindOutput(outputName);
        ValueInfoProto input = FindInput();
        List<NodeProto> order = GraphOrder.Of(_index, output, _file);
        GenomicsException? first = null;
        foreach (TracedValue sequence in Interpretations(input))
        {
            try
            {
                TracedValue result = Follow(order, input, sequence, output);
                if (result is not TrackValue track)
                    throw new GenomicsException($"{_file}: output {output} does not come from the sequence");
                bool isScore = output == FindOutput(null);
                return new NetworkAssembler(_metadata, _file).Assemble(track, output, isScore);
            }
            catch (GenomicsException e)
            {
                // Where axes have the same size there is a second way to read them; the first is the likelier.
                first ??= e;
            }
        }
        throw first!;
    }

    private TracedValue Follow(List<NodeProto> order, ValueInfoProto input, TracedValue sequence, string output)
    {
        TensorShapeProto.Types.Dimension first = input.Type.TensorType.Shape.Dim[0];
        long? batch = first.ValueCase == DimensionCase && first.DimValue > 0 ? first.DimValue : null;
        var budget = new ImportBudget(_model.CalculateSize() / sizeof(float));
        var values = new Dictionary<string, TracedValue>(StringComparer.Ordinal) { [input.Name] = sequence };
        foreach (NodeProto node in order)
        {
            var inputs = new TracedValue?[node.Input.Count];
            for (int i = 0; i < inputs.Length; i++)
                inputs[i] = node.Input[i].Length == 0 ? null : Value(values, node.Input[i], budget);
            TracedValue result = GraphOperators.Read(new GraphNode(node, inputs, _file, budget, batch));
            if (node.Output.Count > 0)
                values[node.Output[0]] = result;
        }
        return Value(values, output, budget);
    }

    private TracedValue Value(Dictionary<string, TracedValue> values, string name, ImportBudget budget)
    {
        if (values.TryGetValue(name, out TracedValue? value))
            return value;
        if (_index.ConstantOf(name) is not { } constant)
        {
            throw new GenomicsException(
                $"{_file}: value {name} is a further output of its operator, which is not supported");
        }
        OnnxTensor tensor = OnnxTensor.Read(constant, _file);
        if (!budget.TryTake(tensor.Count))
            throw new GenomicsException($"{_file}: tensor {name} is larger than the file");
        return values[name] = new ConstantValue(tensor);
    }

    private string FindOutput(string? wanted)
    {
        string[] names = [.. _model.Graph.Output.Select(output => output.Name)];
        const string Score = "Score";
        string? found = wanted is not null ? names.FirstOrDefault(name => name == wanted)
            : names.Length == 1 || _metadata.Has(OnnxMetadataKeys.Network) ? names.FirstOrDefault()
            : names.FirstOrDefault(name => name == Score);
        return found ?? throw new GenomicsException(
            names.Length == 0 ? $"{_file}: the model has no output"
            : wanted is null ? $"{_file}: the model has {names.Length} outputs ({string.Join(", ", names)}), none of "
                + $"them named {Score}: say which one the network is to give"
            : $"{_file}: the model has no output {wanted}; it has {string.Join(", ", names)}");
    }

    private ValueInfoProto FindInput()
    {
        ValueInfoProto[] inputs = [.. _model.Graph.Input.Where(input => _index.IsInput(input.Name))];
        if (inputs is not [{ } input])
        {
            throw new GenomicsException(
                $"{_file}: the model has {inputs.Length} inputs ({string.Join(", ", inputs.Select(one => one.Name))}), "
                + "expected one, the sequences");
        }
        return input.Type?.TensorType?.Shape is { Dim.Count: > 0 } ? input : throw WrongInput(input);
    }

    /// <summary>The ways to read the input: text, or one-hot numbers whose axes follow from their sizes.</summary>
    private IEnumerable<TracedValue> Interpretations(ValueInfoProto input)
    {
        TypeProto.Types.Tensor tensor = input.Type.TensorType;
        long?[] sizes =
        [
            .. tensor.Shape.Dim.Skip(1).Select(size => size.ValueCase == DimensionCase ? size.DimValue : (long?)null),
        ];
        if ((OnnxElementType)tensor.ElemType == OnnxElementType.String && sizes is [] or [null or 1])
            return [new TextValue(TextStage.Text)];
        if ((OnnxElementType)tensor.ElemType != OnnxElementType.Float || sizes.Length is not (2 or 3))
            throw WrongInput(input);
        var found = new List<TracedValue>();
        for (int positions = 0; positions < sizes.Length; positions++)
        {
            for (int channels = 0; channels < sizes.Length; channels++)
            {
                bool fits = positions != channels && sizes[channels] == Dna.BaseCount
                    && Enumerable.Range(0, sizes.Length).All(i => i == positions || i == channels || sizes[i] == 1);
                if (fits && Length(input, sizes[positions]) is { } length)
                    found.Add(Sequence(length, sizes.Length, positions, channels));
            }
        }
        return found.Count > 0 ? found : throw WrongInput(input);
    }

    private int? Length(ValueInfoProto input, long? size)
    {
        if (size is null)
        {
            return _metadata.Has(OnnxMetadataKeys.InputLength)
                ? _metadata.PositiveInteger(OnnxMetadataKeys.InputLength)
                : throw new GenomicsException(
                    $"{_file}: input {input.Name} has no fixed length, expected one: networks read sequences of one "
                    + "length (export the model with it)");
        }
        return size is > 0 and <= LongestSequence ? (int)size : null;
    }

    private static TrackValue Sequence(int length, int rank, int positions, int channels)
    {
        TracedLayer start = TracedLayer.Sequence(length);
        return new TrackValue(start, new TrackLayout(Enumerable.Range(0, rank).Select(
            axis => axis == positions ? TrackLayout.Positions(start.Output)
                : axis == channels ? TrackLayout.Channels(start.Output)
                : TrackLayout.Nothing)));
    }

    private GenomicsException WrongInput(ValueInfoProto input) => new(
        $"{_file}: the model takes {OnnxModelInfo.Describe(input)}, expected String [N, 1], Float [N, L, 4] or "
        + "[N, 4, L], or these with one more axis of size 1");
}
