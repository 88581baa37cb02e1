using System.CommandLine;
using System.Text.Json.Nodes;
using MlNetGenomics.Cli.Running;
using MlNetGenomics.Mpra;

namespace MlNetGenomics.Cli.Options;

/// <summary>Where counts are, and which of them belong together.</summary>
internal sealed class MpraCountOptions
{
    private const string Sum = "sum";
    private const string Error = "error";

    private static readonly CountTableSettings Defaults = new();

    private readonly Option<string[]> _counts = new("--counts")
    {
        Description = "Counts, TSV with a header; tables of the same sequences may be several. NAME= calls a table's one column so",
        HelpName = "[NAME=]FILE",
        Required = true,
        Arity = ArgumentArity.OneOrMore,
        AllowMultipleArgumentsPerToken = false,
    };

    private readonly Option<string> _nameColumn = new("--name-column")
    {
        Description = "Column that names the sequence",
        HelpName = "C",
        DefaultValueFactory = _ => Defaults.NameColumn,
    };

    private readonly Option<string?> _countColumn = new("--count-column")
    {
        Description = "Column of counts in a table NAME=FILE; its only other one if not given",
        HelpName = "C",
    };

    private readonly Option<string[]> _rna = Columns(
        "--rna", "RNA columns of an experiment, a column a replicate; by their names if not given: HepG2_RNA_rep1");

    private readonly Option<string[]> _dna = Columns(
        "--dna", "DNA columns of an experiment, one or as many as of RNA; by their names if not given: HepG2_DNA");

    private readonly Option<string> _barcodes = Choice.Option(
        "--barcodes", "Several rows of one name are barcodes whose counts are summed, or an error", Sum, Sum, Error);

    private readonly Option<int> _minimumDna = new("--min-dna")
    {
        Description = "DNA counts that a replicate needs for a value",
        HelpName = "N",
        CustomParser = result => Numbers.ParseInt(result, 0),
        DefaultValueFactory = _ => 0,
    };

    /// <summary>The options.</summary>
    public Option[] All => [_counts, _nameColumn, _countColumn, _rna, _dna, _barcodes, _minimumDna];

    /// <summary>Files that are read.</summary>
    public IEnumerable<string> Inputs(ParseResult parsed) => Sources(parsed).Select(source => source.Path);

    /// <summary>Reads the counts and makes activities of them.</summary>
    /// <exception cref="UsageException">Options do not go together.</exception>
    public (MpraCounts Counts, MpraActivity Activity) Read(ParseResult parsed, CommandRun run)
    {
        CountTableSource[] sources = [.. Sources(parsed)];
        MpraColumnList[] rna = [.. Lists(parsed, _rna)], dna = [.. Lists(parsed, _dna)];
        if ((rna.Length == 0) != (dna.Length == 0))
            throw new UsageException($"{_rna.Name} and {_dna.Name} go together");
        if (OptionUse.IsGiven(parsed, _countColumn) && sources.All(source => source.Column is null))
            throw new UsageException($"{_countColumn.Name}: for tables given as NAME=FILE");
        Describe(parsed, run);
        var settings = new CountTableSettings
        {
            NameColumn = parsed.GetValue(_nameColumn)!,
            CountColumn = parsed.GetValue(_countColumn),
            RefusesRepeats = parsed.GetValue(_barcodes) == Error,
        };
        MpraCounts counts = InFile(() => MpraCountReader.Read(
            sources,
            settings,
            columns => rna.Length > 0
                ? MpraExperimentColumns.FromLists(rna, dna)
                : InFile(() => MpraExperimentColumns.FromNames(columns))));
        run.Settings["experiments"] = new JsonObject(counts.Experiments.Select(experiment => KeyValuePair.Create(
            experiment.Name,
            (JsonNode?)new JsonArray([.. experiment.Replicates.Select(replicate => new JsonObject
            {
                ["name"] = replicate.Name,
                ["rna"] = replicate.Rna,
                ["dna"] = replicate.Dna,
            })]))));
        return (counts, InFile(() => MpraActivity.Of(counts, parsed.GetValue(_minimumDna))));

        // Messages about columns and experiments name no file; of one table it can only be that one.
        T InFile<T>(Func<T> work) => sources.Length == 1 ? SequenceOptions.InFile(sources[0].Path, work) : work();
    }

    private void Describe(ParseResult parsed, CommandRun run)
    {
        run.Settings["counts"] = new JsonArray([.. parsed.GetValue(_counts)!.Select(text => JsonValue.Create(text))]);
        run.Settings["name_column"] = parsed.GetValue(_nameColumn);
        run.Settings["count_column"] = parsed.GetValue(_countColumn);
        run.Settings["barcodes"] = parsed.GetValue(_barcodes);
        run.Settings["min_dna"] = parsed.GetValue(_minimumDna);
    }

    /// <summary>An equals sign behind a folder is part of a path.</summary>
    private IEnumerable<CountTableSource> Sources(ParseResult parsed)
    {
        foreach (string text in parsed.GetValue(_counts)!)
        {
            int sign = text.IndexOf('=');
            if (sign < 0 || text[..sign].AsSpan().IndexOfAny('/', '\\') >= 0)
                yield return new CountTableSource(text);
            else if (sign == 0 || sign == text.Length - 1)
                throw new UsageException($"{_counts.Name}: '{text}' is not of the form NAME=FILE");
            else
                yield return new CountTableSource(text[(sign + 1)..], text[..sign]);
        }
    }

    private static IEnumerable<MpraColumnList> Lists(ParseResult parsed, Option<string[]> option)
    {
        foreach (string text in parsed.GetValue(option) ?? [])
        {
            int colon = text.IndexOf(':');
            string[] columns = [.. text[(colon + 1)..].Split(',').Select(column => column.Trim())];
            if (colon <= 0 || text[..colon].Any(char.IsWhiteSpace) || columns.Any(column => column.Length == 0))
                throw new UsageException($"{option.Name}: '{text}' is not of the form EXPERIMENT:COLUMN,...");
            yield return new MpraColumnList(text[..colon], columns);
        }
    }

    private static Option<string[]> Columns(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "EXPERIMENT:C,...",
        Arity = ArgumentArity.OneOrMore,
        AllowMultipleArgumentsPerToken = false,
    };
}
