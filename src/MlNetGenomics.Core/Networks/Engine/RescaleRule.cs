namespace MlNetGenomics.Networks.Engine;

/// <summary>
/// DeepLIFT's rescale rule (Shrikumar, Greenside and Kundaje 2017, arXiv:1704.02685): how multipliers pass back
/// through what is not linear, where a multiplier is what a number's difference from the reference has to do with the
/// neuron's, as a share of that difference. Linear layers pass multipliers back as gradients.
/// </summary>
/// <remarks>
/// An activation y = f(x) passes on m (y - y0) / (x - x0), y0 and x0 those of the reference, and m f'(x) where x and x0 are
/// closer than <see cref="LeastDifference"/>. A maximum y over numbers x_p, of the reference y0 over x0_p, passes on
/// m (max(y, y0) - y0) / (x_p - x0_p) to the place p of y and m (y - max(y, y0)) / (x_q - x0_q) to the place q of y0, so that
/// one of the two is nothing; and m to p where x_p and x0_p are closer than <see cref="LeastPooledDifference"/>. These are the
/// rules of Captum and tangermeme, both limits among them. Where windows of a pooling overlap, what they pass to one place is
/// summed, as summing to the difference asks for.
/// </remarks>
internal static class RescaleRule
{
    /// <summary>Captum's and tangermeme's limit for activations; below it, the quotient would be one of rounding errors.</summary>
    public const float LeastDifference = 1e-6f;

    /// <summary>Captum's and tangermeme's limit for max-pooling.</summary>
    public const float LeastPooledDifference = 1e-7f;

    /// <summary>What a maximum passes on to its own place.</summary>
    /// <param name="y">The maximum.</param>
    /// <param name="reference">The reference's.</param>
    /// <param name="difference">How far the number at the place lies above the reference's number there.</param>
    public static float AtMaximum(float y, float reference, float difference) =>
        Math.Abs(difference) < LeastPooledDifference ? 1 : y > reference ? (y - reference) / difference : 0;

    /// <summary>What a maximum passes on to the place of the reference's.</summary>
    /// <param name="y">The maximum.</param>
    /// <param name="reference">The reference's.</param>
    /// <param name="difference">How far the number at the place lies above the reference's number there.</param>
    public static float AtReferenceMaximum(float y, float reference, float difference) =>
        y < reference && Math.Abs(difference) >= LeastPooledDifference ? (y - reference) / difference : 0;
}
