using MlNetGenomics.Motifs;
using MlNetGenomics.Statistics;

namespace MlNetGenomics.Tests.Motifs.Comparison;

/// <summary>Seeded random motifs, some columns sharp, some flat.</summary>
internal static class RandomMotifs
{
    public static PositionProbabilityMatrix Make(string name, int width, SplittableRandom random)
    {
        var values = new double[width * 4];
        for (int position = 0; position < width; position++)
        {
            double sharpness = 6 * random.NextDouble();
            double[] column = [.. Enumerable.Range(0, 4).Select(_ => Math.Exp(sharpness * random.NextDouble() * 2))];
            for (int b = 0; b < 4; b++)
                values[position * 4 + b] = column[b] / column.Sum();
        }
        return new PositionProbabilityMatrix(name, values);
    }

    /// <summary>Motifs of widths drawn from a range, named m1, m2, ...</summary>
    public static PositionProbabilityMatrix[] Make(int count, int leastWidth, int greatestWidth, long seed)
    {
        var random = new SplittableRandom(seed);
        return [.. Enumerable.Range(1, count).Select(i => Make($"m{i}", leastWidth + random.NextInt(greatestWidth - leastWidth + 1), random))];
    }
}
