using System.CommandLine;
using MlNetGenomics.Cli.Running;
using MlNetGenomics.Interpretation.Seqlets;

namespace MlNetGenomics.Cli.Options;

/// <summary>What counts as a seqlet.</summary>
internal sealed class SeqletOptions
{
    private readonly Option<double> _pValue = new("--pvalue")
    {
        Description = "All spans within a seqlet have a p-value below this",
        HelpName = "P",
        CustomParser = result => Numbers.ParseDouble(result),
        DefaultValueFactory = _ => new SeqletSettings().MaximumPValue,
    };

    private readonly Option<int> _minimum = Number(
        "--min-length", "Bases of a seqlet, and of a span that is looked at, at least", 1, new SeqletSettings().MinimumLength);

    private readonly Option<int> _maximum = Number(
        "--max-length", "Bases of a seqlet at most", 1, new SeqletSettings().MaximumLength);

    private readonly Option<int> _bins = Number(
        "--bins", "Steps from the least to the greatest score that scores are rounded to", 2, new SeqletSettings().Bins);

    /// <summary>The options.</summary>
    public Option[] All => [_pValue, _minimum, _maximum, _bins];

    /// <summary>What they say.</summary>
    /// <exception cref="UsageException">A value is out of its range.</exception>
    public SeqletSettings Get(ParseResult parsed, CommandRun run)
    {
        double pValue = parsed.GetValue(_pValue);
        int minimum = parsed.GetValue(_minimum), maximum = parsed.GetValue(_maximum), bins = parsed.GetValue(_bins);
        if (pValue is not (> 0 and <= 1))
            throw new UsageException(FormattableString.Invariant($"--pvalue: '{pValue}' is not over 0 and at most 1"));
        if (maximum < minimum)
            throw new UsageException($"--max-length: '{maximum}' is below --min-length {minimum}");
        run.Settings["pvalue"] = pValue;
        run.Settings["min_length"] = minimum;
        run.Settings["max_length"] = maximum;
        run.Settings["bins"] = bins;
        return new SeqletSettings { MaximumPValue = pValue, MinimumLength = minimum, MaximumLength = maximum, Bins = bins };
    }

    private static Option<int> Number(string name, string description, int least, int otherwise) => new(name)
    {
        Description = description,
        HelpName = "N",
        CustomParser = result => Numbers.ParseInt(result, least),
        DefaultValueFactory = _ => otherwise,
    };
}
