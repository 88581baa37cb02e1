using System.Collections.Immutable;
using MlNetGenomics.Networks.Layers;

namespace MlNetGenomics.Networks;

/// <summary>Walks through a network's layers: names them, works out shapes, and places parameters.</summary>
/// <param name="network">Name of the network.</param>
/// <param name="place">Where a layer is described; comes first in messages.</param>
internal sealed class NetworkShapes(string network, Func<object, string> place)
{
    // A layer within a layer within a layer: far more than any network has, and shallow enough to walk.
    private const int DeepestLayer = 32;

    private readonly ImmutableArray<NetworkStep>.Builder _steps = ImmutableArray.CreateBuilder<NetworkStep>();
    private readonly Dictionary<string, int> _countOfKind = [];
    private readonly HashSet<string> _names = [];
    private long _parameters;

    /// <summary>The steps of a network.</summary>
    /// <exception cref="GenomicsException">A layer does not fit; names it.</exception>
    public ImmutableArray<NetworkStep> Walk(Network of)
    {
        TakeNames(of.Layers, 0);
        Walk(of.Layers, of.Input, ReceptiveField.Base, depth: 0, isSequence: true);
        return _steps.ToImmutable();
    }

    private void TakeNames(LayerSequence layers, int depth)
    {
        foreach (Layer layer in layers)
        {
            if (layer.Name is { } name)
            {
                if (!Network.IsName(name))
                    throw Wrong(layer, layer.Kind, $"its name {Network.NotAName}");
                if (!_names.Add(name))
                    throw Wrong(layer, name, "another layer has the same name");
            }
            if (depth >= DeepestLayer)
                throw Wrong(layer, layer.Name ?? layer.Kind, $"more than {DeepestLayer} layers hold it");
            TakeNames(layer.Inner, depth + 1);
        }
    }

    private (FeatureShape Shape, ReceptiveField Field) Walk(
        LayerSequence layers, FeatureShape input, ReceptiveField field, int depth, bool isSequence)
    {
        foreach (Layer layer in layers)
        {
            string name = layer.Name ?? NextName(layer.Kind);
            (input, field) = Step(layer, name, input, field, depth, isSequence);
            isSequence = false;
        }
        return (input, field);
    }

    private (FeatureShape Shape, ReceptiveField Field) Step(
        Layer layer, string name, FeatureShape input, ReceptiveField field, int depth, bool isSequence)
    {
        if (layer is BothStrands or MultinomialConvolution && !isSequence)
            throw Wrong(layer, name, "it reads the sequence itself, so it must come first");
        FeatureShape inner = input;
        ReceptiveField innerField = field;
        if (layer is BothStrands or Residual)
        {
            if (layer.Inner.Count == 0)
                throw Wrong(layer, name, "it holds no layers");
            bool mayReadBases = isSequence && layer is BothStrands;
            (inner, innerField) = Walk(layer.Inner, input, field, depth + 1, mayReadBases);
            if (layer is Residual && inner != input)
                throw Wrong(layer, name, $"its layers make {inner} of {input}; both must have the same shape");
        }
        try
        {
            FeatureShape output = layer.OutputShape(inner);
            ReceptiveField seen = layer.See(innerField, inner);
            ImmutableArray<NetworkParameter> parameters =
                [.. layer.Parameters(inner).Select(shape => Place(name, shape))];
            if (output.Size > Network.MostNumbers)
                throw new OverflowException();
            _steps.Add(new NetworkStep(
                _steps.Count, name, layer, depth, input, output, seen, parameters,
                (int)Math.Min(_parameters, int.MaxValue)));
            return (output, seen);
        }
        catch (GenomicsException e)
        {
            throw Wrong(layer, name, e.Message);
        }
        catch (OverflowException)
        {
            throw Wrong(layer, name, "its output or its parameters are larger than memory holds");
        }
    }

    private NetworkParameter Place(string layer, ParameterShape shape)
    {
        string kind = shape.Kind.ToString();
        var parameter = new NetworkParameter(
            $"{layer}.{char.ToLowerInvariant(kind[0])}{kind[1..]}", shape, (int)Math.Min(_parameters, int.MaxValue));
        _parameters = checked(_parameters + shape.Size);
        return parameter;
    }

    private string NextName(string kind)
    {
        string name;
        do
        {
            _countOfKind[kind] = _countOfKind.GetValueOrDefault(kind) + 1;
            name = $"{kind}{_countOfKind[kind]}";
        }
        while (_names.Contains(name));
        return name;
    }

    private GenomicsException Wrong(Layer layer, string name, string message) =>
        new($"{place(layer)}network {network}, layer {name}: {message}");
}
