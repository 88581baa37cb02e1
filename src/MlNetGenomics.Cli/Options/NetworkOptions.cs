using System.CommandLine;
using MlNetGenomics.Training;

namespace MlNetGenomics.Cli.Options;

/// <summary>How a network other than MuSeAM is trained: a preset, and what is asked for otherwise.</summary>
internal sealed class NetworkOptions(TrainingOptions training)
{
    private const string AdamName = "adam";
    private const string SgdName = "sgd";
    private const string RmsPropName = "rmsprop";

    private static readonly Dictionary<string, Loss> Losses = new()
    {
        ["mse"] = Loss.MeanSquaredError,
        ["bce"] = Loss.BinaryCrossEntropy,
        ["poisson"] = Loss.Poisson,
    };

    private readonly Option<string> _optimizer = Choice.Option(
        "--optimizer", "Not MuSeAM: how steps are taken", null, AdamName, SgdName, RmsPropName);

    private readonly Option<double?> _momentum = new("--momentum")
    {
        Description = "Not MuSeAM: share of the last step that sgd and rmsprop keep",
        HelpName = "X",
        CustomParser = result => Numbers.ParseDouble(result),
    };

    private readonly Option<string> _loss = Choice.Option(
        "--loss", "Not MuSeAM: what is made small; as suits the last activation if not given", null, Losses.Keys);

    /// <summary>The options that MuSeAM does not have.</summary>
    public Option[] Own => [_loss, _optimizer, _momentum];

    /// <summary>The loss asked for, or null.</summary>
    public Loss? LossOf(ParseResult parsed) => parsed.GetValue(_loss) is { } name ? Losses[name] : null;

    /// <summary>The candidates, in the order of the lists.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="networkName">Name of the network, which says what presets there are.</param>
    /// <param name="adapt">Changes the preset before the command line does.</param>
    /// <exception cref="UsageException">There is no such preset, or a setting is out of its range.</exception>
    public (string Preset, IReadOnlyList<NetworkCandidate> Candidates) Read(
        ParseResult parsed, string networkName, Func<NetworkTrainingSettings, NetworkTrainingSettings> adapt)
    {
        (string name, NetworkTrainingSettings preset) = training.ReadPreset(parsed, TrainingPresets.Of(networkName));
        NetworkTrainingSettings start = adapt(preset);
        start = start with { Optimizer = ReadOptimizer(parsed, start.Optimizer), Loss = LossOf(parsed) ?? start.Loss };
        if (parsed.GetValue(training.Validation) is { } validation)
            start = start with { ValidationFraction = validation };
        if (parsed.GetValue(training.Patience) is { } patience)
            start = start with { Patience = patience };
        IEnumerable<NetworkCandidate> candidates = [new NetworkCandidate(start, null, null)];
        VaryTraining(training.Epochs, (settings, value) => settings with { Epochs = value });
        VaryTraining(training.Batch, (settings, value) => settings with { BatchSize = value });
        VaryTraining(training.LearningRate, (settings, value) => settings with { LearningRate = value });
        Vary(training.L1, (candidate, value) => candidate with { L1 = value });
        Vary(training.L2, (candidate, value) => candidate with { L2 = value });
        return (name, [.. candidates.Select(Checked).Distinct()]);

        void VaryTraining<T>(Option<T[]?> option, Func<NetworkTrainingSettings, T, NetworkTrainingSettings> set) =>
            Vary(option, (candidate, value) => candidate with { Training = set(candidate.Training, value) });

        void Vary<T>(Option<T[]?> option, Func<NetworkCandidate, T, NetworkCandidate> set) =>
            candidates = ListOption.Vary(candidates, parsed.GetValue(option), set);
    }

    /// <summary>A loss as the command line calls it.</summary>
    public static string Name(Loss loss) => Losses.Single(known => known.Value == loss).Key;

    /// <summary>An optimizer as the command line calls it.</summary>
    public static string Name(Optimizer optimizer) => optimizer switch
    {
        Sgd => SgdName,
        RmsProp => RmsPropName,
        _ => AdamName,
    };

    private Optimizer ReadOptimizer(ParseResult parsed, Optimizer preset)
    {
        string name = parsed.GetValue(_optimizer) ?? Name(preset);
        // What the preset says of its own optimizer stands.
        Optimizer optimizer = name == Name(preset) ? preset : name switch
        {
            SgdName => new Sgd(),
            RmsPropName => new RmsProp(),
            _ => Adam.Default,
        };
        return parsed.GetValue(_momentum) is not { } momentum ? optimizer : optimizer switch
        {
            Sgd sgd => sgd with { Momentum = momentum },
            RmsProp rmsProp => rmsProp with { Momentum = momentum },
            _ => throw new UsageException($"{_momentum.Name}: {name} has none"),
        };
    }

    private static NetworkCandidate Checked(NetworkCandidate candidate)
    {
        try
        {
            candidate.Training.Validate();
            return candidate;
        }
        catch (GenomicsException e)
        {
            throw new UsageException(e.Message);
        }
    }
}
