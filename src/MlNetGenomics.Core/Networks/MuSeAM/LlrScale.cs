namespace MlNetGenomics.Networks.MuSeAM;

/// <summary>What the log-likelihood ratios of a multinomial convolution are multiplied by.</summary>
public enum LlrScale
{
    /// <summary>1: scores are log-likelihood ratios in nats (the paper).</summary>
    One,

    /// <summary>1 / alpha (the program), so that scores keep their size whatever alpha is.</summary>
    InverseAlpha,
}
