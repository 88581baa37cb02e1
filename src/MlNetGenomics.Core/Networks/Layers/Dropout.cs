using static MlNetGenomics.SettingCheck;

namespace MlNetGenomics.Networks.Layers;

/// <summary>
/// In training, sets each number to 0 by chance and divides the others by the chance to be kept
/// (Srivastava et al. 2014, JMLR 15:1929, the form scaled in training). Does nothing when scoring.
/// </summary>
/// <param name="Rate">Chance to be set to 0; 0 or more, below 1.</param>
public sealed record Dropout(double Rate) : Layer
{
    internal override string Kind => "dropout";

    internal override FeatureShape OutputShape(FeatureShape input)
    {
        Require(Rate is >= 0 and < 1, "rate", Rate, "at least 0 and below 1");
        return input;
    }
}
