using System.Globalization;

namespace MlNetGenomics.Variants;

/// <summary>How many variants were read, and how many of them could not be scored, with the first ones of each kind.</summary>
public sealed class VariantTally
{
    // As many as show a reader what is wrong.
    private const int MostExamples = 3;

    private readonly long[] _counts = new long[Enum.GetValues<VariantIssue>().Length];
    private readonly List<string>[] _examples = [.. Enum.GetValues<VariantIssue>().Select(_ => new List<string>())];

    /// <summary>Alternate alleles read.</summary>
    public long Read => _counts.Sum();

    /// <summary>Alternate alleles scored.</summary>
    public long Scored => _counts[(int)VariantIssue.None];

    /// <summary>Alternate alleles with an issue.</summary>
    public long Count(VariantIssue issue) => _counts[(int)issue];

    /// <summary>The first ones with an issue, in words.</summary>
    public IReadOnlyList<string> Examples(VariantIssue issue) => _examples[(int)issue];

    /// <summary>Issues that occurred.</summary>
    public IEnumerable<VariantIssue> Issues =>
        Enum.GetValues<VariantIssue>().Where(issue => issue != VariantIssue.None && Count(issue) > 0);

    /// <summary>Counts a variant.</summary>
    /// <param name="issue">What is wrong with it.</param>
    /// <param name="detail">The same in words; not needed where nothing is.</param>
    public void Add(VariantIssue issue, string? detail)
    {
        _counts[(int)issue]++;
        if (detail is not null && _examples[(int)issue].Count < MostExamples)
            _examples[(int)issue].Add(detail);
    }

    /// <summary>An issue's variants in one line: how many, and the first ones.</summary>
    public string Describe(VariantIssue issue)
    {
        string what = issue switch
        {
            VariantIssue.Symbolic => "without an alternate allele of bases",
            VariantIssue.UnknownChromosome => "on chromosomes that the genome does not have",
            VariantIssue.BeyondEnd => "beyond the end of their chromosome",
            VariantIssue.ReferenceMismatch => "whose reference allele is not the genome's",
            _ => "with alleles longer than the model's sequences",
        };
        string more = Count(issue) > Examples(issue).Count ? ", ..." : "";
        return string.Create(
            CultureInfo.InvariantCulture, $"{Count(issue):#,0} skipped, {what}: {string.Join("; ", Examples(issue))}{more}");
    }
}
