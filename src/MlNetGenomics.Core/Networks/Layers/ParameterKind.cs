namespace MlNetGenomics.Networks.Layers;

/// <summary>What an array of a layer's numbers is.</summary>
public enum ParameterKind
{
    /// <summary>
    /// Weights of a convolution, [width x channels in x filters], or of a dense layer, [inputs x units].
    /// </summary>
    Weight,

    /// <summary>One number a filter or unit, added.</summary>
    Bias,

    /// <summary>Free parameters K of a multinomial convolution, [width x 4 x filters].</summary>
    MultinomialKernel,

    /// <summary>Logarithm of a multinomial convolution's sharpness a, one number: a stays positive.</summary>
    LogAlpha,

    /// <summary>Gamma of a batch normalization, one number a channel.</summary>
    Scale,

    /// <summary>Beta of a batch normalization, one number a channel.</summary>
    Shift,

    /// <summary>Mean of a channel over past batches.</summary>
    RunningMean,

    /// <summary>Variance of a channel over past batches.</summary>
    RunningVariance,
}
