using MlNetGenomics.Networks;
using MlNetGenomics.Networks.Layers;
using MlNetGenomics.Sequences;

namespace MlNetGenomics.Onnx;

/// <summary>
/// Builds the ONNX graph of a network. Tracks are [N, C, P]; flattened ones stay in that order, and the weights
/// that follow are put in it, which spares a transposition of every batch.
/// </summary>
internal sealed partial class NetworkGraphWriter
{
    private const string ReverseSuffix = "/reverse";

    private readonly NetworkModel _model;
    private readonly NetworkExportOptions _options;
    private readonly OnnxGraphBuilder _builder = new("network");
    private readonly HashSet<string> _outputNames;
    private readonly Dictionary<NetworkParameter, string> _constants = [];
    private readonly Dictionary<string, OnnxTrack> _shown = [];
    private int _next;

    public NetworkGraphWriter(NetworkModel model, NetworkExportOptions options)
    {
        _model = model;
        _options = options;
        _outputNames = [options.ScoreName, .. options.LayerOutputs?.Values ?? []];
        foreach (string layer in options.LayerOutputs?.Keys ?? [])
            model.Network.Step(layer);
    }

    private Network Network => _model.Network;

    public byte[] Write()
    {
        string oneHot = AddInput();
        string columns = Node("Transpose", [oneHot], "bases", OnnxAttribute.Ints("perm", 0, 2, 1));
        OnnxTrack score = Run(Network.Layers, new OnnxTrack(columns, Network.Input), suffix: "");
        AddOutput(score, _options.ScoreName);
        foreach ((string layer, string output) in _options.LayerOutputs ?? new Dictionary<string, string>())
            AddOutput(_shown[layer], output);
        NetworkMetadata.Write(_builder, _model);
        foreach ((string key, string value) in _options.Metadata ?? new Dictionary<string, string>())
            _builder.Metadata(key, value);
        return _builder.ToBytes();
    }

    private string AddInput()
    {
        if (_options.InputForm == OnnxInputForm.OneHot)
        {
            return _builder.Input(
                _options.InputName, OnnxElementType.Float, OnnxDimension.Batch, Network.InputLength, Dna.BaseCount);
        }
        string text = _builder.Input(_options.InputName, OnnxElementType.String, OnnxDimension.Batch, 1);
        return OneHotOnnx.Append(
            _builder, text, Free("one_hot"), Network.InputLength, ambiguity: _options.Ambiguity);
    }

    /// <summary>Adds the operators of layers; <paramref name="suffix"/> tells the strands' values apart.</summary>
    private OnnxTrack Run(LayerSequence layers, OnnxTrack value, string suffix)
    {
        foreach (Layer layer in layers)
        {
            OnnxTrack input = value;
            if (layer is BothStrands both)
                value = RunBothStrands(both, input);
            else if (layer is Residual residual)
            {
                OnnxTrack inner = Run(residual.Layers, input, suffix);
                value = AddResidual(Network.Steps[_next++], input, inner, suffix);
            }
            else
                value = AddLayer(Network.Steps[_next++], input, suffix);
            string name = Network.Steps[_next - 1].Name;
            if (suffix.Length == 0 && _options.LayerOutputs?.ContainsKey(name) == true)
                _shown[name] = value;
        }
        return value;
    }

    private OnnxTrack RunBothStrands(BothStrands layer, OnnxTrack sequence)
    {
        int first = _next;
        OnnxTrack forward = Run(layer.Layers, sequence, suffix: "");
        _next = first;
        // Reversing positions and bases of a one-hot matrix complements it.
        string complement = Free("reverse_complement");
        OneHotOnnx.AppendReversed(_builder, sequence.Name, complement, 1, 2);
        OnnxTrack reverse = Run(layer.Layers, sequence with { Name = complement }, ReverseSuffix);
        return AddMerge(Network.Steps[_next++], layer.Merge, forward, reverse);
    }

    private void AddOutput(OnnxTrack value, string name)
    {
        FeatureShape shape = value.Shape;
        if (shape.Positions > 1)
        {
            _builder.Node("Transpose", [value.Name], name, OnnxAttribute.Ints("perm", 0, 2, 1));
            _builder.Output(name, OnnxElementType.Float, OnnxDimension.Batch, shape.Positions, shape.Channels);
        }
        else
        {
            _builder.Node("Identity", [Positionwise(AsVector(value)).Name], name);
            _builder.Output(name, OnnxElementType.Float, OnnxDimension.Batch, shape.Channels);
        }
    }

    private string Node(
        string operatorType, ReadOnlySpan<string> inputs, string name, params ReadOnlySpan<OnnxAttribute> attributes) =>
        _builder.Node(operatorType, inputs, Free(name), attributes);

    /// <summary>A name like the one wanted that no value and no output has.</summary>
    private string Free(string wanted)
    {
        string name = wanted;
        for (int number = 2; _outputNames.Contains(name) || name == _options.InputName || _builder.HasValue(name);
            number++)
            name = $"{wanted}_{number}";
        return name;
    }
}
