using System.CommandLine;
using MlNetGenomics.Cli.Running;
using MlNetGenomics.Files;
using MlNetGenomics.Networks;
using MlNetGenomics.Sequences;
using MlNetGenomics.Training;

namespace MlNetGenomics.Cli.Options;

/// <summary>What a network is trained on: sequences, labels of its tasks, weights.</summary>
internal sealed class DataOptions(SequenceOptions sequences, LabelOptions labels)
{
    private readonly Option<string?> _weights = new("--weights")
    {
        Description = "Not MuSeAM: weights of the sequences, in the form of --labels",
        HelpName = "FILE",
    };

    private readonly Option<string?> _weightsColumn = new("--weights-column")
    {
        Description = "Not MuSeAM: column of --labels that holds the weights",
        HelpName = "C",
    };

    private readonly Option<long?> _memory = new("--memory")
    {
        Description = "Not MuSeAM: sequences and labels beyond it are kept on disk; 1G if not given",
        HelpName = "N[K|M|G]",
        CustomParser = result => Numbers.ParseBytes(result),
    };

    /// <summary>The options that MuSeAM does not have.</summary>
    public Option[] Own => [_weights, _weightsColumn, _memory];

    /// <summary>Files that are read.</summary>
    public string?[] Inputs(ParseResult parsed) =>
        [parsed.GetValue(sequences.Fasta), parsed.GetValue(labels.Labels), parsed.GetValue(_weights)];

    /// <summary>Fails where options contradict each other, before anything is read.</summary>
    /// <exception cref="UsageException">Weights are asked for in two ways.</exception>
    public void Require(ParseResult parsed)
    {
        if (parsed.GetValue(_weights) is not null && parsed.GetValue(_weightsColumn) is not null)
            throw new UsageException($"{_weights.Name} and {_weightsColumn.Name}: give one of them");
    }

    /// <summary>Reads the training data.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="template">What is to be trained.</param>
    /// <param name="training">Loss and label transform that must be able to take the labels.</param>
    /// <param name="run">The run.</param>
    public LabelledSequences Read(
        ParseResult parsed, NetworkTemplate template, NetworkTrainingSettings training, CommandRun run)
    {
        TrainingDataSource source = Source(parsed, training.LabelTransform, run);
        LabelledSequences data = Read(
            source with
            {
                Selection = source.Selection with { Preferred = template.FixedTasks },
                Length = template.Length,
                Loss = training.Loss ?? template.DefaultLoss,
            },
            run);
        template.RequireTasks(data, InputFile.DisplayName(source.Labels));
        return data;
    }

    /// <summary>Reads training data for several models, whichever they are.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="transform">What the labels must be able to take.</param>
    /// <param name="run">The run.</param>
    public LabelledSequences Read(ParseResult parsed, LabelTransform transform, CommandRun run) =>
        Read(Source(parsed, transform, run), run);

    /// <summary>Reads validation data, unweighted.</summary>
    public LabelledSequences ReadValidation(
        ParseResult parsed,
        string fasta,
        string labelsPath,
        IReadOnlyList<string> columns,
        Network network,
        NetworkTrainingSettings training,
        CommandRun run) => Read(
            new TrainingDataSource
            {
                Sequences = fasta,
                Labels = labelsPath,
                Selection = new LabelSelection { Columns = columns, AllowsMissing = true },
                Ambiguity = sequences.Policy(parsed),
                Length = network.InputLength,
                Loss = training.Loss ?? OutputLoss.DefaultFor(network),
                LabelTransform = training.LabelTransform,
                MemoryLimit = parsed.GetValue(_memory) ?? TrainingDataBuilder.DefaultMemoryLimit,
            },
            run);

    /// <summary>Reads test data of the same tasks, unweighted.</summary>
    public LabelledSequences ReadTest(
        ParseResult parsed, string fasta, string labelsPath, LabelledSequences training, LabelTransform transform, CommandRun run) =>
        Read(
            new TrainingDataSource
            {
                Sequences = fasta,
                Labels = labelsPath,
                Selection = new LabelSelection { Columns = training.Columns, AllowsMissing = true },
                Ambiguity = sequences.Policy(parsed),
                Length = training.Data.Length,
                LabelTransform = transform,
                MemoryLimit = parsed.GetValue(_memory) ?? TrainingDataBuilder.DefaultMemoryLimit,
            },
            run);

    private TrainingDataSource Source(ParseResult parsed, LabelTransform transform, CommandRun run)
    {
        labels.Describe(parsed, transform, run);
        run.Settings["fasta"] = parsed.GetValue(sequences.Fasta);
        run.Settings["weights"] = parsed.GetValue(_weights) ?? parsed.GetValue(_weightsColumn);
        return new TrainingDataSource
        {
            Sequences = parsed.GetValue(sequences.Fasta)!,
            Labels = parsed.GetValue(labels.Labels)!,
            Selection = new LabelSelection
            {
                Columns = labels.ColumnsOf(parsed),
                WeightColumn = parsed.GetValue(_weightsColumn),
                AllowsMissing = true,
            },
            Weights = parsed.GetValue(_weights),
            Ambiguity = sequences.Policy(parsed),
            LabelTransform = transform,
            MemoryLimit = parsed.GetValue(_memory) ?? TrainingDataBuilder.DefaultMemoryLimit,
        };
    }

    private static LabelledSequences Read(TrainingDataSource source, CommandRun run) =>
        run.WithProgress("reading", progress => TrainingDataReader.Read(
            source, progress is null ? null : new CountReporter(progress), run.Cancellation));
}
