using MlNetGenomics.Networks.MuSeAM;
using MlNetGenomics.Statistics;

namespace MlNetGenomics.Regulators;

/// <summary>The kernels of a model by influence, and whether the most influential ones are also the strongest.</summary>
public sealed class InfluenceTable
{
    private InfluenceTable(IReadOnlyList<KernelInfluence> rows, double meanSquaredError, int topCount)
    {
        (Rows, MeanSquaredError, TopCount) = (rows, meanSquaredError, topCount);
        HashSet<int> strongest =
        [
            .. rows.OrderByDescending(row => row.Regulator.Strength).Take(topCount).Select(row => row.Regulator.Kernel.Kernel),
        ];
        TopAmongStrongest = rows.Take(topCount).Count(row => strongest.Contains(row.Regulator.Kernel.Kernel));
        Spearman = Correlation.Spearman(
            [.. rows.Select(row => row.Influence)], [.. rows.Select(row => row.Regulator.Strength)]);
    }

    /// <summary>All kernels, the greatest influence first.</summary>
    public IReadOnlyList<KernelInfluence> Rows { get; }

    /// <summary>Mean squared error of the whole model.</summary>
    public double MeanSquaredError { get; }

    /// <summary>How many kernels are the tenth part of all, at least one.</summary>
    public int TopCount { get; }

    /// <summary>How many of the tenth part of greatest influence are in the tenth part of greatest strength (paper: about 80 %).</summary>
    public int TopAmongStrongest { get; }

    /// <summary>Rank correlation of influence and strength over all kernels.</summary>
    public double Spearman { get; }

    /// <summary>Makes the table.</summary>
    /// <param name="regulators">The kernels with their factors.</param>
    /// <param name="importance">Their importance.</param>
    /// <param name="scores">Their scores.</param>
    public static InfluenceTable Of(RegulatorTable regulators, KernelImportance importance, MotifScores scores)
    {
        ArgumentNullException.ThrowIfNull(regulators);
        ArgumentNullException.ThrowIfNull(importance);
        ArgumentNullException.ThrowIfNull(scores);
        double[] influence = importance.Influence();
        var occurrences = new int[importance.KernelCount];
        for (int sequence = 0; sequence < scores.SequenceCount; sequence++)
        {
            ReadOnlySpan<float> own = scores.Scores(sequence);
            for (int kernel = 0; kernel < occurrences.Length; kernel++)
                occurrences[kernel] += own[kernel] > 0 ? 1 : 0;
        }
        KernelInfluence[] rows =
        [
            .. regulators.Rows.Select(row => new KernelInfluence(row, influence[row.Kernel.Kernel], occurrences[row.Kernel.Kernel]))
                .OrderByDescending(row => row.Influence),
        ];
        return new InfluenceTable(rows, importance.MeanSquaredError, Math.Max(1, rows.Length / 10));
    }
}
