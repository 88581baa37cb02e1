using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using MlNetGenomics.Cli.Options;
using MlNetGenomics.Cli.Running;
using MlNetGenomics.Kernels;
using MlNetGenomics.Networks;
using MlNetGenomics.Onnx;
using MlNetGenomics.Reports;
using MlNetGenomics.Training;
using MlNetGenomics.Tuning;

namespace MlNetGenomics.Cli.Commands;

/// <summary>mlng tune.</summary>
internal sealed class TuneCommand : CliCommand
{
    private const string ModelName = "model";
    private const string NetworkName = "network";
    private const string TableName = "trials";
    private const string Halving = "halving";

    // Whose tasks and length are the data's, as those of the networks that are looked for.
    private const string Template = "sharpr";

    // Lines of the table that is shown.
    private const int Shown = 10;

    private readonly SequenceOptions _sequences = new();
    private readonly LabelOptions _labels = new("none if not given");
    private readonly TrainingOptions _training = new(isGrid: false);
    private readonly NetworkOptions _network;
    private readonly DataOptions _data;
    private readonly ValidationOptions _validation;
    private readonly SearchOptions _search = new();
    private readonly EngineOptions _engine = new("What trains: the library's own engine, or torch where it is there");

    private readonly Option<string?> _model = new("--model")
    {
        Description = "Vary only how this network is trained: a name, or a description; convolutional networks if not given",
        HelpName = "NAME|FILE.json",
    };

    private readonly Option<string> _method = Choice.Option(
        "--method", "Train all trials to the end, or the better ones only", Halving, Halving, "random");

    private readonly Option<int> _trials = Count("--trials", "Networks to try", 27, 1);
    private readonly Option<int> _epochs = Count("--epochs", "Most passes over the training set", 27, 1);
    private readonly Option<int> _first = Count("--first-epochs", "halving: passes before trials are first compared", 3, 1);
    private readonly Option<int> _reduction = Count(
        "--reduction", "halving: one in so many goes on, to so many times the passes", 3, 2);

    private readonly Option<int?> _parallel = new("--parallel")
    {
        Description = "Trials side by side, which share the threads; one a thread if not given",
        HelpName = "N",
        CustomParser = result => Numbers.ParseInt(result, 1),
    };

    private readonly Option<string> _out = new("--out")
    {
        Description = "Folder for the table, the best model, and states that a stopped search goes on from",
        HelpName = "FOLDER",
        DefaultValueFactory = _ => "tuned",
    };

    /// <summary>Makes the command.</summary>
    public TuneCommand(Shell shell, CommonOptions common)
        : base(
            "tune",
            "Look for the network, or the way to train one, that predicts validation data best.",
            shell,
            common,
            "mlng tune --fasta train.fa --labels activity.tsv --trials 27 --out tuned",
            "mlng tune --fasta train.fa --labels a.tsv --conv-layers 1..3 --filters 100 --method random",
            "mlng tune --model basset --fasta train.fa --labels bound.tsv --learning-rate 1e-4..1e-2")
    {
        _network = new NetworkOptions(_training);
        _data = new DataOptions(_sequences, _labels);
        _validation = new ValidationOptions(_training);
        Add(_sequences.All);
        Add(_labels.All);
        Add(_model, _method, _trials, _epochs, _first, _reduction, _parallel);
        Add(_search.All);
        Add(_training.Validation, _training.Patience);
        Add(_validation.All);
        Add(_network.Own);
        Add(_data.Own);
        Add(_engine.All);
        Add(_out);
    }

