using static MlNetGenomics.SettingCheck;

namespace MlNetGenomics.Networks.Layers;

/// <summary>Unit u gives the sum over inputs i of weight[i,u] input[i], plus its bias. Reads a vector.</summary>
/// <param name="Units">Numbers out; 1 or more.</param>
public sealed record Dense(int Units) : Layer
{
    /// <summary>Whether each unit has a bias.</summary>
    public bool Bias { get; init; } = true;

    /// <summary>Start and penalties of the weights.</summary>
    public WeightSettings Weights { get; init; } = WeightSettings.Default;

    internal override string Kind => "dense";

    internal override FeatureShape OutputShape(FeatureShape input)
    {
        Require(Units >= 1, "units", Units, "1 or more");
        Weights.Validate();
        if (input.Positions != 1)
        {
            throw new GenomicsException(
                $"it reads a vector, but its input is {input}: put flatten or globalMaxPooling before it");
        }
        return new FeatureShape(1, Units);
    }

    internal override IEnumerable<ParameterShape> Parameters(FeatureShape input)
    {
        yield return new ParameterShape(ParameterKind.Weight, input.Channels, Units);
        if (Bias)
            yield return new ParameterShape(ParameterKind.Bias, Units);
    }
}
