using System.CommandLine;
using MlNetGenomics.Cli.Running;
using MlNetGenomics.Interpretation;

namespace MlNetGenomics.Cli.Options;

/// <summary>Which windows make a filter's motif.</summary>
internal sealed class FilterRuleOption
{
    private const string Paper = "paper";
    private const string Program = "program";

    /// <summary>--rule.</summary>
    public Option<string> Option { get; } = Choice.Option(
        "--rule",
        "Which windows count: the best of each sequence above 70 % of the filter's greatest activation, or every one " +
        "above 50 %, weighted",
        Paper,
        Paper,
        Program);

    /// <summary>The rule asked for, which goes into the JSON file too.</summary>
    public FilterMotifSettings Read(ParseResult parsed, CommandRun run)
    {
        string name = parsed.GetValue(Option)!;
        run.Settings["rule"] = name;
        return name == Program ? FilterMotifSettings.Program : FilterMotifSettings.Paper;
    }
}
