namespace MlNetGenomics.Variants;

/// <summary>
/// Predicted effects of variants known to be without consequence: the null distribution that others are held against
/// (MuSeAM paper, Methods).
/// </summary>
public sealed class BenignEffects
{
    private readonly float[] _sorted;

    /// <summary>Takes PVEs.</summary>
    /// <exception cref="GenomicsException">There is none.</exception>
    public BenignEffects(IEnumerable<float> predictedEffects)
    {
        _sorted = [.. predictedEffects];
        if (_sorted.Length == 0)
            throw new GenomicsException("none of the benign variants can be scored, so there is nothing to hold others against");
        Array.Sort(_sorted);
    }

    /// <summary>n, their number.</summary>
    public int Count => _sorted.Length;

    /// <summary>
    /// The empirical p-value of a PVE: (1 + benign variants of at least that PVE) / (1 + n), the least that keeps its level
    /// whatever n (Phipson and Smyth 2010, doi:10.2202/1544-6115.1585).
    /// </summary>
    public double PValue(float predictedEffect)
    {
        int low = 0, high = _sorted.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (_sorted[middle] >= predictedEffect)
                high = middle;
            else
                low = middle + 1;
        }
        return (1.0 + _sorted.Length - low) / (1.0 + _sorted.Length);
    }
}
