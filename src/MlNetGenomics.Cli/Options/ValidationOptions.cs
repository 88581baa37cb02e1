using System.CommandLine;
using MlNetGenomics.Cli.Running;
using MlNetGenomics.Files;
using MlNetGenomics.Networks;
using MlNetGenomics.Training;

namespace MlNetGenomics.Cli.Options;

/// <summary>Validation data in files of their own.</summary>
internal sealed class ValidationOptions(TrainingOptions training)
{
    private readonly Option<string?> _fasta = new("--validation-fasta")
    {
        Description = "Not MuSeAM: sequences to validate on, instead of a share of --fasta",
        HelpName = "FILE",
    };

    private readonly Option<string?> _labels = new("--validation-labels")
    {
        Description = "Not MuSeAM: their labels, in the columns of --labels",
        HelpName = "FILE",
    };

    /// <summary>The options.</summary>
    public Option[] All => [_fasta, _labels];

    /// <summary>Files that are read.</summary>
    public string?[] Inputs(ParseResult parsed) => [parsed.GetValue(_fasta), parsed.GetValue(_labels)];

    /// <summary>Fails where options contradict each other, before anything is read.</summary>
    /// <exception cref="UsageException">One file without the other, or beside a share of the training data.</exception>
    public void Require(ParseResult parsed)
    {
        if ((parsed.GetValue(_fasta) is null) != (parsed.GetValue(_labels) is null))
            throw new UsageException($"{_fasta.Name} and {_labels.Name} go together");
        if (parsed.GetValue(_fasta) is not null && OptionUse.IsGiven(parsed, training.Validation))
            throw new UsageException($"{training.Validation.Name}: {_fasta.Name} is what is validated on");
    }

    /// <summary>Reads the validation data; null where a share of the training data is to serve.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="data">Reads data.</param>
    /// <param name="network">What is trained.</param>
    /// <param name="columns">Columns of the training labels.</param>
    /// <param name="settings">Loss and label transform that must be able to take the labels.</param>
    /// <param name="run">The run.</param>
    public LabelledSequences? Read(
        ParseResult parsed,
        DataOptions data,
        Network network,
        IReadOnlyList<string> columns,
        NetworkTrainingSettings settings,
        CommandRun run)
    {
        if (parsed.GetValue(_fasta) is not { } fasta)
            return null;
        string labels = parsed.GetValue(_labels)!;
        run.Settings["validation_fasta"] = fasta;
        run.Settings["validation_labels"] = labels;
        LabelledSequences read = data.ReadValidation(parsed, fasta, labels, columns, network, settings, run);
        if (read.Data.Tasks == network.Tasks.Length)
            return read;
        using (read)
        {
            throw new GenomicsException(
                $"{InputFile.DisplayName(labels)}: {read.Data.Tasks} columns, the training labels have "
                + $"{network.Tasks.Length}");
        }
    }
}
