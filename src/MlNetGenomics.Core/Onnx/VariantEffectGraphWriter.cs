using System.Globalization;
using Google.Protobuf;
using MlNetGenomics.Onnx.Proto;

namespace MlNetGenomics.Onnx;

/// <summary>Builds a graph around a model: both texts as one batch, and the difference of its halves.</summary>
internal sealed class VariantEffectGraphWriter
{
    private readonly MutatedModel _model;
    private readonly int[] _tasks;
    private readonly VariantEffectExportOptions _options;
    private readonly OnnxGraphBuilder _builder = new("variant_effect");
    private readonly MutagenesisNames _names;

    public VariantEffectGraphWriter(MutatedModel model, int[] tasks, VariantEffectExportOptions options)
    {
        _model = model;
        _tasks = tasks;
        _options = options;
        _names = MutagenesisNames.Beside([options.ReferenceName, options.AlternateName, options.OutputName]);
    }

    public byte[] Write()
    {
        string reference = _builder.Input(_options.ReferenceName, OnnxElementType.String, OnnxDimension.Batch, 1);
        string alternate = _builder.Input(_options.AlternateName, OnnxElementType.String, OnnxDimension.Batch, 1);
        string both = _builder.Node("Concat", [reference, alternate], Own("both"), OnnxAttribute.Int("axis", 0));
        string rows = OneHotOnnx.Append(_builder, both, Own("one_hot"), _model.Length, ambiguity: _options.Ambiguity);
        string input = _names.Inner + _model.Input.Name;
        if (_model.IsByColumn)
            _builder.Node("Transpose", [rows], input, OnnxAttribute.Ints("perm", 0, 2, 1));
        else
            _builder.Node("Identity", [rows], input);
        GraphProto model = _model.Proto.Graph.Clone();
        GraphNames.Change(model, name => _names.Inner + name);
        _builder.Insert(model);

        // [2 N, T] to [2, N, T]: the references, and the alternates.
        string halves = _builder.Node(
            "Reshape",
            [_names.Inner + _model.Output.Name, _builder.Int64Constant(Own("halves/shape"), [2, -1, _model.Tasks.Length], 3)],
            Own("halves"));
        if (!_tasks.AsSpan().SequenceEqual(Enumerable.Range(0, _model.Tasks.Length).ToArray()))
        {
            string which = _builder.Int64Constant(Own("tasks"), [.. _tasks.Select(task => (long)task)], _tasks.Length);
            halves = _builder.Node("Gather", [halves, which], Own("of_tasks"), OnnxAttribute.Int("axis", 2));
        }
        string before = Half(halves, "with_reference", 0), after = Half(halves, "with_alternate", 1);
        _builder.Node("Sub", [after, before], _options.OutputName);
        _builder.Output(_options.OutputName, OnnxElementType.Float, OnnxDimension.Batch, _tasks.Length);
        _builder
            .Metadata(OnnxMetadataKeys.Architecture, VariantEffectOnnx.Architecture)
            .Metadata(OnnxMetadataKeys.Tasks, OnnxMetadataReader.NamesText([.. _tasks.Select(task => _model.Tasks[task])]))
            .Metadata(OnnxMetadataKeys.InputLength, _model.Length.ToString(CultureInfo.InvariantCulture));
        ModelProto proto = _builder.Model;
        proto.IrVersion = Math.Max(proto.IrVersion, _model.Proto.IrVersion);
        _model.UseOperatorSets(proto);
        return proto.ToByteArray();
    }

    private string Own(string name) => _names.Own + name;

    private string Half(string halves, string name, long index) => _builder.Node(
        "Gather", [halves, _builder.Int64Constant(Own(name + "/index"), [index])], Own(name), OnnxAttribute.Int("axis", 0));
}
