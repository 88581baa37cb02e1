using System.CommandLine;

namespace MlNetGenomics.Cli.Options;

/// <summary>Options that every command takes.</summary>
internal sealed class CommonOptions
{
    /// <summary>--seed.</summary>
    public Option<long> Seed { get; } = new("--seed")
    {
        Description = "Seed of everything random",
        HelpName = "S",
        Recursive = true,
        CustomParser = result => Numbers.ParseLong(result),
        DefaultValueFactory = _ => 0,
    };

    /// <summary>--threads.</summary>
    public Option<int> Threads { get; } = new("--threads")
    {
        Description = "Threads; 0: one a processor. Results do not depend on it",
        HelpName = "N",
        Recursive = true,
        CustomParser = result => Numbers.ParseInt(result, 0),
        DefaultValueFactory = _ => 0,
    };

    /// <summary>--json.</summary>
    public Option<string?> Json { get; } = new("--json")
    {
        Description = "Also write settings, metrics and outputs as JSON",
        HelpName = "FILE",
        Recursive = true,
    };

    /// <summary>--quiet.</summary>
    public Option<bool> Quiet { get; } = new("--quiet")
    {
        Description = "No progress and no summary",
        Recursive = true,
    };

    /// <summary>--verbose.</summary>
    public Option<bool> Verbose { get; } = new("--verbose")
    {
        Description = "Stack traces with errors",
        Recursive = true,
    };

    /// <summary>Adds them to the root, whose commands inherit them.</summary>
    public void AddTo(RootCommand root)
    {
        foreach (Option option in new Option[] { Seed, Threads, Json, Quiet, Verbose })
            root.Options.Add(option);
    }
}
