using System.CommandLine;
using MlNetGenomics.Cli.Running;
using MlNetGenomics.Files;
using MlNetGenomics.Sequences;

namespace MlNetGenomics.Cli.Options;

/// <summary>Sequences that are told apart by their names.</summary>
internal sealed class SequenceGroupOption
{
    /// <summary>--group.</summary>
    public Option<string?> Option { get; } = new("--group")
    {
        Description = "Sequences whose names start with this: how do they fall into the clusters?",
        HelpName = "PREFIX",
    };

    /// <summary>What the group is called; null for none.</summary>
    public string? NameOf(ParseResult parsed) => parsed.GetValue(Option) is { } group ? $"{group}*" : null;

    /// <summary>Whether each sequence is of the group; empty where there is none.</summary>
    /// <exception cref="GenomicsException">No sequence is.</exception>
    public bool[] Mark(ParseResult parsed, CommandRun run, SequenceSet sequences, string file)
    {
        string? group = parsed.GetValue(Option);
        run.Settings["group"] = group;
        if (group is null)
            return [];
        bool[] isMarked = [.. sequences.Names.Select(name => name.StartsWith(group, StringComparison.Ordinal))];
        return isMarked.Contains(true)
            ? isMarked
            : throw new GenomicsException($"{InputFile.DisplayName(file)}: no sequence has a name that starts with '{group}'");
    }
}
