using System.Numerics;
using System.Runtime.InteropServices;

namespace MlNetGenomics.Statistics;

/// <summary>
/// The exact distribution of a sum of independent whole-number scores of 0 or more: made one term at a time by
/// convolution, it gives the probability that chance alone reaches a score (Staden 1989,
/// doi:10.1093/bioinformatics/5.2.89). Motif comparison and motif scanning take their p-values from it. Immutable.
/// </summary>
public sealed class ScoreDistribution
{
    private readonly double[] _probabilities;
    private readonly double[] _tails;

    private ScoreDistribution(double[] probabilities)
    {
        _probabilities = probabilities;
        _tails = new double[probabilities.Length];
        double tail = 0;
        // From the top, so that small tails are sums of small numbers and keep their precision.
        for (int score = probabilities.Length - 1; score >= 0; score--)
        {
            tail += probabilities[score];
            // Rounding may push the sum a little past 1.
            _tails[score] = Math.Min(1, tail);
        }
        _tails[0] = 1;
    }

    /// <summary>The sum of no terms: 0 for certain.</summary>
    public static ScoreDistribution Empty { get; } = new([1]);

    /// <summary>Greatest score that has a place; it may have probability 0.</summary>
    public int Maximum => _probabilities.Length - 1;

    /// <summary>Probability of each score, [0 .. <see cref="Maximum"/>].</summary>
    public ReadOnlySpan<double> Probabilities => _probabilities;

    /// <summary>Probability of each score or a greater one, [0 .. <see cref="Maximum"/>]; the first is 1.</summary>
    public ReadOnlySpan<double> Tails => _tails;

    /// <summary>
    /// Probability that the sum is <paramref name="score"/> or more, the p-value of that score: 1 at 0 and below, 0
    /// above <see cref="Maximum"/>.
    /// </summary>
    public double Tail(int score) => score <= 0 ? 1 : score > Maximum ? 0 : _tails[score];

    /// <summary>The least score whose <see cref="Tail"/> is below <paramref name="pValue"/>.</summary>
    /// <param name="pValue">Over 0.</param>
    /// <returns>0 to <see cref="Maximum"/> + 1; the last where no score is that rare.</returns>
    public int LeastScoreBelow(double pValue)
    {
        if (!(pValue > 0))
            throw new ArgumentOutOfRangeException(nameof(pValue), pValue, "over 0");
        int low = 0, high = _tails.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (_tails[middle] < pValue)
                high = middle;
            else
                low = middle + 1;
        }
        return low;
    }

    /// <summary>The distribution after one more independent term.</summary>
    /// <param name="term">Probability that the term is 0, 1, 2, ...; not empty, 0 or more each, sum 1.</param>
    /// <exception cref="ArgumentException">There are no probabilities.</exception>
    public ScoreDistribution Add(ReadOnlySpan<double> term)
    {
        if (term.IsEmpty)
            throw new ArgumentException("a term without probabilities", nameof(term));
        var sum = new double[_probabilities.Length + term.Length - 1];
        // Sums of scores that are far from 0 or from the greatest have wide ends that are empty.
        int first = _probabilities.AsSpan().IndexOfAnyExcept(0);
        int last = _probabilities.AsSpan().LastIndexOfAnyExcept(0);
        ReadOnlySpan<double> source = _probabilities.AsSpan(first, last - first + 1);
        for (int score = 0; score < term.Length; score++)
        {
            if (term[score] != 0)
                AddMultiple(source, term[score], sum.AsSpan(first + score, source.Length));
        }
        return new ScoreDistribution(sum);
    }

    /// <summary>target += factor source, element by element.</summary>
    private static void AddMultiple(ReadOnlySpan<double> source, double factor, Span<double> target)
    {
        ref double from = ref MemoryMarshal.GetReference(source);
        ref double to = ref MemoryMarshal.GetReference(target);
        var factors = new Vector<double>(factor);
        int i = 0;
        for (; i + Vector<double>.Count <= source.Length; i += Vector<double>.Count)
        {
            Vector<double> sum = Vector.LoadUnsafe(ref to, (nuint)i);
            Vector.FusedMultiplyAdd(Vector.LoadUnsafe(ref from, (nuint)i), factors, sum).StoreUnsafe(ref to, (nuint)i);
        }
        // The same rounding as in the lanes, so that the result does not depend on their width.
        for (; i < source.Length; i++)
            target[i] = Math.FusedMultiplyAdd(source[i], factor, target[i]);
    }
}
