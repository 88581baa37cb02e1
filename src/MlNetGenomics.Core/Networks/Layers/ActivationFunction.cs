namespace MlNetGenomics.Networks.Layers;

/// <summary>Functions of one number.</summary>
public enum ActivationFunction
{
    /// <summary>x.</summary>
    Linear,

    /// <summary>max(0, x).</summary>
    Relu,

    /// <summary>e^x; in a first layer it makes filters read as motifs (Koo and Ploenzke 2021, doi:10.1038/s42256-020-00291-x).</summary>
    Exponential,

    /// <summary>1 / (1 + e^-x).</summary>
    Sigmoid,

    /// <summary>ln(1 + e^x).</summary>
    Softplus,
}
