namespace MlNetGenomics.Variants;

/// <summary>Scores variants as they come, some thousands at a time, so that memory does not grow with their number.</summary>
/// <param name="windows">Makes sequences of variants.</param>
/// <param name="scorer">Predicts for them.</param>
public sealed class VariantScan(VariantWindows windows, IAlleleScorer scorer)
{
    // Bases of a batch's sequences with one allele: 16 MB.
    private const int BatchBases = 1 << 24;
    private const int MostVariants = 8192;

    /// <summary>What was read, and what of it could not be scored.</summary>
    public VariantTally Tally { get; } = new();

    /// <summary>Whether a variant that cannot be scored is an error; those without an allele of bases never are.</summary>
    public bool IsStrict { get; init; }

    /// <summary>Scores variants.</summary>
    /// <param name="variants">The variants.</param>
    /// <param name="source">What messages call their file.</param>
    /// <param name="cancellation">Stops between batches.</param>
    /// <returns>Batches of variants that could be scored, and their scores.</returns>
    /// <exception cref="GenomicsException">
    /// A variant cannot be scored and that is an error, or its file is not a good one; names file and line.
    /// </exception>
    public IEnumerable<(IReadOnlyList<VariantRecord> Variants, AlleleScores Scores)> Run(
        IEnumerable<VariantRecord> variants, string source, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(variants);
        int capacity = Math.Clamp(BatchBases / windows.Length, 1, MostVariants);
        var pairs = new AllelePairs(windows.Length, capacity);
        var taken = new List<VariantRecord>(capacity);
        foreach (VariantRecord variant in variants)
        {
            if (!Add(variant, pairs, source))
                continue;
            taken.Add(variant);
            if (!pairs.IsFull)
                continue;
            yield return Score();
        }
        if (taken.Count > 0)
            yield return Score();

        (IReadOnlyList<VariantRecord>, AlleleScores) Score()
        {
            cancellation.ThrowIfCancellationRequested();
            AlleleScores scores = scorer.Score(pairs, cancellation);
            VariantRecord[] batch = [.. taken];
            pairs.Clear();
            taken.Clear();
            return (batch, scores);
        }
    }

    private bool Add(VariantRecord variant, AllelePairs pairs, string source)
    {
        VariantIssue issue;
        string? detail;
        try
        {
            issue = windows.Add(variant, pairs, out detail);
        }
        catch (GenomicsException e) when (e.Message.StartsWith("line ", StringComparison.Ordinal))
        {
            throw new GenomicsException($"{source}, {e.Message}", e);
        }
        Tally.Add(issue, detail);
        if (IsStrict && issue is not (VariantIssue.None or VariantIssue.Symbolic))
            throw VariantFields.Error(source, variant.Line, detail!);
        return issue == VariantIssue.None;
    }
}
