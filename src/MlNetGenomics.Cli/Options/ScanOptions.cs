using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using MlNetGenomics.Motifs;
using MlNetGenomics.Motifs.Scan;
using MlNetGenomics.Sequences;

namespace MlNetGenomics.Cli.Options;

/// <summary>How sequences are scanned for motifs.</summary>
internal sealed class ScanOptions
{
    private readonly Option<double> _pValue = new("--pvalue")
    {
        Description = "Hits have a p-value below this",
        HelpName = "P",
        CustomParser = result => Numbers.ParseDouble(result),
        DefaultValueFactory = _ => new ScanSettings().MaximumPValue,
    };

    private readonly Option<double> _qValue = new("--qvalue")
    {
        Description = "Hits have a q-value up to this",
        HelpName = "Q",
        CustomParser = result => Numbers.ParseDouble(result),
        DefaultValueFactory = _ => new ScanSettings().MaximumQValue,
    };

    private readonly Option<bool> _noQValues = new("--no-qvalues")
    {
        Description = "Write hits as they are found: any number, in little memory",
    };

    private readonly Option<bool> _oneStrand = new("--one-strand")
    {
        Description = "Scan the forward strand only",
    };

    private readonly Option<bool> _genomic = new("--genomic")
    {
        Description = "Names are chr:start-end (bedtools getfasta): hits have the genome's positions",
    };

    private readonly Option<string> _background = new("--background")
    {
        Description = "Bases by chance: uniform, motifs (as the motif file says), or A,C,G,T",
        HelpName = "WHAT",
        DefaultValueFactory = _ => "uniform",
    };

    private readonly Option<double> _pseudocount = new("--pseudocount")
    {
        Description = "Count added to each column in all",
        HelpName = "X",
        CustomParser = result => Numbers.ParseDouble(result),
        DefaultValueFactory = _ => new ScanSettings().Pseudocount,
    };

    /// <summary>The options.</summary>
    public Option[] All => [_pValue, _qValue, _noQValues, _oneStrand, _genomic, _background, _pseudocount];

    /// <summary>Whether hits get q-values.</summary>
    public bool HasQValues(ParseResult parsed) => !parsed.GetValue(_noQValues);

    /// <summary>What they say.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="motifs">The motifs, whose file may say how frequent the bases are.</param>
    /// <param name="motifPath">That file.</param>
    /// <exception cref="UsageException">A value is out of range, or options do not go together.</exception>
    /// <exception cref="GenomicsException">The file does not say how frequent the bases are.</exception>
    public ScanSettings Get(ParseResult parsed, MotifSet motifs, string motifPath)
    {
        double pValue = parsed.GetValue(_pValue), qValue = parsed.GetValue(_qValue);
        double pseudocount = parsed.GetValue(_pseudocount);
        if (pValue is not (> 0 and <= 1))
            throw new UsageException(FormattableString.Invariant($"--pvalue: '{pValue}' is not over 0 and at most 1"));
        if (qValue < 0)
            throw new UsageException(FormattableString.Invariant($"--qvalue: '{qValue}' is not 0 or more"));
        if (pseudocount < 0)
            throw new UsageException(FormattableString.Invariant($"--pseudocount: '{pseudocount}' is not 0 or more"));
        if (!HasQValues(parsed) && qValue < 1)
            throw new UsageException("--qvalue needs q-values, which --no-qvalues leaves out");
        return new ScanSettings
        {
            MaximumPValue = pValue,
            MaximumQValue = qValue,
            BothStrands = !parsed.GetValue(_oneStrand),
            IsGenomic = parsed.GetValue(_genomic),
            Pseudocount = pseudocount,
            Background = Background(parsed.GetValue(_background)!, motifs, motifPath),
        };
    }

    /// <summary>Settings for the JSON file.</summary>
    public static JsonObject Describe(ScanSettings settings, bool qValues) => new()
    {
        ["pvalue"] = settings.MaximumPValue,
        ["qvalue"] = settings.MaximumQValue,
        ["qvalues"] = qValues,
        ["both_strands"] = settings.BothStrands,
        ["genomic"] = settings.IsGenomic,
        ["pseudocount"] = settings.Pseudocount,
        ["background"] = new JsonArray(
            settings.Background.A, settings.Background.C, settings.Background.G, settings.Background.T),
    };

    private static BaseBackground Background(string what, MotifSet motifs, string motifPath)
    {
        if (what == "uniform")
            return BaseBackground.Uniform;
        if (what == "motifs")
            return motifs.Background ?? throw new GenomicsException($"{motifPath}: does not say how frequent the bases are");
        string[] words = what.Split(',');
        var shares = new double[words.Length];
        for (int i = 0; i < words.Length; i++)
        {
            if (!double.TryParse(words[i], NumberStyles.Float, CultureInfo.InvariantCulture, out shares[i]))
                throw new UsageException($"--background: '{what}' is neither uniform, motifs nor four numbers A,C,G,T");
        }
        return MuseamOptions.ToBackground(shares);
    }
}
