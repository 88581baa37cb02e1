using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.Text;
using MlNetGenomics.Cli.Commands;

namespace MlNetGenomics.Cli;

/// <summary>The usual help page, and below it the command's examples.</summary>
internal sealed class ExampleHelpAction(HelpAction help, int width) : SynchronousCommandLineAction
{
    private const string Continuation = " \\";

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
            WriteWrapped(output, example);
        output.WriteLine();
        return code;
    }

    /// <summary>An example in lines that a shell takes as one.</summary>
    private void WriteWrapped(TextWriter output, string example)
    {
        var line = new StringBuilder(" ");
        foreach (string word in example.Split(' '))
        {
            if (line.Length + 1 + word.Length + Continuation.Length > width)
            {
                output.WriteLine(line.Append(Continuation));
                line.Clear().Append("     ");
            }
            line.Append(' ').Append(word);
        }
        output.WriteLine(line);
    }
}
