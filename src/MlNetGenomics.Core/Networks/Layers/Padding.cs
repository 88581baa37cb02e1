namespace MlNetGenomics.Networks.Layers;

/// <summary>What a convolution does at the ends of its input.</summary>
public enum Padding
{
    /// <summary>Windows lie wholly within the input.</summary>
    Valid,

    /// <summary>
    /// As many outputs as inputs (over the stride, rounded up): zeros at both ends, one more at the end
    /// where their number is odd, as TensorFlow pads.
    /// </summary>
    Same,
}
