namespace MlNetGenomics.Networks.Layers;

/// <summary>
/// Where weights start. The fan-in is the number of inputs of a filter or unit (width x channels), the
/// fan-out width x filters, or units.
/// </summary>
public enum Initialization
{
    /// <summary>Uniform in plus or minus sqrt(6 / (fan-in + fan-out)) (Glorot and Bengio 2010, AISTATS 9:249).</summary>
    GlorotUniform,

    /// <summary>Normal, variance 2 / (fan-in + fan-out) (the same).</summary>
    GlorotNormal,

    /// <summary>Uniform in plus or minus sqrt(6 / fan-in) (He et al. 2015, arXiv:1502.01852).</summary>
    HeUniform,

    /// <summary>Normal, variance 2 / fan-in (the same, section 2.2).</summary>
    HeNormal,

    /// <summary>Normal, variance 1 / fan-in (LeCun et al. 1998, "Efficient BackProp", section 4.6).</summary>
    FanInNormal,
}