    /// <inheritdoc/>
    protected override int Execute(ParseResult parsed, CommandRun run)
    {
        string? name = parsed.GetValue(_model);
        var source = ModelSource.Parse(name ?? Template);
        if (source.IsMuseam() || source.Kind == ModelKind.Trained)
            throw new UsageException($"{_model.Name} {name}: a search trains new networks; name one, not MuSeAM, or a description");
        bool isHalving = parsed.GetValue(_method) == Halving;
        if (!isHalving)
            OptionUse.Reject(parsed, [_first, _reduction], "is for --method halving");
        _data.Require(parsed);
        _validation.Require(parsed);
        Func<TrainingEngineStart, ITrainingEngine>? engine = _engine.ForTraining(parsed, run);
        var template = NetworkTemplate.Open(source);
        LabelTransform transform = _labels.TransformOf(parsed) ?? LabelTransform.None;
        NetworkCandidate candidate = _network.Read(
            parsed,
            template.Name,
            settings => settings with { Seed = run.Seed, LabelTransform = transform, Epochs = parsed.GetValue(_epochs) })
            .Candidates.Single();
        string fasta = parsed.GetValue(_sequences.Fasta)!;
        using LabelledSequences data = _data.Read(parsed, template, candidate.Training, run);
        // MuSeAM's and published networks' names are for what they are; what is looked for has no name yet.
        Network named = template.Make(data, fasta, candidate);
        using LabelledSequences? validation =
            _validation.Read(parsed, _data, named, data.Columns, candidate.Training, run);
        SearchSpace space = name is null
            ? _search.OfNetworks(parsed, run, data.Data.Length, template.TasksOf(data))
            : _search.OfTraining(parsed, run, named);
        var settings = new TuningSettings
        {
            Method = isHalving ? TuningMethod.SuccessiveHalving : TuningMethod.Random,
            Trials = parsed.GetValue(_trials),
            FirstEpochs = parsed.GetValue(_first),
            Reduction = parsed.GetValue(_reduction),
            Training = candidate.Training,
            Parallel = parsed.GetValue(_parallel) ?? (run.Threads > 0 ? run.Threads : ParallelLoop.DefaultThreads),
        };
        Describe(run, name, settings);
        string folder = parsed.GetValue(_out)!;
        run.Plan(
            [.. _data.Inputs(parsed), .. _validation.Inputs(parsed), source.Path],
            (TableName, Path.Combine(folder, "trials.tsv")),
            (ModelName, Path.Combine(folder, "best.onnx")),
            (NetworkName, Path.Combine(folder, "best.json")));
        string checkpoints = Path.Combine(folder, "checkpoints");
        run.UseCheckpointFolder(checkpoints);

        TuningResult result = SequenceOptions.InFile(fasta, () => run.WithProgress("tuning", progress => Tuner.Run(
            space,
            data.Data,
            validation?.Data,
            settings,
            new TrainingControl
            {
                Threads = run.Threads,
                CheckpointPath = checkpoints,
                Cancellation = run.Cancellation,
            },
            progress is null ? null : new TrialReporter(progress, settings),
            engine)));
        Write(run, space, result);
        return run.Finish();
    }

    private static void Describe(CommandRun run, string? name, TuningSettings settings)
    {
        run.Settings["model"] = name;
        run.Settings["method"] = settings.Method == TuningMethod.Random ? "random" : Halving;
        run.Settings["trials"] = settings.Trials;
        run.Settings["rungs"] = new JsonArray([.. settings.Rungs.Select(epochs => (JsonNode)epochs)]);
        run.Settings["patience"] = settings.Training.Patience;
        run.Settings["optimizer"] = NetworkOptions.Name(settings.Training.Optimizer);
    }

    private static void Write(CommandRun run, SearchSpace space, TuningResult result)
    {
        run.Outputs.SetText(TableName, writer => TuningTableWriter.Write(writer, space, result));
        run.Outputs.SetBytes(ModelName, () => NetworkOnnx.Export(result.Model));
        run.Outputs.SetText(NetworkName, writer => writer.WriteLine(NetworkJson.Write(result.Best.Network)));
        var best = new JsonObject { ["trial"] = result.Best.Number };
        for (int i = 0; i < space.Parameters.Length; i++)
            best[space.Parameters[i].Name] = result.Best.Values[i];
        run.Additions["best"] = best;
        run.Metrics["validation_loss"] = JsonText.Metric(result.Best.ValidationLoss);
        run.Metrics["trials"] = result.Trials.Length;
        run.Metrics["failed"] = result.Trials.Count(trial => trial.Failure is not null);
        var table = new TextTable(["trial", .. space.Parameters.Select(parameter => Short(parameter.Name)), "epochs", "loss"]);
        foreach (TuningTrial trial in result.Ranking.Take(Shown))
        {
            table.Add(
            [
                Text(trial.Number),
                .. trial.Values.Select(value => Text(value)),
                Text(trial.History.Count),
                trial.Failure is null ? MetricNames.Format(trial.ValidationLoss) : "failed",
            ]);
        }
        table.Write(run.Output);
        run.Output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{result.Trials.Length} trials; the best: {result.Best.Number}, epoch {result.Best.BestEpoch}, "
            + $"validation loss {result.Best.ValidationLoss:0.0000} ({run.Seconds:0.0} s)"));
    }

    // A table of 80 columns has no room for the long names.
    private static string Short(string name) => name switch
    {
        "conv_layers" => "conv",
        "dense_layers" => "dense",
        "learning_rate" => "rate",
        _ => name,
    };

    private static string Text(double value) => value.ToString("g3", CultureInfo.InvariantCulture);

    private static Option<int> Count(string name, string description, int usual, int least) => new(name)
    {
        Description = description,
        HelpName = "N",
        CustomParser = result => Numbers.ParseInt(result, least),
        DefaultValueFactory = _ => usual,
    };

    private sealed class TrialReporter(IProgress<WorkProgress> target, TuningSettings settings) : IProgress<TuningTrial>
    {
        private int _count;

        public void Report(TuningTrial value)
        {
            double done = (double)Interlocked.Increment(ref _count) / settings.Comparisons;
            target.Report(new WorkProgress(done, string.Create(
                CultureInfo.InvariantCulture, $"trial {value.Number}, validation loss {value.ValidationLoss:0.0000}")));
        }
    }
}
