using MlNetGenomics.Onnx.Proto;

namespace MlNetGenomics.Onnx;

/// <summary>What an ONNX file says about itself.</summary>
public sealed record OnnxModelInfo
{
    private OnnxModelInfo(ModelProto model, long fileSize, string name)
    {
        FileSize = fileSize;
        FormatVersion = model.IrVersion;
        ProducerName = model.ProducerName;
        ProducerVersion = model.ProducerVersion;
        GraphName = model.Graph.Name;
        OperatorSets = [.. model.OpsetImport.Select(set => KeyValuePair.Create(set.Domain, set.Version))];
        Metadata = OnnxFile.Metadata(model);
        TaskNames = Metadata.ContainsKey(OnnxMetadataKeys.Tasks)
            ? new OnnxMetadataReader(Metadata, name).Names(OnnxMetadataKeys.Tasks)
            : [];
        HashSet<string> constants = [.. model.Graph.Initializer.Select(tensor => tensor.Name)];
        Inputs = [.. model.Graph.Input.Where(input => !constants.Contains(input.Name)).Select(Describe)];
        Outputs = [.. model.Graph.Output.Select(Describe)];
        Nodes = [.. model.Graph.Node.Select(Describe)];
        ParameterCount = CountParameters(model.Graph);
    }

    /// <summary>Bytes of the file.</summary>
    public long FileSize { get; }

    /// <summary>Version of the file format (IR version).</summary>
    public long FormatVersion { get; }

    /// <summary>The program that wrote it.</summary>
    public string ProducerName { get; }

    /// <summary>That program's version.</summary>
    public string ProducerVersion { get; }

    /// <summary>Name of the graph.</summary>
    public string GraphName { get; }

    /// <summary>Operator sets (empty: the standard one) and their versions, in the order of the file.</summary>
    public IReadOnlyList<KeyValuePair<string, long>> OperatorSets { get; }

    /// <summary>Metadata properties; see <see cref="OnnxMetadataKeys"/> for ours.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; }

    /// <summary>Names of what the model predicts, as its metadata has them; empty where they are not said.</summary>
    public IReadOnlyList<string> TaskNames { get; }

    /// <summary>What the file holds, by its metadata.</summary>
    public OnnxContent Content => ContentOf(Metadata);

    /// <summary>Inputs, without constants.</summary>
    public IReadOnlyList<OnnxValueInfo> Inputs { get; }

    /// <summary>Outputs.</summary>
    public IReadOnlyList<OnnxValueInfo> Outputs { get; }

    /// <summary>Operators in the order of the file.</summary>
    public IReadOnlyList<OnnxNodeInfo> Nodes { get; }

    /// <summary>
    /// Floating-point numbers stored as constants, by their shapes: weights, each as often as the file
    /// holds it (both strands' kernels, say), and look-up tables.
    /// </summary>
    public long ParameterCount { get; }

    /// <summary>Reads the description of a model, without running it.</summary>
    /// <exception cref="GenomicsException">The file cannot be read or is not an ONNX model.</exception>
    public static OnnxModelInfo Read(string path) => Read(OnnxFile.ReadBytes(path), path);

    /// <summary>Reads the description of a model, without running it.</summary>
    /// <param name="bytes">The content of the file.</param>
    /// <param name="name">What to call the file in error messages.</param>
    /// <exception cref="GenomicsException">The bytes are not an ONNX model.</exception>
    public static OnnxModelInfo Read(byte[] bytes, string name)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        return new OnnxModelInfo(OnnxFile.Parse(bytes, name), bytes.Length, name);
    }

    /// <summary>What a file with such metadata holds.</summary>
    internal static OnnxContent ContentOf(IReadOnlyDictionary<string, string> metadata) =>
        metadata.ContainsKey(OnnxMetadataKeys.Network) ? OnnxContent.Network
        // Networks that are described as MuSeAM's have no count of kernels.
        : metadata.GetValueOrDefault(OnnxMetadataKeys.Architecture) == MuseamMetadata.Architecture
            && metadata.ContainsKey(OnnxMetadataKeys.KernelCount) ? OnnxContent.Museam
        : metadata.ContainsKey(OnnxMetadataKeys.MutagenesisInput) ? OnnxContent.Mutagenesis
        : OnnxContent.Other;

    internal static OnnxValueInfo Describe(ValueInfoProto value)
    {
        if (value.Type?.TensorType is not { } tensor)
            return new OnnxValueInfo(value.Name, OnnxElementType.Undefined, null);
        OnnxDimension[]? shape = tensor.Shape is null ? null : [.. tensor.Shape.Dim.Select(Describe)];
        return new OnnxValueInfo(value.Name, (OnnxElementType)tensor.ElemType, shape);
    }

    private static OnnxDimension Describe(TensorShapeProto.Types.Dimension dimension) =>
        dimension.ValueCase == TensorShapeProto.Types.Dimension.ValueOneofCase.DimValue
            ? dimension.DimValue
            : new OnnxDimension(-1, dimension.DimParam);

    private static OnnxNodeInfo Describe(NodeProto node) =>
        new(node.Name, node.OpType, node.Domain, [.. node.Input], [.. node.Output]);

    private static long CountParameters(GraphProto graph)
    {
        // Shapes are claims: what does not fit a long is shown as the largest long.
        Int128 count = 0;
        foreach (TensorProto tensor in graph.Initializer)
        {
            if ((OnnxElementType)tensor.DataType is not (OnnxElementType.Float or OnnxElementType.Double
                or OnnxElementType.Float16 or OnnxElementType.BFloat16))
                continue;
            Int128 product = 1;
            foreach (long dimension in tensor.Dims)
                product = Int128.Min(product * Math.Max(dimension, 0), long.MaxValue);
            count = Int128.Min(count + product, long.MaxValue);
        }
        foreach (GraphProto inner in graph.Node.SelectMany(GraphNames.Within))
            count = Int128.Min(count + CountParameters(inner), long.MaxValue);
        return (long)count;
    }
}
