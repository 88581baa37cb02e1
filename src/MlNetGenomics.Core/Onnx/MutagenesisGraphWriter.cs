using System.Globalization;
using System.Text.Json;
using Google.Protobuf;
using MlNetGenomics.Onnx.Proto;
using MlNetGenomics.Sequences;

namespace MlNetGenomics.Onnx;

/// <summary>
/// Builds a graph around a model: a loop whose body makes the mutants of some positions and scores them, together with
/// the sequence itself. The model is in the graph once, its names behind a prefix.
/// </summary>
internal sealed class MutagenesisGraphWriter
{
    private readonly MutatedModel _model;
    private readonly MutagenesisExportOptions _options;
    private readonly OnnxGraphBuilder _builder = new("mutagenesis");
    private readonly MutagenesisNames _names;
    private readonly int[] _tasks;
    private readonly int _from;
    private readonly int _to;
    private readonly int _steps;
    private readonly int _positionsAtOnce;

    public MutagenesisGraphWriter(MutatedModel model, int[] tasks, int from, int to, MutagenesisExportOptions options)
    {
        _model = model;
        _options = options;
        _tasks = tasks;
        _from = from;
        _to = to;
        _names = MutagenesisNames.Beside([options.InputName, options.OutputName, options.ImportanceName ?? ""]);
        // Equal shares, so that little is scored for positions beyond the last.
        _steps = (Positions + options.PositionsAtOnce - 1) / options.PositionsAtOnce;
        _positionsAtOnce = (Positions + _steps - 1) / _steps;
    }

    private int Positions => _to - _from;

    public byte[] Write()
    {
        string rows = AddInput();
        string scores = AddScores(rows, AddLoop(rows));
        // [N, T, W, 4] to the output's shape.
        long[] shape = _tasks.Length == 1 ? [0, Positions] : [0, _tasks.Length, Positions];
        AddOutput(scores, _options.OutputName, [.. shape, Dna.BaseCount]);
        if (_options.ImportanceName is { } importance)
            AddOutput(AddImportance(scores), importance, shape);
        WriteMetadata();
        ModelProto model = _builder.Model;
        model.IrVersion = Math.Max(model.IrVersion, _model.Proto.IrVersion);
        _model.UseOperatorSets(model);
        return model.ToByteArray();
    }

    private string Own(string name) => _names.Own + name;

    private string AddInput()
    {
        if (_options.InputForm == OnnxInputForm.OneHot)
        {
            return _builder.Input(
                _options.InputName, OnnxElementType.Float, OnnxDimension.Batch, _model.Length, Dna.BaseCount);
        }
        string text = _builder.Input(_options.InputName, OnnxElementType.String, OnnxDimension.Batch, 1);
        return OneHotOnnx.Append(_builder, text, Own("one_hot"), _model.Length, ambiguity: _options.Ambiguity);
    }

    /// <summary>f(original) - f(mutant), [steps, N, 4 P, T].</summary>
    private string AddLoop(string rows)
    {
        string sequence = Reshape(_builder, rows, "sequence", -1, 1, _model.Length, Dna.BaseCount);
        string spread = Reshape(_builder, rows, "spread", -1, 1, 1, _model.Length, Dna.BaseCount);
        string steps = _builder.Int64Constant(Own("steps"), [_steps]);
        string goOn = _builder.Node(
            "Cast", [_builder.Int64Constant(Own("one"), [1])], Own("go_on"),
            OnnxAttribute.Int("to", (long)OnnxElementType.Boolean));
        return _builder.Node(
            "Loop", [steps, goOn], Own("differences"), OnnxAttribute.Graph("body", Body(sequence, spread)));
    }

