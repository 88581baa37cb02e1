using System.CommandLine;
using MlNetGenomics.Cli.Running;
using MlNetGenomics.Interpretation.Mutagenesis;

namespace MlNetGenomics.Cli.Options;

/// <summary>How regions that are not of the model's length are cut into windows.</summary>
internal sealed class RegionOptions
{
    private readonly Option<bool> _regions = new("--regions")
    {
        Description = "Sequences are regions of any length: score them in windows, and give each base the mean of its windows",
    };

    private readonly Option<int?> _length = Number("--window-length", "Bases of a window; all that the model reads if not given");
    private readonly Option<int?> _step = Number("--window-step", "Bases from window to window; a fifth of one if not given");

    private readonly Option<int?> _start = Number(
        "--window-start", "Where a shorter window lies in what the model reads, from 1, with N around it; the middle if not given");

    private readonly Option<string?> _genome = new("--genome")
    {
        Description = "Genome that regions named chr:start-end lie in, for the bases around them; N if not given",
        HelpName = "FILE.fa",
    };

    /// <summary>The options.</summary>
    public Option[] All => [_regions, _length, _step, _start, _genome];

    /// <summary>--genome.</summary>
    public string? Genome(ParseResult parsed) => parsed.GetValue(_genome);

    /// <summary>How windows lie; null where sequences are taken as they are. Puts it into the JSON file.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="run">The run.</param>
    /// <param name="others">Options that do not go with regions.</param>
    /// <exception cref="UsageException">Options do not go together.</exception>
    public RegionWindowSettings? Get(ParseResult parsed, CommandRun run, IEnumerable<Option> others)
    {
        if (!parsed.GetValue(_regions))
        {
            OptionUse.Reject(parsed, [_length, _step, _start, _genome], $"goes with {_regions.Name}");
            return null;
        }
        OptionUse.Reject(parsed, others, $"does not go with {_regions.Name}");
        run.Settings["regions"] = true;
        run.Settings["genome"] = Genome(parsed);
        return new RegionWindowSettings
        {
            Length = parsed.GetValue(_length),
            Step = parsed.GetValue(_step),
            Start = parsed.GetValue(_start) - 1,
        };
    }

    private static Option<int?> Number(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "N",
        CustomParser = result => Numbers.ParseInt(result, 1),
    };
}
