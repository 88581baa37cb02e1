using MlNetGenomics.Networks.Layers;
using MlNetGenomics.Onnx.Proto;
using AttributeType = MlNetGenomics.Onnx.Proto.AttributeProto.Types.AttributeType;

namespace MlNetGenomics.Onnx.Import;

/// <summary>
/// An operator being read: its settings and what is known of its inputs. Whatever is wrong is named with the file, the
/// node and the operator.
/// </summary>
internal sealed class GraphNode(
    NodeProto proto, IReadOnlyList<TracedValue?> inputs, string file, ImportBudget budget, long? fixedBatch)
{
    public string Type => proto.OpType;

    public string Domain => proto.Domain;

    public string File => file;

    /// <summary>Sequences of a batch, where the model fixes their number.</summary>
    public long? FixedBatch => fixedBatch;

    public IReadOnlyList<TracedValue?> Inputs => inputs;

    public string OutputName => proto.Output.Count > 0 ? proto.Output[0] : "";

    /// <summary>What to call a node: its name, or what it makes.</summary>
    public static string NameOf(NodeProto node) =>
        node.Name.Length > 0 ? node.Name : node.Output.Count > 0 ? node.Output[0] : "without a name";

    public GenomicsException Wrong(string message) =>
        new($"{file}: node {NameOf(proto)} ({proto.OpType}): {message}");

    public TracedValue? Input(int index) => index < inputs.Count ? inputs[index] : null;

    /// <summary>An input that comes from the sequence.</summary>
    public TrackValue Track(int index = 0) =>
        Input(index) is not TrackValue track ? throw Wrong($"input {index + 1} does not come from the sequence")
        : track.IsRow ? throw Wrong("the number of sequences is gone from its input, expected the model's end here")
        : track;

    /// <summary>An input that comes from the sequence and runs as the sequence does.</summary>
    public TrackValue PlainTrack(int index = 0) =>
        Track(index) is { IsMirrored: false, HasChannelsReversed: false } track
            ? track
            : throw Wrong("its input is reversed, and is not the reverse complement of the sequence");

    /// <summary>An input that the file holds.</summary>
    public OnnxTensor Constant(int index, string what) =>
        Input(index) is ConstantValue constant
            ? constant.Tensor
            : throw Wrong($"input {index + 1} ({what}) is not a constant of the model");

    /// <summary>An input of floating-point numbers that the file holds.</summary>
    public float[] Floats(int index, string what) => Floats(Constant(index, what), what);

    /// <summary>A vector of floating-point numbers that the file holds.</summary>
    public float[] Vector(int index, string what, long length)
    {
        OnnxTensor tensor = Constant(index, what);
        if (tensor.Dimensions.Length != 1 || tensor.Dimensions[0] != length)
            throw Wrong($"{what} has shape [{string.Join(',', tensor.Dimensions)}], expected [{length}]");
        return Floats(tensor, what);
    }

    /// <summary>The numbers of a tensor, all of them finite.</summary>
    public float[] Floats(OnnxTensor tensor, string what)
    {
        if (tensor.Floats is not { } values)
            throw Wrong($"{what} holds whole numbers, expected floating-point numbers");
        foreach (float value in values)
        {
            if (!float.IsFinite(value))
                throw Wrong($"{what} holds {value}, expected finite numbers");
        }
        Take(values.Length);
        return values;
    }

    /// <summary>Whole numbers that the file holds, or that come from a shape.</summary>
    public IReadOnlyList<long> Integers(int index, string what) => Input(index) switch
    {
        ShapeValue shape => shape.Items,
        ConstantValue { Tensor.Integers: { } values } => values,
        _ => throw Wrong($"input {index + 1} ({what}) is not a list of whole numbers that the model holds"),
    };

    /// <summary>Fails where the node has a setting that is not among those known.</summary>
    public void Settings(params ReadOnlySpan<string> known)
    {
        foreach (AttributeProto attribute in proto.Attribute)
        {
            if (!known.Contains(attribute.Name))
                throw Wrong($"has the setting {attribute.Name}, which this reader does not know");
        }
    }

    public long Int(string name, long otherwise) => Find(name, AttributeType.Int)?.I ?? otherwise;

    public float Float(string name, float otherwise) => Find(name, AttributeType.Float)?.F ?? otherwise;

    public string Text(string name, string otherwise) =>
        Find(name, AttributeType.String)?.S.ToStringUtf8() ?? otherwise;

    public long[]? Ints(string name) => Find(name, AttributeType.Ints) is { } found ? [.. found.Ints] : null;

    public float[]? FloatList(string name) => Find(name, AttributeType.Floats) is { } found ? [.. found.Floats] : null;

    public string[]? Texts(string name) =>
        Find(name, AttributeType.Strings) is { } found ? [.. found.Strings.Select(text => text.ToStringUtf8())] : null;

    public TensorProto? Tensor(string name) => Find(name, AttributeType.Tensor)?.T;

    /// <summary>Fails unless a setting has the one value that is supported.</summary>
    public void Require(string name, long expected)
    {
        if (Int(name, expected) is long found && found != expected)
            throw Wrong($"{name} is {found}, only {expected} is supported");
    }

    /// <summary>An axis, from the end where negative, as one after the batch: 0 is the first of those.</summary>
    /// <param name="axis">The axis as the file has it.</param>
    /// <param name="rank">Number of axes after the batch.</param>
    public int Axis(long axis, int rank)
    {
        long counted = axis < 0 ? axis + rank + 1 : axis;
        if (counted == 0)
            throw Wrong("works across the sequences of a batch, which is not supported");
        return counted < 1 || counted > rank
            ? throw Wrong($"axis {axis} is not one of the {rank + 1} that its input has")
            : (int)counted - 1;
    }

    /// <summary>Takes room for numbers.</summary>
    public void Take(long count)
    {
        if (!budget.TryTake(count))
            throw Wrong("the numbers of the model are used so often that no memory would hold them");
    }

    /// <summary>A chain with one more layer; the layer's own complaints carry the node's name.</summary>
    public TracedLayer Append(TracedLayer chain, Layer layer, params IReadOnlyList<float[]> values) =>
        Named(() => chain.Append(layer, values));

    /// <summary>Runs something whose complaints do not carry the node's name yet.</summary>
    public T Named<T>(Func<T> action)
    {
        try
        {
            return action();
        }
        catch (GenomicsException e)
        {
            throw Wrong(e.Message);
        }
        catch (OverflowException)
        {
            throw Wrong("its output is larger than memory holds");
        }
    }

    private AttributeProto? Find(string name, AttributeType type)
    {
        AttributeProto? found = proto.Attribute.LastOrDefault(attribute => attribute.Name == name);
        if (found is not null && found.Type != type && found.Type != AttributeType.Undefined)
            throw Wrong($"the setting {name} is of type {found.Type}, expected {type}");
        return found;
    }
}
