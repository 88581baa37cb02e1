namespace MlNetGenomics.Networks.MuSeAM;

/// <summary>Best score of each kernel in each sequence, and where it is.</summary>
/// <param name="sequenceCount">N.</param>
/// <param name="kernelCount">F.</param>
public sealed class MotifScores(int sequenceCount, int kernelCount)
{
    internal readonly float[] Values = new float[sequenceCount * kernelCount];
    internal readonly int[] Sites = new int[sequenceCount * kernelCount];

    /// <summary>Number of sequences.</summary>
    public int SequenceCount => sequenceCount;

    /// <summary>Number of kernels.</summary>
    public int KernelCount => kernelCount;

    /// <summary>Scores of a sequence, one a kernel, 0 or more.</summary>
    public ReadOnlySpan<float> Scores(int sequence) => Values.AsSpan(sequence * kernelCount, kernelCount);

    /// <summary>The site with the best score, or null where no site scores above 0.</summary>
    public MotifSite? Site(int sequence, int kernel)
    {
        int site = Sites[sequence * kernelCount + kernel];
        return site == 0 ? null : new MotifSite(Math.Abs(site) - 1, site < 0);
    }

    internal void Set(int sequence, int kernel, float score, MotifSite? site)
    {
        int at = sequence * kernelCount + kernel;
        Values[at] = score;
        Sites[at] = site is { } found ? (found.IsReverse ? -1 : 1) * (found.Start + 1) : 0;
    }
}
