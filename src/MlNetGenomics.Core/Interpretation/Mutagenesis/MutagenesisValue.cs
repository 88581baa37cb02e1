namespace MlNetGenomics.Interpretation.Mutagenesis;

/// <summary>Which numbers of a network are compared.</summary>
public enum MutagenesisValue
{
    /// <summary>Its predictions.</summary>
    Prediction,

    /// <summary>What goes into its last activation; the predictions where it ends without one.</summary>
    Logit,
}
