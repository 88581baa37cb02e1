using System.CommandLine;
using MlNetGenomics.Cli.Running;
using MlNetGenomics.Interpretation.Mutagenesis;
using MlNetGenomics.Sequences;

namespace MlNetGenomics.Cli.Options;

/// <summary>What is mutated, where, and how mutants are scored.</summary>
internal sealed class MutationOptions
{
    private const string Prediction = "prediction";
    private const string Logit = "logit";
    private const string Auto = "auto";
    private const string Incremental = "incremental";
    private const string BruteForce = "brute-force";

    private readonly Option<string> _value = Choice.Option(
        "--value", "Compare predictions, or what goes into the last activation", Prediction, Prediction, Logit);

    private readonly Option<string> _method = Choice.Option(
        "--method", "Work out what a mutation changes, or all; auto: the faster", Auto, Auto, Incremental, BruteForce);

    private readonly Option<int?> _from = Position("--from", "First base to mutate, from 1");
    private readonly Option<int?> _to = Position("--to", "Last base to mutate");

    private readonly Option<int?> _deletions = new("--deletions")
    {
        Description = "Delete so many bases from each position on, instead of replacing one",
        HelpName = "LENGTH",
        CustomParser = result => Numbers.ParseInt(result, 1),
    };

    private readonly Option<string?> _insert = new("--insert")
    {
        Description = "Insert these bases before each position instead",
        HelpName = "BASES",
    };

    /// <summary>The options.</summary>
    public Option[] All => [_value, _method, _from, _to, _deletions, _insert];

    /// <summary>--from and --to.</summary>
    public Option[] Window => [_from, _to];

    /// <summary>--deletions and --insert.</summary>
    public Option[] Indels => [_deletions, _insert];

    /// <summary>--deletions.</summary>
    public int? DeletionLength(ParseResult parsed) => parsed.GetValue(_deletions);

    /// <summary>--insert, as base codes.</summary>
    /// <exception cref="UsageException">A letter is not a base, or there is none.</exception>
    public byte[]? Inserted(ParseResult parsed)
    {
        if (parsed.GetValue(_insert) is not { } text)
            return null;
        try
        {
            return text.Length > 0 ? Dna.Encode(text) : throw new UsageException($"{_insert.Name}: there are no bases");
        }
        catch (GenomicsException e)
        {
            throw new UsageException($"{_insert.Name}: '{text}', {e.Message}");
        }
    }

    /// <summary>The option that only the library's own engine can follow; null where there is none.</summary>
    public string? NeedsOwnEngine(ParseResult parsed)
    {
        if (parsed.GetValue(_value) == Logit)
            return $"{_value.Name} {Logit}";
        if (parsed.GetValue(_method) == Incremental)
            return $"{_method.Name} {Incremental}";
        return Indels.FirstOrDefault(option => OptionUse.IsGiven(parsed, option))?.Name;
    }

    /// <summary>What they say; puts it into the JSON file.</summary>
    /// <exception cref="UsageException">Options do not go together.</exception>
    public MutagenesisSettings Get(ParseResult parsed, CommandRun run)
    {
        if (Indels.All(option => OptionUse.IsGiven(parsed, option)))
            throw new UsageException($"give either {_deletions.Name} or {_insert.Name}");
        if (Indels.Any(option => OptionUse.IsGiven(parsed, option)))
            OptionUse.Reject(parsed, [_method], "mutants with bases deleted or inserted are all scored by brute force");
        int? from = parsed.GetValue(_from), to = parsed.GetValue(_to);
        if (to < (from ?? 1))
            throw new UsageException($"{_to.Name}: '{to}' is before {_from.Name} {from ?? 1}");
        string value = parsed.GetValue(_value)!, method = parsed.GetValue(_method)!;
        run.Settings["value"] = value;
        run.Settings["method"] = method;
        run.Settings["from"] = from;
        run.Settings["to"] = to;
        run.Settings["deletions"] = DeletionLength(parsed);
        run.Settings["insert"] = parsed.GetValue(_insert);
        return new MutagenesisSettings
        {
            Value = value == Logit ? MutagenesisValue.Logit : MutagenesisValue.Prediction,
            From = (from ?? 1) - 1,
            To = to,
            Method = method switch
            {
                Incremental => MutagenesisMethod.Incremental,
                BruteForce => MutagenesisMethod.BruteForce,
                _ => MutagenesisMethod.Automatic,
            },
        };
    }

    /// <summary>Fails where the positions are not in sequences of a length.</summary>
    /// <exception cref="UsageException">Names the option.</exception>
    public void RequireWithin(ParseResult parsed, int length)
    {
        foreach (Option<int?> option in new[] { _from, _to })
        {
            if (parsed.GetValue(option) > length)
                throw new UsageException($"{option.Name}: '{parsed.GetValue(option)}' is past the end of sequences of {length} bases");
        }
    }

    private static Option<int?> Position(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "N",
        CustomParser = result => Numbers.ParseInt(result, 1),
    };
}
