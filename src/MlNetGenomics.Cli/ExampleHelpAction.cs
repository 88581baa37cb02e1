using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using MlNetGenomics.Cli.Commands;

namespace MlNetGenomics.Cli;

/// <summary>The usual help page, and below it the command's examples.</summary>
internal sealed class ExampleHelpAction(HelpAction help, int width) : SynchronousCommandLineAction
{
    /// <inheritdoc/>
    public override bool ClearsParseErrors => true;

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        help.MaxWidth = width;
        int code = help.Invoke(parseResult);
        TextWriter output = parseResult.InvocationConfiguration.Output;
        IReadOnlyList<string> examples = parseResult.CommandResult.Command is CliCommand command
            ? command.Examples
            : ["mlng demo", "mlng train --help"];
        output.WriteLine(examples.Count == 1 ? "Example:" : "Examples:");
        foreach (string example in examples)
            output.WriteLine($"  {example}");
        output.WriteLine();
        return code;
    }
}
