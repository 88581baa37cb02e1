using MlNetGenomics.Networks.Layers;

namespace MlNetGenomics.Onnx.Import;

/// <summary>What works on each number by itself, or on none.</summary>
internal static class ElementOperators
{
    /// <summary>The function an operator stands for, or null.</summary>
    public static ActivationFunction? FunctionOf(string operatorType) => operatorType switch
    {
        "Relu" => ActivationFunction.Relu,
        "Exp" => ActivationFunction.Exponential,
        "Sigmoid" => ActivationFunction.Sigmoid,
        "Softplus" => ActivationFunction.Softplus,
        _ => null,
    };

    public static TrackValue Activate(GraphNode node, ActivationFunction function)
    {
        node.Settings();
        TrackValue x = node.Track();
        return x with { Chain = node.Append(x.Chain, new Activation(function)) };
    }

    /// <summary>Dropout, which does nothing to a model that scores.</summary>
    public static TracedValue Drop(GraphNode node)
    {
        node.Settings("ratio", "seed");
        bool isOff = node.Input(2) is null or ConstantValue { Tensor.Integers: [0] };
        return isOff ? node.Track() : throw node.Wrong("it is in training mode");
    }

    public static TracedValue Same(GraphNode node)
    {
        node.Settings();
        return node.Input(0) ?? throw node.Wrong("has no input");
    }

    /// <summary>Cast between numbers of one kind, or from digits to base codes.</summary>
    public static TracedValue Cast(GraphNode node)
    {
        node.Settings("to", "saturate");
        var to = (OnnxElementType)node.Int("to", 0);
        bool isInteger = to is OnnxElementType.Int64 or OnnxElementType.Int32;
        return node.Input(0) switch
        {
            TextValue { Stage: TextStage.Digits } when isInteger => new TextValue(TextStage.Codes),
            ShapeValue shape when isInteger => shape,
            ConstantValue { Tensor.Integers: not null } constant when isInteger => constant,
            TrackValue or ConstantValue { Tensor.Floats: not null } when to == OnnxElementType.Float => node.Input(0)!,
            _ => throw node.Wrong($"casts to {to}, which is not supported here"),
        };
    }
}
