using System.CommandLine;
using MlNetGenomics.Cli.Options;
using MlNetGenomics.Cli.Running;

namespace MlNetGenomics.Cli.Commands;

/// <summary>mlng demo.</summary>
internal sealed class DemoCommand : CliCommand
{
    public DemoCommand(Shell shell, CommonOptions common)
        : base("demo", "demo", shell, common, "mlng demo")
    {
    }

    protected override int Execute(ParseResult parsed, CommandRun run) => 0;
}
