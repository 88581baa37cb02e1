namespace MlNetGenomics.Statistics;

/// <summary>Student's t-test of one sample (Student 1908, doi:10.2307/2331554), one-sided: is the mean greater?</summary>
/// <param name="T">Mean less the number it is compared with, over its standard error; infinite where all values are equal.</param>
/// <param name="DegreesOfFreedom">Values less one.</param>
/// <param name="P">Chance of so great a T if values were normal around the number; 1 where all values are the number.</param>
public readonly record struct OneSampleTTest(double T, int DegreesOfFreedom, double P)
{
    /// <summary>Compares the mean with a number.</summary>
    /// <param name="values">Two or more, all finite.</param>
    /// <param name="number">The number.</param>
    /// <exception cref="ArgumentException">There are fewer than two values.</exception>
    public static OneSampleTTest Greater(IReadOnlyCollection<double> values, double number)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (values.Count < 2)
            throw new ArgumentException("a spread needs two values or more", nameof(values));
        PairedTTest test = PairedTTest.Of([.. values], [.. Enumerable.Repeat(number, values.Count)]);
        return new OneSampleTTest(test.T, test.DegreesOfFreedom, test.PGreater);
    }
}
