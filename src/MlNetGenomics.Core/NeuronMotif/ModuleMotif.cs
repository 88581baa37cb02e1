using MlNetGenomics.Motifs;
using MlNetGenomics.Sequences;

namespace MlNetGenomics.NeuronMotif;

/// <summary>
/// The motif of sequences that activate a neuron: the mean of the motifs of bins of activations, weighted by the bins' mean
/// activations, so that it does not depend on how many sequences of each activation were sampled. An empty bin has the
/// motif of the next higher one, and its own mid-point as weight. (Wei et al. 2023, doi:10.1073/pnas.2216698120, Methods,
/// "Estimate the PPMs for the CN CRMs"; empty bins as in its program.)
/// </summary>
internal static class ModuleMotif
{
    /// <summary>Makes a motif.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="samples">The sequences.</param>
    /// <param name="set">Numbers of those that count; one or more.</param>
    /// <param name="binCount">Bins from 0 to the set's greatest activation.</param>
    public static PositionProbabilityMatrix Of(string name, NeuronSamples samples, int[] set, int binCount)
    {
        double greatest = set.Max(i => samples.Activations[i]);
        int size = samples.Neuron.Length * Dna.BaseCount;
        var counts = new double[binCount][];
        var sequences = new int[binCount];
        var activations = new double[binCount];
        foreach (int i in set)
        {
            int bin = ActivationBins.IndexOf(samples.Activations[i], greatest, binCount);
            Count(samples[i], counts[bin] ??= new double[size]);
            sequences[bin]++;
            activations[bin] += samples.Activations[i];
        }
        var motif = new double[size];
        double weights = 0;
        // The bin of the greatest activation is not empty.
        int filled = binCount - 1;
        for (int bin = binCount - 1; bin >= 0; bin--)
        {
            double weight = (bin + 0.5) / binCount * greatest;
            if (sequences[bin] > 0)
            {
                filled = bin;
                weight = activations[bin] / sequences[bin];
            }
            weights += weight;
            for (int k = 0; k < size; k++)
                motif[k] += weight * counts[filled][k] / sequences[filled];
        }
        for (int k = 0; k < size; k++)
            motif[k] /= weights;
        return new PositionProbabilityMatrix(name, motif, siteCount: set.Length);
    }

    private static void Count(ReadOnlySpan<byte> codes, double[] counts)
    {
        for (int position = 0; position < codes.Length; position++)
            counts[position * Dna.BaseCount + codes[position]]++;
    }
}
