namespace MlNetGenomics.NeuronMotif;

/// <summary>Bins of equal width that activations from 0 to the greatest fall into.</summary>
internal static class ActivationBins
{
    /// <summary>Number of an activation's bin.</summary>
    /// <param name="activation">0 to the greatest.</param>
    /// <param name="greatest">Positive.</param>
    /// <param name="count">Number of bins.</param>
    public static int IndexOf(double activation, double greatest, int count) =>
        Math.Min(count - 1, (int)(activation / greatest * count));
}
