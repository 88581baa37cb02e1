namespace MlNetGenomics.Statistics;

/// <summary>
/// False discovery rates (Benjamini and Hochberg) of any number of tests whose p-values take few different values, as
/// empirical ones do: memory grows with the number of different values, not with that of tests.
/// </summary>
public sealed class TiedFalseDiscoveryRates
{
    private readonly Dictionary<double, long> _counts = [];

    /// <summary>Number of tests.</summary>
    public long Tests { get; private set; }

    /// <summary>Adds a test's p-value, 0 to 1.</summary>
    public void Add(double pValue)
    {
        if (!(pValue is >= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(pValue), pValue, "must be 0 to 1");
        _counts[pValue] = _counts.GetValueOrDefault(pValue) + 1;
        Tests++;
    }

    /// <summary>The q-value of each p-value that occurs, as <see cref="BenjaminiHochberg"/> gives them.</summary>
    /// <param name="smallest">
    /// Only so many tests are made, those of the smallest p-values; null for all. Larger p-values have no q-value then.
    /// </param>
    public IReadOnlyDictionary<double, double> QValues(long? smallest = null)
    {
        long tests = Math.Min(smallest ?? Tests, Tests), seen = 0;
        var taken = new List<(double PValue, long UpTo)>();
        foreach (double pValue in _counts.Keys.Order())
        {
            if (seen >= tests)
                break;
            seen = Math.Min(tests, seen + _counts[pValue]);
            taken.Add((pValue, seen));
        }
        var qValues = new Dictionary<double, double>(taken.Count);
        double least = 1;
        for (int i = taken.Count - 1; i >= 0; i--)
        {
            // The quotient is 1 or more, so that rounding never takes a q-value below its p-value.
            least = Math.Min(least, taken[i].PValue * ((double)tests / taken[i].UpTo));
            qValues[taken[i].PValue] = least;
        }
        return qValues;
    }
}
