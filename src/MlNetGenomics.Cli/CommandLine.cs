using System.CommandLine;
using System.CommandLine.Help;
using MlNetGenomics.Cli.Commands;
using MlNetGenomics.Cli.Options;

namespace MlNetGenomics.Cli;

/// <summary>The whole program but for the console: arguments in, text and an exit code out.</summary>
internal static class CommandLine
{
    /// <summary>Runs one command line.</summary>
    /// <param name="args">The arguments after the program's name.</param>
    /// <param name="output">Receives results.</param>
    /// <param name="error">Receives errors and warnings.</param>
    /// <param name="cancellation">Ctrl-C.</param>
    /// <returns>See <see cref="ExitCode"/>.</returns>
    public static int Run(
        IReadOnlyList<string> args,
        TextWriter output,
        TextWriter error,
        CancellationToken cancellation = default) =>
        Run(args, new Shell(output, error, cancellation));

    /// <summary>Runs one command line.</summary>
    public static int Run(IReadOnlyList<string> args, Shell shell)
    {
        var common = new CommonOptions();
        ParseResult parsed = Build(shell, common).Parse(args);
        bool isVerbose = parsed.Errors.Count == 0 && parsed.GetValue(common.Verbose);
        try
        {
            if (parsed.Errors.Count > 0)
                throw new UsageException(UsageMessage(parsed));
            var configuration = new InvocationConfiguration
            {
                Output = shell.Output,
                Error = shell.Error,
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = null,
            };
            return parsed.Invoke(configuration);
        }
        catch (UsageException e)
        {
            return Fail(shell, $"{e.Message} (see {CommandPath(parsed)} --help)", e, isVerbose, ExitCode.Usage);
        }
        catch (OperationCanceledException e)
        {
            return Fail(shell, e.Message, e, isVerbose, ExitCode.Cancelled);
        }
        catch (GenomicsException e)
        {
            return Fail(shell, e.Message, e, isVerbose, ExitCode.Failed);
        }
        catch (IOException e)
        {
            return Fail(shell, e.Message, e, isVerbose, ExitCode.Failed);
        }
        catch (OutOfMemoryException e)
        {
            return Fail(shell, "not enough memory", e, isVerbose, ExitCode.Failed);
        }
        catch (Exception e)
        {
            string message = $"unexpected {e.GetType().Name}: {e.Message} (--verbose shows where)";
            return Fail(shell, message, e, isVerbose, ExitCode.Failed);
        }
    }

    /// <summary>The command tree.</summary>
    public static RootCommand Build(Shell shell, CommonOptions common)
    {
        var root = new RootCommand("mlng trains, interprets and ships models of DNA sequences.");
        CliCommand[] commands =
        [
            new SimulateCommand(shell, common),
            new PeaksCommand(shell, common),
            new MpraCommand(shell, common),
            new TrainCommand(shell, common),
            new CrossValidateCommand(shell, common),
            new TuneCommand(shell, common),
            new CompareCommand(shell, common),
            new PredictCommand(shell, common),
            new EvaluateCommand(shell, common),
            new ExportCommand(shell, common),
            new InspectCommand(shell, common),
            new FiltersCommand(shell, common),
            new SaliencyCommand(shell, common),
            new IsmCommand(shell, common),
            new NeuronMotifCommand(shell, common),
            new FootprintCommand(shell, common),
            new MergeCommand(shell, common),
            new DeepLiftCommand(shell, common),
            new SeqletsCommand(shell, common),
            new TomtomCommand(shell, common),
            new ScanCommand(shell, common),
            new TrackCommand(shell, common),
            new LogoCommand(shell, common),
            new RegulatorsCommand(shell, common),
            new InfluenceCommand(shell, common),
            new CoOccurCommand(shell, common),
            new ClusterCommand(shell, common),
            new AccessibilityCommand(shell, common),
            new VariantsCommand(shell, common),
            new ReportCommand(shell, common),
            new ModelsCommand(shell, common),
            new ReproduceCommand(shell, common),
            new DemoCommand(shell, common),
        ];
        foreach (CliCommand command in commands)
            root.Subcommands.Add(command);
        common.AddTo(root);
        HelpOption help = root.Options.OfType<HelpOption>().Single();
        help.Description = "Show help";
        help.Action = new ExampleHelpAction((HelpAction)help.Action!, shell.Width);
        root.Options.OfType<VersionOption>().Single().Description = "Show the version";
        return root;
    }

    /// <summary>What is most likely wrong: a word too many explains what then seems to be missing.</summary>
    private static string UsageMessage(ParseResult parsed)
    {
        bool isRoot = parsed.CommandResult.Command is RootCommand;
        if (parsed.UnmatchedTokens.Count > 0)
        {
            string expected = isRoot ? "a command" : parsed.CommandResult.Command.Subcommands.Count > 0 ? "known" : "an option here";
            return $"'{parsed.UnmatchedTokens[0]}' is not {expected}";
        }
        return isRoot ? "no command" : parsed.Errors[0].Message;
    }

    /// <summary>A command's name after those of the commands it is in, without the program's.</summary>
    public static string PathOf(Command command)
    {
        string[] outer = [.. command.Parents.OfType<Command>().Where(parent => parent is not RootCommand).Select(PathOf)];
        return string.Join(' ', [.. outer, command.Name]);
    }

    private static string CommandPath(ParseResult parsed)
    {
        Command command = parsed.CommandResult.Command;
        return command is RootCommand ? "mlng" : $"mlng {PathOf(command)}";
    }

    private static int Fail(Shell shell, string message, Exception exception, bool isVerbose, int exitCode)
    {
        shell.Error.WriteLine($"mlng: {message.ReplaceLineEndings(" ")}");
        if (isVerbose)
            shell.Error.WriteLine(exception);
        return exitCode;
    }
}
