using MlNetGenomics.Statistics;

namespace MlNetGenomics.Training;

/// <summary>Which sequences a model is trained on, which tell the best epoch, and which only test it.</summary>
/// <param name="Training">Numbers of the sequences to train on, from 0.</param>
/// <param name="Validation">Of those to validate on.</param>
/// <param name="Test">Of those to test on.</param>
public sealed record DataSplit(int[] Training, int[] Validation, int[] Test)
{
    /// <summary>Deals sequences out at random.</summary>
    /// <param name="count">Number of sequences.</param>
    /// <param name="validation">Share to validate on; 0 or more.</param>
    /// <param name="test">Share to test on; 0 or more.</param>
    /// <param name="seed">Equal seeds give equal splits.</param>
    /// <exception cref="GenomicsException">A part would be empty.</exception>
    public static DataSplit Random(int count, double validation, double test, long seed)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(validation);
        ArgumentOutOfRangeException.ThrowIfNegative(test);
        int[] order = [.. Enumerable.Range(0, count)];
        new SplittableRandom(seed).Shuffle<int>(order);
        int validating = (int)Math.Round(count * validation), testing = (int)Math.Round(count * test);
        int training = Math.Max(0, count - validating - testing);
        return new DataSplit(
            order[..training], order[training..Math.Min(count, training + validating)], order[(count - testing)..])
            .RequireParts();
    }

    /// <summary>
    /// Splits by chromosome, as names like chr8:1000-1200 give it, so that what lies together stays together.
    /// </summary>
    /// <param name="chromosomes">Chromosome of each sequence.</param>
    /// <param name="validation">Chromosomes to validate on.</param>
    /// <param name="test">Chromosomes to test on.</param>
    /// <exception cref="GenomicsException">A chromosome is in both lists or has no sequence, or a part is empty.</exception>
    public static DataSplit ByChromosome(
        IReadOnlyList<string> chromosomes, IReadOnlyCollection<string> validation, IReadOnlyCollection<string> test)
    {
        ArgumentNullException.ThrowIfNull(chromosomes);
        ArgumentNullException.ThrowIfNull(validation);
        ArgumentNullException.ThrowIfNull(test);
        if (validation.Intersect(test).FirstOrDefault() is { } both)
            throw new GenomicsException($"chromosome {both}: is both to validate and to test on");
        var known = new HashSet<string>(chromosomes);
        if (validation.Concat(test).FirstOrDefault(name => !known.Contains(name)) is { } absent)
            throw new GenomicsException($"chromosome {absent}: no sequence is on it{NearestName.Advise(absent, known)}");
        int[] all = [.. Enumerable.Range(0, chromosomes.Count)];
        return new DataSplit(
            [.. all.Where(i => !validation.Contains(chromosomes[i]) && !test.Contains(chromosomes[i]))],
            [.. all.Where(i => validation.Contains(chromosomes[i]))],
            [.. all.Where(i => test.Contains(chromosomes[i]))])
            .RequireParts();
    }

    /// <summary>
    /// Deals groups out at random, so that sequences of one stay together: one after the other goes to the test or
    /// validation set if that brings its size nearer to its share (the first always does), else it is trained on.
    /// </summary>
    /// <param name="groups">Group of each sequence: the region of a tile, say.</param>
    /// <param name="validation">Share of the sequences to validate on; 0 or more.</param>
    /// <param name="test">Share of the sequences to test on; 0 or more.</param>
    /// <param name="seed">Equal seeds give equal splits.</param>
    /// <returns>Parts in the order of the sequences.</returns>
    /// <exception cref="GenomicsException">A part would be empty.</exception>
    public static DataSplit ByGroup(IReadOnlyList<string> groups, double validation, double test, long seed)
    {
        ArgumentNullException.ThrowIfNull(groups);
        ArgumentOutOfRangeException.ThrowIfNegative(validation);
        ArgumentOutOfRangeException.ThrowIfNegative(test);
        List<int> training = [], validating = [], testing = [];
        foreach (int[] group in ItemGroups.InRandomOrder(groups, seed))
        {
            List<int> part = Wants(testing, test) ? testing : Wants(validating, validation) ? validating : training;
            part.AddRange(group);

            bool Wants(List<int> part, double share) =>
                share > 0 && (part.Count == 0 || 2 * (groups.Count * share - part.Count) > group.Length);
        }
        return new DataSplit([.. training.Order()], [.. validating.Order()], [.. testing.Order()]).RequireParts();
    }

    private DataSplit RequireParts()
    {
        Require(Training, "train");
        Require(Validation, "validate");
        Require(Test, "test");
        return this;

        void Require(int[] part, string purpose)
        {
            if (part.Length == 0)
            {
                throw new GenomicsException(
                    $"{Training.Length + Validation.Length + Test.Length} sequences leave none to {purpose} on");
            }
        }
    }
}
