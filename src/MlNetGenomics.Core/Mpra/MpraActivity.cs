namespace MlNetGenomics.Mpra;

/// <summary>Activities of the sequences of a massively parallel reporter assay, as labels to train on.</summary>
/// <remarks>
/// Sharpr-MPRA (Ernst et al. 2016, doi:10.1038/nbt.3678) and the study of networks on it: 1 is added to every count; each
/// is divided by the sum of its column's; activity = log2(RNA / DNA), and the label the mean over replicates. The sum runs
/// over all sequences that have a count, also those that are then left out.
/// </remarks>
public sealed class MpraActivity
{
    /// <summary>Column of names in a table of labels.</summary>
    public const string NameColumn = "name";

    /// <summary>Column of weights in a table of labels.</summary>
    public const string WeightColumn = "weight";

    private MpraActivity(IReadOnlyList<string> names, IReadOnlyList<ExperimentActivity> experiments, int leftOut)
    {
        Names = names;
        Experiments = experiments;
        LeftOut = leftOut;
        Weights = MakeWeights(names.Count, experiments);
    }

    /// <summary>Sequences with a value in every experiment, N.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>The experiments, each a task.</summary>
    public IReadOnlyList<ExperimentActivity> Experiments { get; }

    /// <summary>Sequences that lack a value in a replicate.</summary>
    public int LeftOut { get; }

    /// <summary>
    /// Weight of each sequence, 0..1: minus the distance between its replicates, scaled so that the least distance has 1
    /// and the greatest 0. The distance is the mean over experiments of the mean over pairs of replicates of |difference|.
    /// All are 1 where no experiment has two replicates, or all distances are equal.
    /// </summary>
    public IReadOnlyList<double> Weights { get; }

    /// <summary>Makes activities of counts.</summary>
    /// <param name="counts">The counts.</param>
    /// <param name="minimumDna">Plasmids that a replicate needs for a value; 0 or more.</param>
    /// <exception cref="GenomicsException">No sequence has a value in every replicate.</exception>
    public static MpraActivity Of(MpraCounts counts, long minimumDna = 0)
    {
        ArgumentNullException.ThrowIfNull(counts);
        ArgumentOutOfRangeException.ThrowIfNegative(minimumDna);
        double[][][] all =
            [.. counts.Experiments.Select(experiment => experiment.Replicates
                .Select(replicate => LogRatios(counts[replicate.Rna], counts[replicate.Dna], minimumDna)).ToArray())];
        int[] kept = [.. Enumerable.Range(0, counts.Names.Count)
            .Where(i => all.All(experiment => experiment.All(replicate => !double.IsNaN(replicate[i]))))];
        if (kept.Length == 0)
            throw new GenomicsException($"none of {counts.Names.Count} sequences has counts in every replicate of every experiment");
        return new MpraActivity(
            [.. kept.Select(i => counts.Names[i])],
            [.. counts.Experiments.Select((experiment, e) => new ExperimentActivity(
                experiment, [.. all[e].Select(replicate => kept.Select(i => replicate[i]).ToArray())]))],
            counts.Names.Count - kept.Length);
    }

    private static double[] LogRatios(ReadOnlySpan<long> rna, ReadOnlySpan<long> dna, long minimumDna)
    {
        double rnaSum = SmoothedSum(rna), dnaSum = SmoothedSum(dna);
        var ratios = new double[rna.Length];
        for (int i = 0; i < ratios.Length; i++)
        {
            bool hasValue = rna[i] != MpraCounts.Missing && dna[i] != MpraCounts.Missing && dna[i] >= minimumDna;
            ratios[i] = hasValue ? Math.Log2((rna[i] + 1) / rnaSum / ((dna[i] + 1) / dnaSum)) : double.NaN;
        }
        return ratios;
    }

    private static double SmoothedSum(ReadOnlySpan<long> counts)
    {
        double sum = 0;
        foreach (long count in counts)
            sum += count == MpraCounts.Missing ? 0 : count + 1;
        return sum;
    }

    private static double[] MakeWeights(int count, IReadOnlyList<ExperimentActivity> experiments)
    {
        ExperimentActivity[] replicated = [.. experiments.Where(experiment => experiment.ByReplicate.Count > 1)];
        double[] distances = [.. Enumerable.Range(0, count)
            .Select(i => replicated.Select(experiment => experiment.Distance(i)).DefaultIfEmpty().Average())];
        double least = distances.Min(), greatest = distances.Max();
        return [.. distances.Select(distance => greatest > least ? (greatest - distance) / (greatest - least) : 1)];
    }
}
