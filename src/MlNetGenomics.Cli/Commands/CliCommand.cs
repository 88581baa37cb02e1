using System.CommandLine;
using MlNetGenomics.Cli.Options;
using MlNetGenomics.Cli.Running;

namespace MlNetGenomics.Cli.Commands;

/// <summary>A command of mlng: its options, its examples, and what it does.</summary>
internal abstract class CliCommand : Command
{
    /// <summary>Names the command.</summary>
    protected CliCommand(string name, string description, Shell shell, CommonOptions common, params string[] examples)
        : base(name, description)
    {
        Examples = examples;
        SetAction(parsed =>
        {
            using var run = new CommandRun(this, parsed, shell, common);
            try
            {
                return Execute(parsed, run);
            }
            catch (OperationCanceledException e)
            {
                throw new OperationCanceledException(run.CancelledMessage, e);
            }
        });
    }

    /// <summary>Command lines that help shows.</summary>
    public IReadOnlyList<string> Examples { get; }

    /// <summary>Does the work.</summary>
    /// <returns>The exit code.</returns>
    protected abstract int Execute(ParseResult parsed, CommandRun run);

    /// <summary>Adds options, in the order in which help shows them.</summary>
    protected void Add(params ReadOnlySpan<Option> options)
    {
        foreach (Option option in options)
            Options.Add(option);
    }
}
