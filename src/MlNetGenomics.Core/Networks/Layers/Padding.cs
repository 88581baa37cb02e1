namespace MlNetGenomics.Networks.Layers;

/// <summary>What a convolution or a pooling does at the ends of its input.</summary>
public enum Padding
{
    /// <summary>Windows lie wholly within the input.</summary>
    Valid,

    /// <summary>
    /// As many outputs as inputs (over the stride, rounded up): padding at both ends, one more at the
    /// end where their number is odd, as TensorFlow pads. A convolution reads zeros there, a pooling nothing.
    /// </summary>
    Same,
}
