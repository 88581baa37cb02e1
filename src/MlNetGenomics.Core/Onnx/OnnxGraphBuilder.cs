using System.Buffers.Binary;
using System.Reflection;
using System.Runtime.InteropServices;
using Google.Protobuf;
using MlNetGenomics.Onnx.Proto;

namespace MlNetGenomics.Onnx;

/// <summary>
/// Writes an ONNX model: inputs and outputs with their full shapes, constants, and operators in the
/// order in which they run. Every value has one name; a name used twice, or used before it exists, is
/// an error of the caller.
/// </summary>
public sealed class OnnxGraphBuilder
{
    /// <summary>Producer name that our models carry.</summary>
    public const string ProducerName = "MlNetGenomics";

    /// <summary>The operator set of the standard operators.</summary>
    public const string StandardDomain = "";

    /// <summary>The operator set of ONNX-ML (LabelEncoder and others).</summary>
    public const string MachineLearningDomain = "ai.onnx.ml";

    /// <summary>The operator set of ONNX Runtime itself (Tokenizer and others).</summary>
    public const string RuntimeDomain = "com.microsoft";

    // Read by every ONNX Runtime since 1.10 (its compatibility table): file format 8, standard operators 13,
    // ONNX-ML operators 2, the runtime's own 1.
    private const long FormatVersion = 8;
    private const long StandardVersion = 13;
    private const long MachineLearningVersion = 2;
    private const long RuntimeVersion = 1;

    private readonly ModelProto _model;
    private readonly HashSet<string> _names = [];
    private readonly HashSet<string> _domains = [];

    /// <summary>Starts a graph.</summary>
    /// <param name="graphName">Shown by viewers.</param>
    public OnnxGraphBuilder(string graphName)
    {
        ArgumentException.ThrowIfNullOrEmpty(graphName);
        _model = new ModelProto
        {
            IrVersion = FormatVersion,
            ProducerName = ProducerName,
            ProducerVersion = ProducerVersion,
            Graph = new GraphProto { Name = graphName },
        };
        UseDomain(StandardDomain);
    }

    /// <summary>Version of this library, as written into models.</summary>
    public static string ProducerVersion { get; } =
        typeof(OnnxGraphBuilder).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()
            ?.InformationalVersion.Split('+')[0] ?? "0";

    /// <summary>Declares an input.</summary>
    /// <returns><paramref name="name"/>.</returns>
    public string Input(string name, OnnxElementType type, params ReadOnlySpan<OnnxDimension> shape)
    {
        Claim(name);
        _model.Graph.Input.Add(Describe(name, type, shape));
        return name;
    }

    /// <summary>Declares that value <paramref name="name"/>, made by an operator, is an output.</summary>
    /// <exception cref="ArgumentException">
    /// No operator made the value, or the name cannot be an output of ML.NET.
    /// </exception>
    public OnnxGraphBuilder Output(string name, OnnxElementType type, params ReadOnlySpan<OnnxDimension> shape)
    {
        RequireKnown(name);
        if (name.EndsWith(".output", StringComparison.Ordinal))
            throw new ArgumentException($"ML.NET renames outputs that end in .output: {name}", nameof(name));
        _model.Graph.Output.Add(Describe(name, type, shape));
        return this;
    }

    /// <summary>Adds a constant tensor of numbers.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="values">As many values as the dimensions' product, the last dimension fastest.</param>
    /// <param name="dimensions">Its shape; none for a scalar.</param>
    /// <returns><paramref name="name"/>.</returns>
    public string FloatConstant(string name, ReadOnlySpan<float> values, params ReadOnlySpan<long> dimensions)
    {
        var raw = new byte[values.Length * sizeof(float)];
        if (BitConverter.IsLittleEndian)
            MemoryMarshal.AsBytes(values).CopyTo(raw);
        else
        {
            for (int i = 0; i < values.Length; i++)
                BinaryPrimitives.WriteSingleLittleEndian(raw.AsSpan(i * sizeof(float)), values[i]);
        }
        AddConstant(name, OnnxElementType.Float, raw, values.Length, dimensions);
        return name;
    }

    /// <inheritdoc cref="FloatConstant(string, ReadOnlySpan{float}, ReadOnlySpan{long})"/>
    public string Int64Constant(string name, ReadOnlySpan<long> values, params ReadOnlySpan<long> dimensions)
    {
        var raw = new byte[values.Length * sizeof(long)];
        for (int i = 0; i < values.Length; i++)
            BinaryPrimitives.WriteInt64LittleEndian(raw.AsSpan(i * sizeof(long)), values[i]);
        AddConstant(name, OnnxElementType.Int64, raw, values.Length, dimensions);
        return name;
    }

    /// <summary>Adds a constant text, shape [1].</summary>
    /// <returns><paramref name="name"/>.</returns>
    public string TextConstant(string name, string text)
    {
        Claim(name);
        _model.Graph.Initializer.Add(new TensorProto
        {
            Name = name,
            DataType = (int)OnnxElementType.String,
            Dims = { 1 },
            StringData = { ByteString.CopyFromUtf8(text) },
        });
        return name;
    }

