using System.CommandLine;
using System.Text.Json.Nodes;
using MlNetGenomics.Cli.Running;
using MlNetGenomics.Files;
using MlNetGenomics.Variants;

namespace MlNetGenomics.Cli.Options;

/// <summary>Which variants are scored, against what, and what counts.</summary>
internal sealed class VariantOptions
{
    private const string AllTests = "all";
    private const string TopTests = "top";
    private const string Counts = "counts";
    private const string Intervals = "intervals";

    private readonly Option<string?> _variants;
    private readonly Option<string?> _genome;
    private readonly Option<double> _top;
    private readonly Option<double> _rate;
    private readonly bool _isPart;

    private readonly Option<string?> _benign = new("--benign")
    {
        Description = "Variants without consequence, as --variants: gives the others p-values and false discovery rates",
        HelpName = "FILE",
    };

    private readonly Option<string?> _annotation = new("--annotation")
    {
        Description = "Named regions of the genome, to say which variants lie on which",
        HelpName = "FILE.bed",
    };

    private readonly Option<string> _tests = Choice.Option(
        "--tests", "Of which variants false discovery rates are taken; top is the paper's way, which does not hold the rate",
        AllTests, AllTests, TopTests);

    private readonly Option<string?> _frequency = new("--frequency")
    {
        Description = "INFO key or column of allele frequencies; if not given MAF, AF or CAF, in a table maf or af",
        HelpName = "NAME",
    };

    private readonly Option<string> _bins = Choice.Option(
        "--maf-bins", "Ten bins of frequency: of as many variants each, or equal intervals as in the paper",
        Counts, Counts, Intervals);

    private readonly Option<int> _motifs = new("--changed-motifs")
    {
        Description = "MuSeAM: gains, and losses, of motifs that are told of a variant, at most",
        HelpName = "N",
        CustomParser = result => Numbers.ParseInt(result, 0),
        DefaultValueFactory = _ => 3,
    };

    private readonly Option<bool> _strict = new("--strict")
    {
        Description = "A reference allele that is not the genome's, an unknown chromosome or a position beyond its end is an "
            + "error, rather than skipped and counted",
    };

    /// <summary>Makes the options.</summary>
    /// <param name="genome">
    /// The genome of a command for which variants are one part of several: it adds the option itself, variants may be left out,
    /// and what counts is --variant-top and --variant-fdr. Null for a command about variants.
    /// </param>
    public VariantOptions(Option<string?>? genome = null)
    {
        _isPart = genome is not null;
        string prefix = _isPart ? "--variant-" : "--";
        _variants = new Option<string?>("--variants")
        {
            Description = "VCF, or a table: chromosome, position, reference, alternate; or left, reference, alternate, right; or "
                + "reference_sequence, alternate_sequence; further name, maf. Plain, gzip or bgzip; - for standard input",
            HelpName = "FILE",
            Required = !_isPart,
        };
        _genome = genome ?? new Option<string?>("--genome")
        {
            Description = "Genome that the variants lie in, FASTA, not packed; read by its index FILE.fa.fai where there is one",
            HelpName = "FILE.fa",
        };
        _top = Share($"{prefix}top", "Share of the variants, those of the greatest effects, that are the top ones", 0.01);
        _rate = Share($"{prefix}fdr", "False discovery rate up to which a variant is significant", 0.05);
    }

    /// <summary>The options.</summary>
    public Option[] All =>
        [_variants, .. _isPart ? [] : new[] { _genome }, _benign, _annotation, _top, _rate, _tests, _frequency, _bins, _motifs, _strict];

    /// <summary>Options that only a whole, not a shard, has a use for.</summary>
    public Option[] OfTheWhole => [_bins];

    /// <summary>The files and settings, where there are variants at all; null where there are none.</summary>
    /// <exception cref="UsageException">Options do not go together.</exception>
    public VariantInputs? Find(ParseResult parsed, JsonObject settings)
    {
        if (parsed.GetValue(_variants) is not null)
            return Get(parsed, settings);
        OptionUse.Reject(parsed, All, $"is for variants, and there is no {_variants.Name}");
        return null;
    }

    /// <summary>The files and settings; puts them among the settings of the JSON file.</summary>
    /// <exception cref="UsageException">Options do not go together.</exception>
    public VariantInputs Get(ParseResult parsed, JsonObject settings)
    {
        var inputs = new VariantInputs(
            parsed.GetValue(_variants)!,
            parsed.GetValue(_genome),
            parsed.GetValue(_benign),
            parsed.GetValue(_annotation),
            new VariantSettings
            {
                TopShare = parsed.GetValue(_top),
                FalseDiscoveryRate = parsed.GetValue(_rate),
                Tests = parsed.GetValue(_tests) == TopTests ? VariantTests.Top : VariantTests.All,
                Binning = parsed.GetValue(_bins) == Intervals ? FrequencyBinning.Intervals : FrequencyBinning.Counts,
                Motifs = parsed.GetValue(_motifs),
                IsStrict = parsed.GetValue(_strict),
                Frequency = parsed.GetValue(_frequency),
            });
        if (inputs.Benign is null)
            OptionUse.Reject(parsed, [_rate, _tests], $"there are no p-values without {_benign.Name}");
        else if (inputs.Benign == InputFile.StandardInput && inputs.Variants == InputFile.StandardInput)
            throw new UsageException($"{_variants.Name} and {_benign.Name} cannot both come from standard input");
        settings["variants"] = inputs.Variants;
        settings["genome"] = inputs.Genome;
        settings["benign"] = inputs.Benign;
        settings["annotation"] = inputs.Annotation;
        settings["top"] = inputs.Settings.TopShare;
        settings["fdr"] = inputs.Benign is null ? null : inputs.Settings.FalseDiscoveryRate;
        settings["tests"] = inputs.Benign is null ? null : parsed.GetValue(_tests);
        settings["frequency"] = inputs.Settings.Frequency;
        settings["maf_bins"] = parsed.GetValue(_bins);
        settings["changed_motifs"] = inputs.Settings.Motifs;
        settings["strict"] = inputs.Settings.IsStrict;
        return inputs;
    }

    /// <summary>Of which variants a shard's settings say that rates are taken.</summary>
    public static VariantTests Tests(string? setting) => setting == TopTests ? VariantTests.Top : VariantTests.All;

    private static Option<double> Share(string name, string description, double usual)
    {
        var option = new Option<double>(name)
        {
            Description = description,
            HelpName = "SHARE",
            CustomParser = result => Numbers.ParseDouble(result),
            DefaultValueFactory = _ => usual,
        };
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && result.Errors.Count() == 0 && result.GetValueOrDefault<double>() is <= 0 or > 1)
                result.AddError($"{name}: '{result.Tokens[0].Value}' is not a share, over 0 to 1");
        });
        return option;
    }
}
