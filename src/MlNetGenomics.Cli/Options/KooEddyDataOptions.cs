using System.CommandLine;
using MlNetGenomics.Cli.Running;
using MlNetGenomics.Files;
using MlNetGenomics.Motifs;
using MlNetGenomics.Sequences;
using MlNetGenomics.Simulation;
using MlNetGenomics.Studies;
using MlNetGenomics.Training;

namespace MlNetGenomics.Cli.Options;

/// <summary>Data of a study of what filters learn: simulated as in the paper, or the user's.</summary>
internal sealed class KooEddyDataOptions
{
    private const int PaperCount = 25_000;
    private const int QuickCount = 20_000;
    private const double ValidationShare = 0.1;
    private const double TestShare = 0.2;

    private readonly SequenceOptions _sequences = new();
    private readonly LabelOptions _labels = new("0 or 1");

    private readonly Option<int?> _count = new("--count")
    {
        Description = "Simulated sequences, 25,000 if not given: .7 to train on, .1 to validate, .2 to test",
        HelpName = "N",
        CustomParser = result => Numbers.ParseInt(result, 10),
    };

    private readonly Option<string?> _relevant = new("--relevant")
    {
        Description = "Names of the tasks' motifs in --motifs; the paper's 12, or the names of the tasks",
        HelpName = "NAME,...",
    };

    private readonly Option<string?> _test = new("--test-chromosomes")
    {
        Description = "Test on these; sequences are called chr1:100-300. A random fifth if not given",
        HelpName = "chr8,...",
    };

    private readonly Option<string?> _validation = new("--validation-chromosomes")
    {
        Description = "Validate on these; a random tenth if not given",
        HelpName = "chr7,...",
    };

    /// <summary>Makes the options.</summary>
    public KooEddyDataOptions()
    {
        _sequences.Fasta.Required = false;
        _labels.Labels.Required = false;
    }

    /// <summary>The options.</summary>
    public Option[] All =>
    [
        _count, _relevant, .. _sequences.All, _labels.Labels, _labels.Column, _test, _validation,
    ];

    /// <summary>Makes or reads the data.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="database">Known motifs.</param>
    /// <param name="databasePath">Their file, for messages.</param>
    /// <param name="isQuick">Whether fewer sequences will do.</param>
    /// <param name="run">The run.</param>
    public KooEddyData Read(
        ParseResult parsed,
        IReadOnlyList<PositionProbabilityMatrix> database,
        string databasePath,
        bool isQuick,
        CommandRun run)
    {
        if ((parsed.GetValue(_sequences.Fasta) is null) != (parsed.GetValue(_labels.Labels) is null))
            throw new UsageException($"{_sequences.Fasta.Name} and {_labels.Labels.Name} go together");
        if (parsed.GetValue(_sequences.Fasta) is null)
        {
            OptionUse.Reject(
                parsed,
                [_test, _validation, _labels.Column, _sequences.Ambiguous],
                $"for {_sequences.Fasta.Name} only");
            return Simulate(parsed, database, databasePath, isQuick ? QuickCount : PaperCount, run);
        }
        OptionUse.Reject(parsed, [_count], $"not with {_sequences.Fasta.Name}");
        return ReadFiles(parsed, database, databasePath, run);
    }

    private KooEddyData Simulate(
        ParseResult parsed,
        IReadOnlyList<PositionProbabilityMatrix> database,
        string databasePath,
        int usualCount,
        CommandRun run)
    {
        string[] names = Names(parsed, _relevant) ?? [.. KooEddyMotifs.Names];
        KnownMotifs known = Select(database, names, databasePath);
        PositionProbabilityMatrix[] planted = [.. known.Relevant.Select(relevant => database[relevant.Targets[0]])];
        int count = parsed.GetValue(_count) ?? usualCount;
        run.Settings["count"] = count;
        PlantedMotifData data = PlantedMotifSimulator.Run(
            PlantedMotifSettings.KooEddy(planted) with { SequenceCount = count, Seed = run.Seed });
        bool[][] presence = data.Presence();
        float[][] labels =
            [.. names.Select((_, task) => presence.Select(present => present[task] ? 1f : 0f).ToArray())];
        DataSplit split = DataSplit.Random(count, ValidationShare, TestShare, run.Seed);
        return new KooEddyData(
            RepresentationData.Of(data.Sequences, labels, names, split),
            // Labels tell of the planted version of a motif only.
            known with { Relevant = [.. known.Relevant.Select(relevant => relevant with { Targets = relevant.Targets.Take(1).ToArray() })] },
            Names(parsed, _relevant) is null ? PublishedRepresentation.Synthetic : [],
            $"{count:#,0} simulated sequences with {names.Length} motifs",
            []);
    }

    private KooEddyData ReadFiles(
        ParseResult parsed, IReadOnlyList<PositionProbabilityMatrix> database, string databasePath, CommandRun run)
    {
        string fasta = parsed.GetValue(_sequences.Fasta)!, labelPath = parsed.GetValue(_labels.Labels)!;
        SequenceSet sequences = _sequences.Read(parsed, run);
        _labels.Describe(parsed, LabelTransform.None, run);
        LabelTable table = LabelReader.ReadTable(
            labelPath, sequences, new LabelSelection { Columns = _labels.ColumnsOf(parsed), AllowsMissing = true });
        string[] tasks = [.. table.Columns];
        if (tasks.Length == 0)
            throw new GenomicsException($"{InputFile.DisplayName(labelPath)}: a table with a named column a task is expected");
        KnownMotifs known = Select(database, Names(parsed, _relevant) ?? tasks, databasePath);
        DataSplit split = SequenceOptions.InFile(fasta, () => Split(parsed, sequences, run));
        return new KooEddyData(
            SequenceOptions.InFile(labelPath, () => RepresentationData.Of(sequences, table.Values, tasks, split)),
            known,
            [],
            $"{Path.GetFileName(fasta)}: {sequences.Count:#,0} sequences, {tasks.Length} tasks",
            [fasta, labelPath]);
    }

    private DataSplit Split(ParseResult parsed, SequenceSet sequences, CommandRun run)
    {
        string[]? test = Names(parsed, _test), validation = Names(parsed, _validation);
        if (test is null && validation is null)
            return DataSplit.Random(sequences.Count, ValidationShare, TestShare, run.Seed);
        if (test is null || validation is null)
            throw new UsageException($"{_test.Name} and {_validation.Name} go together");
        run.Settings["test_chromosomes"] = string.Join(",", test);
        run.Settings["validation_chromosomes"] = string.Join(",", validation);
        return DataSplit.ByChromosome([.. sequences.Names.Select(GenomicInterval.ChromosomeOf)], validation, test);
    }

    private static KnownMotifs Select(
        IReadOnlyList<PositionProbabilityMatrix> database, string[] names, string path) =>
        SequenceOptions.InFile(path, () => KnownMotifs.Select(database, names));

    private static string[]? Names(ParseResult parsed, Option<string?> option) =>
        parsed.GetValue(option) is not { } text ? null : [.. text.Split(',').Select(name => name.Trim())];
}