    /// <summary>Whether the graph has a value of that name.</summary>
    public bool HasValue(string name) => _names.Contains(name);

    /// <summary>Adds an operator with one output.</summary>
    /// <param name="operatorType">Conv, Relu, ...</param>
    /// <param name="inputs">Names of existing values.</param>
    /// <param name="output">Name of the value it makes; also the operator's name in error messages.</param>
    /// <param name="attributes">Its settings.</param>
    /// <returns><paramref name="output"/>.</returns>
    public string Node(
        string operatorType,
        ReadOnlySpan<string> inputs,
        string output,
        params ReadOnlySpan<OnnxAttribute> attributes) =>
        Node(StandardDomain, operatorType, inputs, output, attributes);

    /// <summary>Adds an operator of the operator set <paramref name="domain"/> with one output.</summary>
    /// <inheritdoc cref="Node(string, ReadOnlySpan{string}, string, ReadOnlySpan{OnnxAttribute})"/>
    public string Node(
        string domain,
        string operatorType,
        ReadOnlySpan<string> inputs,
        string output,
        params ReadOnlySpan<OnnxAttribute> attributes)
    {
        UseDomain(domain);
        var node = new NodeProto { OpType = operatorType, Domain = domain, Name = output };
        foreach (string input in inputs)
        {
            RequireKnown(input);
            node.Input.Add(input);
        }
        Claim(output);
        node.Output.Add(output);
        foreach (OnnxAttribute attribute in attributes)
            node.Attribute.Add(attribute.Proto);
        _model.Graph.Node.Add(node);
        return output;
    }

    /// <summary>Makes a value known that a graph around this one has.</summary>
    /// <returns><paramref name="name"/>.</returns>
    internal string Outer(string name)
    {
        Claim(name);
        return name;
    }

    /// <summary>Adds the constants and operators of another graph, whose input is a value of this one.</summary>
    internal void Insert(GraphProto part)
    {
        foreach (TensorProto constant in part.Initializer)
            Claim(constant.Name);
        foreach (string value in part.Node.SelectMany(node => node.Output).Where(value => value.Length > 0))
            Claim(value);
        _model.Graph.Initializer.Add(part.Initializer);
        _model.Graph.Node.Add(part.Node);
    }

    /// <summary>The model itself.</summary>
    internal ModelProto Model => _model;

    /// <summary>Adds a metadata property.</summary>
    public OnnxGraphBuilder Metadata(string key, string value)
    {
        _model.MetadataProps.Add(new StringStringEntryProto { Key = key, Value = value });
        return this;
    }

    /// <summary>The model as the bytes of an ONNX file.</summary>
    public byte[] ToBytes() => _model.ToByteArray();

    private static ValueInfoProto Describe(string name, OnnxElementType type, ReadOnlySpan<OnnxDimension> shape)
    {
        var shapeProto = new TensorShapeProto();
        foreach (OnnxDimension dimension in shape)
        {
            shapeProto.Dim.Add(dimension.IsFixed
                ? new TensorShapeProto.Types.Dimension { DimValue = dimension.Size }
                : new TensorShapeProto.Types.Dimension { DimParam = dimension.Name });
        }
        var tensor = new TypeProto.Types.Tensor { ElemType = (int)type, Shape = shapeProto };
        return new ValueInfoProto { Name = name, Type = new TypeProto { TensorType = tensor } };
    }

    private void AddConstant(
        string name, OnnxElementType type, byte[] raw, int count, ReadOnlySpan<long> dimensions)
    {
        long product = 1;
        foreach (long dimension in dimensions)
            product = checked(product * dimension);
        ArgumentOutOfRangeException.ThrowIfNotEqual(count, product, nameof(count));
        Claim(name);
        var tensor = new TensorProto
        {
            Name = name,
            DataType = (int)type,
            RawData = UnsafeByteOperations.UnsafeWrap(raw),
        };
        tensor.Dims.AddRange(dimensions.ToArray());
        _model.Graph.Initializer.Add(tensor);
    }

    private void UseDomain(string domain)
    {
        if (!_domains.Add(domain))
            return;
        long version = domain switch
        {
            StandardDomain => StandardVersion,
            MachineLearningDomain => MachineLearningVersion,
            RuntimeDomain => RuntimeVersion,
            _ => throw new ArgumentException($"unknown operator set {domain}", nameof(domain)),
        };
        _model.OpsetImport.Add(new OperatorSetIdProto { Domain = domain, Version = version });
    }

    private void Claim(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        if (!_names.Add(name))
            throw new ArgumentException($"the graph already has a value named {name}", nameof(name));
    }

    private void RequireKnown(string name)
    {
        if (!_names.Contains(name))
            throw new ArgumentException($"the graph has no value named {name} yet", nameof(name));
    }
}
