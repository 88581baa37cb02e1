using System.CommandLine;
using MlNetGenomics.Cli.Running;
using MlNetGenomics.Interpretation;

namespace MlNetGenomics.Cli.Options;

/// <summary>Which windows make a filter's motif.</summary>
internal sealed class FilterRuleOption
{
    private const string Paper = "paper";
    /// <summary>The rule of Koo and Eddy's released program, which made their table.</summary>
    public const string Program = "program";

    /// <summary>Makes the option.</summary>
    /// <param name="defaultName">What counts where it is not given.</param>
    public FilterRuleOption(string defaultName = Paper)
    {
        Option = Choice.Option(
            "--rule",
            "Which windows count: the best of each sequence above 70 % of the filter's greatest activation, or every one " +
            "above 50 %, weighted",
            defaultName,
            Paper,
            Program);
    }

    /// <summary>--rule.</summary>
    public Option<string> Option { get; }

    /// <summary>The rule asked for, which goes into the JSON file too.</summary>
    public FilterMotifSettings Read(ParseResult parsed, CommandRun run)
    {
        string name = parsed.GetValue(Option)!;
        run.Settings["rule"] = name;
        return name == Program ? FilterMotifSettings.Program : FilterMotifSettings.Paper;
    }
}
