using System.Runtime.InteropServices;
using Spectre.Console;

namespace MlNetGenomics.Cli;

/// <summary>The program's entry: the real console, Ctrl-C and the exit code.</summary>
internal static class Program
{
    private const int DefaultWidth = 80;

    private static int Main(string[] args)
    {
        using var cancellation = new CancellationTokenSource();
        // The first Ctrl-C ends the work in order; a second one gets the system's own, hard end.
        using PosixSignalRegistration interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Cancel);
        using PosixSignalRegistration terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Cancel);
        var shell = new Shell(Console.Out, Console.Error, cancellation.Token)
        {
            Terminal = Console.IsErrorRedirected ? null : ErrorTerminal(),
            Width = Console.IsOutputRedirected ? DefaultWidth : Math.Max(DefaultWidth, Console.WindowWidth),
        };
        return CommandLine.Run(args, shell);

        void Cancel(PosixSignalContext context)
        {
            context.Cancel = !cancellation.IsCancellationRequested;
            cancellation.Cancel();
        }
    }

    private static IAnsiConsole ErrorTerminal() =>
        AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
}