    private GraphProto Body(string sequence, string spread)
    {
        var body = new OnnxGraphBuilder("mutants");
        string step = body.Input(Own("step"), OnnxElementType.Int64);
        string goesOn = body.Input(Own("goes_on"), OnnxElementType.Boolean);
        body.Outer(sequence);
        body.Outer(spread);
        int mutants = _positionsAtOnce * Dna.BaseCount;

        // [P, 1, 1, 1]: past the last position there is none, and the "mutants" are the sequence itself.
        string first = body.Node(
            "Mul", [step, body.Int64Constant(Own("positions_at_once"), [_positionsAtOnce])], Own("first"));
        string offsets = body.Int64Constant(Own("offsets"), Range(_from, _positionsAtOnce), _positionsAtOnce, 1, 1, 1);
        string positions = body.Node("Add", [first, offsets], Own("positions"));
        string all = body.Int64Constant(Own("all_positions"), Range(0, _model.Length), _model.Length, 1);
        string isSite = body.Node("Equal", [positions, all], Own("is_site"));
        var identity = new float[Dna.BaseCount * Dna.BaseCount];
        for (int b = 0; b < Dna.BaseCount; b++)
            identity[b * (Dna.BaseCount + 1)] = 1;
        string bases = body.FloatConstant(Own("bases"), identity, Dna.BaseCount, 1, Dna.BaseCount);
        // [N, P, 4, L, 4]
        string mutated = body.Node("Where", [isSite, bases, spread], Own("mutated"));
        string listed = Reshape(body, mutated, "listed", 0, mutants, _model.Length, Dna.BaseCount);
        string batch = body.Node(
            "Concat", [sequence, listed], Own("with_sequence"), OnnxAttribute.Int("axis", 1));
        AddModel(body, batch);

        string outputs = Reshape(
            body, _names.Inner + _model.Output.Name, "outputs", -1, mutants + 1, _model.Tasks.Length);
        if (!_tasks.AsSpan().SequenceEqual(Enumerable.Range(0, _model.Tasks.Length).ToArray()))
        {
            string which = body.Int64Constant(Own("tasks"), [.. _tasks.Select(task => (long)task)], _tasks.Length);
            outputs = body.Node("Gather", [outputs, which], Own("of_tasks"), OnnxAttribute.Int("axis", 2));
        }
        string original = Slice(body, outputs, "original", 1, 0, 1);
        string others = Slice(body, outputs, "others", 1, 1, mutants + 1);
        body.Output(body.Node("Identity", [goesOn], Own("goes_on_still")), OnnxElementType.Boolean);
        body.Output(
            body.Node("Sub", [original, others], Own("step_differences")),
            OnnxElementType.Float, OnnxDimension.Batch, mutants, _tasks.Length);
        return body.Model.Graph;
    }

    /// <summary>Adds the model behind an operator that makes its input, which has the input's name.</summary>
    private void AddModel(OnnxGraphBuilder body, string batch)
    {
        string input = _names.Inner + _model.Input.Name;
        string shape = body.Int64Constant(
            Own("rows_shape"), [-1, _model.Length, Dna.BaseCount], 3);
        if (_model.IsByColumn)
        {
            string rows = body.Node("Reshape", [batch, shape], Own("rows"));
            body.Node("Transpose", [rows], input, OnnxAttribute.Ints("perm", 0, 2, 1));
        }
        else
            body.Node("Reshape", [batch, shape], input);
        GraphProto model = _model.Proto.Graph.Clone();
        GraphNames.Change(model, name => _names.Inner + name);
        body.Insert(model);
    }

