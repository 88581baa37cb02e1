using System.CommandLine;
using System.Text.Json.Nodes;
using MlNetGenomics.Cli.Running;
using MlNetGenomics.Sequences;
using MlNetGenomics.Training;

namespace MlNetGenomics.Cli.Options;

/// <summary>Which sequences are validated and tested on, where some must stay together.</summary>
internal sealed class GroupSplitOptions
{
    private readonly Option<double[]?> _split = new("--split")
    {
        Description = "Also write train.fa, validation.fa and test.fa: shares to validate and to test on, at random, all " +
            "tiles of a region in one",
        HelpName = "V,T",
        Arity = ArgumentArity.ExactlyOne,
        CustomParser = Numbers.ParseDoubles,
    };

    private readonly Option<string?> _validation = new("--validation-chromosomes")
    {
        Description = "Split by chromosome instead: regions, or sequences, are called chr1:100-395",
        HelpName = "chr8,...",
    };

    private readonly Option<string?> _test = new("--test-chromosomes")
    {
        Description = "Chromosomes to test on",
        HelpName = "chr18,...",
    };

    /// <summary>The options.</summary>
    public Option[] All => [_split, _validation, _test];

    /// <summary>Whether a split is asked for.</summary>
    /// <exception cref="UsageException">Options do not go together, or a share is none.</exception>
    public bool IsWanted(ParseResult parsed)
    {
        bool areShares = OptionUse.IsGiven(parsed, _split);
        if ((parsed.GetValue(_validation) is null) != (parsed.GetValue(_test) is null))
            throw new UsageException($"{_validation.Name} and {_test.Name} go together");
        if (areShares && parsed.GetValue(_test) is not null)
            throw new UsageException($"{_split.Name}: not with {_test.Name}");
        if (areShares && (parsed.GetValue(_split) is not [> 0 and < 1, > 0 and < 1] shares || shares.Sum() >= 1))
            throw new UsageException($"{_split.Name}: two numbers over 0 are needed whose sum is below 1, such as 0.1,0.1");
        return areShares || parsed.GetValue(_test) is not null;
    }

    /// <summary>Fails where there is nothing to split.</summary>
    public void Reject(ParseResult parsed, string reason) => OptionUse.Reject(parsed, All, reason);

    /// <summary>Splits.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="run">The run.</param>
    /// <param name="groups">Group of each sequence; of these, those of one chromosome go together where that is asked for.</param>
    public DataSplit Read(ParseResult parsed, CommandRun run, IReadOnlyList<string> groups)
    {
        if (parsed.GetValue(_test) is not { } test)
        {
            double[] shares = parsed.GetValue(_split)!;
            run.Settings["split"] = new JsonArray(shares[0], shares[1]);
            return DataSplit.ByGroup(groups, shares[0], shares[1], run.Seed);
        }
        string validation = parsed.GetValue(_validation)!;
        run.Settings["validation_chromosomes"] = validation;
        run.Settings["test_chromosomes"] = test;
        return DataSplit.ByChromosome([.. groups.Select(GenomicInterval.ChromosomeOf)], Names(validation), Names(test));
    }

    private static string[] Names(string list) => [.. list.Split(',').Select(name => name.Trim())];
}
