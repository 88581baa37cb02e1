using static MlNetGenomics.SettingCheck;

namespace MlNetGenomics.Networks.Layers;

/// <summary>A function of each number by itself.</summary>
/// <param name="Function">The function.</param>
public sealed record Activation(ActivationFunction Function) : Layer
{
    internal override string Kind => "activation";

    internal override FeatureShape OutputShape(FeatureShape input)
    {
        Require(Enum.IsDefined(Function), "function", Function, "linear, relu, exponential, sigmoid or softplus");
        return input;
    }
}
