using System.CommandLine;
using MlNetGenomics.Cli.Options;
using MlNetGenomics.Cli.Running;

namespace MlNetGenomics.Cli.Commands;

/// <summary>mlng reproduce: a command for each published study.</summary>
internal sealed class ReproduceCommand : CliCommand
{
    /// <summary>Makes the command.</summary>
    public ReproduceCommand(Shell shell, CommonOptions common)
        : base(
            "reproduce",
            "Carry out a published study anew and put its results beside the published ones.",
            shell,
            common,
            "mlng reproduce koo2019 --motifs jaspar.meme --quick --out koo2019",
            "mlng reproduce neuronmotif-toys --out toys",
            "mlng reproduce planted-variants --json planted.json")
    {
        Subcommands.Add(new KooEddyCommand(shell, common));
        Subcommands.Add(new NeuronMotifToysCommand(shell, common));
        Subcommands.Add(new NeuronMotifDemixingCommand(shell, common));
        Subcommands.Add(new NeuronMotifGrammarCommand(shell, common));
        Subcommands.Add(new PlantedVariantsCommand(shell, common));
    }

    /// <inheritdoc/>
    protected override int Execute(ParseResult parsed, CommandRun run) =>
        throw new UsageException($"which study? known are {string.Join(", ", Subcommands.Select(study => study.Name))}");
}
