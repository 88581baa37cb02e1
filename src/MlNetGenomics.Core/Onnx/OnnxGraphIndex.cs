using MlNetGenomics.Onnx.Proto;

namespace MlNetGenomics.Onnx;

/// <summary>Finds what makes each value of a graph, for readers that walk from an output back to the input.</summary>
internal sealed class OnnxGraphIndex
{
    private readonly Dictionary<string, NodeProto> _makers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, TensorProto> _constants = new(StringComparer.Ordinal);
    private readonly HashSet<string> _inputs = new(StringComparer.Ordinal);
    private readonly string _file;

    /// <exception cref="GenomicsException">A value has two makers.</exception>
    public OnnxGraphIndex(GraphProto graph, string file)
    {
        _file = file;
        foreach (TensorProto constant in graph.Initializer)
            Require(_constants.TryAdd(constant.Name, constant), constant.Name);
        foreach (NodeProto node in graph.Node)
        {
            // An output that is left out has an empty name.
            foreach (string output in node.Output.Where(output => output.Length > 0))
                Require(!_constants.ContainsKey(output) && _makers.TryAdd(output, node), output);
        }
        foreach (ValueInfoProto input in graph.Input)
        {
            if (!_constants.ContainsKey(input.Name))
                _inputs.Add(input.Name);
        }
    }

    /// <summary>Whether a value is an input of the graph.</summary>
    public bool IsInput(string value) => _inputs.Contains(value);

    /// <summary>
    /// The node that makes a value, which must be a <paramref name="operatorType"/> with that many inputs
    /// and no settings but those named.
    /// </summary>
    public NodeProto Maker(string value, string operatorType, int inputCount, params ReadOnlySpan<string> attributes)
    {
        if (!_makers.TryGetValue(value, out NodeProto? node))
            throw new GenomicsException($"{_file}: value {value} is made by no operator, expected {operatorType}");
        if (node.OpType != operatorType)
            throw new GenomicsException($"{_file}: value {value} is made by {node.OpType}, expected {operatorType}");
        if (node.Input.Count != inputCount || node.Output.Count != 1)
            throw new GenomicsException(
                $"{_file}: {operatorType} {node.Name} has {node.Input.Count} inputs and " +
                $"{node.Output.Count} outputs, expected {inputCount} and 1");
        foreach (AttributeProto attribute in node.Attribute)
        {
            if (!attributes.Contains(attribute.Name))
                throw new GenomicsException(
                    $"{_file}: {operatorType} {node.Name} has the setting {attribute.Name}, " +
                    "which this reader does not know");
        }
        return node;
    }

    /// <summary>The operator type that makes a value, or "" where none does.</summary>
    public string MakerType(string value) => _makers.TryGetValue(value, out NodeProto? node) ? node.OpType : "";

    /// <summary>The node that makes a value, or null.</summary>
    public NodeProto? MakerOf(string value) => _makers.GetValueOrDefault(value);

    /// <summary>A constant by name, or null.</summary>
    public TensorProto? ConstantOf(string value) => _constants.GetValueOrDefault(value);

    /// <summary>A constant by name.</summary>
    public TensorProto Constant(string value) =>
        _constants.TryGetValue(value, out TensorProto? tensor)
            ? tensor
            : throw new GenomicsException($"{_file}: value {value} is not a constant of the model");

    /// <summary>Fails unless a node's list setting has the expected values.</summary>
    public void RequireInts(NodeProto node, string attribute, params ReadOnlySpan<long> expected)
    {
        foreach (AttributeProto found in node.Attribute)
        {
            if (found.Name != attribute)
                continue;
            if (expected.SequenceEqual(found.Ints.ToArray()))
                return;
            throw new GenomicsException(
                $"{_file}: {node.OpType} {node.Name} has {attribute} [{string.Join(',', found.Ints)}], " +
                $"expected [{string.Join(',', expected.ToArray())}]");
        }
        throw new GenomicsException($"{_file}: {node.OpType} {node.Name} lacks the setting {attribute}");
    }

    private void Require(bool isNew, string value)
    {
        if (!isNew)
            throw new GenomicsException($"{_file}: value {value} is made twice");
    }
}