    /// <summary>The scores of all substitutions, 0 where the sequence has the base: [N, T, W, 4].</summary>
    private string AddScores(string rows, string differences)
    {
        string parted = Reshape(
            _builder, differences, "parted", _steps, -1, _positionsAtOnce, Dna.BaseCount, _tasks.Length);
        string byTask = _builder.Node(
            "Transpose", [parted], Own("by_task"), OnnxAttribute.Ints("perm", 1, 4, 0, 2, 3));
        string scores = Reshape(
            _builder, byTask, "all_scores", 0, _tasks.Length, _steps * _positionsAtOnce, Dna.BaseCount);
        if (_steps * _positionsAtOnce > Positions)
            scores = Slice(_builder, scores, "scores", 2, 0, Positions);
        string window = Positions < _model.Length ? Slice(_builder, rows, "window", 1, _from, _to) : rows;
        // Rounding may differ from row to row of a batch: what is the same sequence gets a score of 0.
        string known = _builder.Node(
            "Greater", [window, _builder.FloatConstant(Own("half"), [0.5f])], Own("is_its_base"));
        string isItsBase = Reshape(_builder, known, "is_its_base_of_tasks", 0, 1, Positions, Dna.BaseCount);
        return _builder.Node(
            "Where", [isItsBase, _builder.FloatConstant(Own("zero"), [0f]), scores], Own("substitutions"));
    }

    /// <summary>Of each position's four scores the one of largest magnitude: [N, T, W, 1].</summary>
    private string AddImportance(string scores)
    {
        string sizes = _builder.Node("Abs", [scores], Own("magnitudes"));
        string largest = _builder.Node(
            "ArgMax", [sizes], Own("largest"), OnnxAttribute.Int("axis", 3), OnnxAttribute.Int("keepdims", 1));
        return _builder.Node("GatherElements", [scores, largest], Own("importance"), OnnxAttribute.Int("axis", 3));
    }

    private void AddOutput(string value, string name, long[] shape)
    {
        string size = _builder.Int64Constant(Own("shape_of/") + name, shape, shape.Length);
        _builder.Node("Reshape", [value, size], name);
        _builder.Output(
            name, OnnxElementType.Float, [OnnxDimension.Batch, .. shape.Skip(1).Select(one => (OnnxDimension)one)]);
    }

    private void WriteMetadata()
    {
        string[] names = [.. _tasks.Select(task => _model.Tasks[task])];
        _builder
            .Metadata(OnnxMetadataKeys.Architecture, MutagenesisOnnx.Architecture)
            .Metadata(OnnxMetadataKeys.Tasks, OnnxMetadataReader.NamesText(names))
            .Metadata(OnnxMetadataKeys.InputLength, _model.Length.ToString(CultureInfo.InvariantCulture))
            .Metadata(OnnxMetadataKeys.Ambiguity, _options.Ambiguity.ToString())
            .Metadata(OnnxMetadataKeys.MutagenesisFrom, _from.ToString(CultureInfo.InvariantCulture))
            .Metadata(OnnxMetadataKeys.MutagenesisTo, _to.ToString(CultureInfo.InvariantCulture))
            .Metadata(OnnxMetadataKeys.MutagenesisTasks, JsonSerializer.Serialize(_tasks))
            .Metadata(OnnxMetadataKeys.MutagenesisInput, Convert.ToBase64String(_model.Input.ToByteArray()))
            .Metadata(OnnxMetadataKeys.MutagenesisOutput, Convert.ToBase64String(_model.Output.ToByteArray()));
        foreach ((string key, string value) in OnnxFile.Metadata(_model.Proto))
            _builder.Metadata($"{OnnxMetadataKeys.MutagenesisModel}.{key}", value);
    }

    private static long[] Range(int from, int count) => [.. Enumerable.Range(from, count).Select(number => (long)number)];

    private string Reshape(OnnxGraphBuilder builder, string value, string name, params long[] shape) => builder.Node(
        "Reshape", [value, builder.Int64Constant(Own(name + "/shape"), shape, shape.Length)], Own(name));

    private string Slice(OnnxGraphBuilder builder, string value, string name, long axis, long from, long to) =>
        builder.Node(
            "Slice",
            [
                value,
                builder.Int64Constant(Own(name + "/from"), [from], 1),
                builder.Int64Constant(Own(name + "/to"), [to], 1),
                builder.Int64Constant(Own(name + "/axis"), [axis], 1),
            ],
            Own(name));
}
