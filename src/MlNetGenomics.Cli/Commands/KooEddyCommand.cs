using System.CommandLine;
using MlNetGenomics.Cli.Options;
using MlNetGenomics.Cli.Running;
using MlNetGenomics.Motifs;
using MlNetGenomics.Networks;
using MlNetGenomics.Studies;
using MlNetGenomics.Training;

namespace MlNetGenomics.Cli.Commands;

/// <summary>mlng reproduce koo2019.</summary>
internal sealed class KooEddyCommand : CliCommand
{
    // Twice the program's rate reaches in 20 epochs about what the rate itself reaches in 40.
    private const int QuickEpochs = 20;
    private const double QuickLearningRate = 2e-3;

    // A small pool, a large pool, and one that cannot see whole motifs.
    private static readonly string[] QuickNetworks = ["CNN-2", "CNN-25", "CNN3-50"];

    private readonly KooEddyDataOptions _data = new();

    private readonly Option<string> _motifs = new("--motifs")
    {
        Description = "Known motifs that filters are looked up in, MEME or JASPAR; they hold those of the tasks",
        HelpName = "FILE",
        Required = true,
    };

    private readonly Option<string?> _networks = new("--networks")
    {
        Description = "Networks to train, all twelve if not given; CNN-2-exp: CNN-2 with an exponential activation",
        HelpName = "CNN-2,...",
    };

    private readonly Option<int> _trials = new("--trials")
    {
        Description = "Times that each network is trained, from other weights",
        HelpName = "N",
        CustomParser = result => Numbers.ParseInt(result, 1),
        DefaultValueFactory = _ => 1,
    };

    private readonly Option<int?> _epochs = new("--epochs")
    {
        Description = "Most passes over the training set",
        HelpName = "N",
        CustomParser = result => Numbers.ParseInt(result, 1),
    };

    private readonly Option<string> _preset = Choice.Option(
        "--preset",
        "How networks are trained: as the released program did, or as the paper says",
        TrainingPresets.Program,
        TrainingPresets.Program,
        TrainingPresets.Paper);

    private readonly FilterRuleOption _rule = new(FilterRuleOption.Program);

    private readonly Option<bool> _quick = new("--quick")
    {
        Description = "CNN-2, CNN-25 and CNN3-50 on 20,000 sequences for 20 epochs: the pattern in minutes",
    };

    private readonly Option<string> _out = new("--out")
    {
        Description = "Folder for tables, page, models, and states that a stopped study goes on from",
        HelpName = "FOLDER",
        DefaultValueFactory = _ => "koo2019",
    };

    /// <summary>Makes the command.</summary>
    public KooEddyCommand(Shell shell, CommonOptions common)
        : base(
            "koo2019",
            "Which networks learn whole motifs in their first layer (Koo and Eddy 2019): train them on simulated " +
            "sequences, or your own, read their filters as motifs and look these up.",
            shell,
            common,
            "mlng reproduce koo2019 --motifs jaspar.meme --quick --out quick",
            "mlng reproduce koo2019 --motifs jaspar.meme --trials 5 --out koo2019",
            "mlng reproduce koo2019 --motifs jaspar.meme --fasta peaks.fa --labels bound.tsv " +
            "--test-chromosomes chr8,chr9 --validation-chromosomes chr7 --networks CNN-2,CNN-25")
    {
        Add(_motifs, _networks, _trials, _epochs, _preset, _rule.Option, _quick);
        Add(_data.All);
        Add(_out);
    }

    /// <inheritdoc/>
    protected override int Execute(ParseResult parsed, CommandRun run)
    {
        string[] names = Networks(parsed);
        string motifPath = parsed.GetValue(_motifs)!;
        string folder = parsed.GetValue(_out)!;
        int trials = parsed.GetValue(_trials);
        RepresentationSettings settings = Settings(parsed, run);
        IReadOnlyList<PositionProbabilityMatrix> database = MotifReader.Read(motifPath).Motifs;
        KooEddyData data = _data.Read(parsed, database, motifPath, parsed.GetValue(_quick), run);
        Network[] networks =
            [.. names.Select(name => Architectures.KooEddy(name, data.Sets.Test.Length, data.Sets.Tasks))];

        run.Settings["motifs"] = motifPath;
        run.Settings["networks"] = string.Join(",", names);
        run.Settings["trials"] = trials;
        run.Settings["preset"] = parsed.GetValue(_preset);
        var outputs = new KooEddyOutputs(run, folder, names);
        outputs.Plan([motifPath, .. data.Inputs]);
        run.UseCheckpointFolder(outputs.CheckpointFolder);

        var job = new KooEddyJob(run, new RepresentationStudy(data.Sets, data.Known, settings), outputs);
        IReadOnlyList<RepresentationSummary> summaries = job.Run(names, networks, trials);
        outputs.Set(data, summaries, job.Seconds);
        return run.Finish();
    }

    private RepresentationSettings Settings(ParseResult parsed, CommandRun run)
    {
        NetworkTrainingSettings training = parsed.GetValue(_preset) == TrainingPresets.Paper
            ? NetworkTrainingSettings.KooEddy
            : NetworkTrainingSettings.KooEddyProgram;
        if (parsed.GetValue(_quick))
            training = training with { Epochs = QuickEpochs, LearningRate = QuickLearningRate };
        training = training with { Epochs = parsed.GetValue(_epochs) ?? training.Epochs, Seed = run.Seed };
        run.Settings["epochs"] = training.Epochs;
        run.Settings["learning_rate"] = training.LearningRate;
        return new RepresentationSettings { Training = training, Filters = _rule.Read(parsed, run) };
    }

    private string[] Networks(ParseResult parsed)
    {
        if (parsed.GetValue(_networks) is not { } text)
            return parsed.GetValue(_quick) ? QuickNetworks : [.. Architectures.KooEddyNames];
        string[] names = [.. text.Split(',').Select(name => Known(name.Trim()))];
        return names.Distinct().Count() == names.Length
            ? names
            : throw new UsageException($"{_networks.Name}: '{text}' names a network twice");
    }

    private string Known(string name)
    {
        try
        {
            return Architectures.KooEddy(name).Name[Architectures.KooEddyPrefix.Length..];
        }
        catch (GenomicsException e)
        {
            throw new UsageException($"{_networks.Name}: {e.Message}");
        }
    }
}
