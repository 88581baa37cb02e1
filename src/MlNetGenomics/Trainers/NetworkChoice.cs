using MlNetGenomics.Networks;
using MlNetGenomics.Networks.Layers;
using MlNetGenomics.Training;

namespace MlNetGenomics.Trainers;

/// <summary>The network that a trainer's options ask for.</summary>
internal static class NetworkChoice
{
    /// <summary>The network, or the model, to start with.</summary>
    /// <param name="options">What was asked for.</param>
    /// <param name="kind">What it is to predict.</param>
    /// <param name="length">L, bases of a sequence; for architectures by name.</param>
    /// <param name="tasks">Labels of a row.</param>
    /// <param name="names">Names of the tasks as the data have them, or null.</param>
    /// <param name="seed">Seed of a random start.</param>
    /// <exception cref="GenomicsException">The network does not suit the data or the task.</exception>
    public static NetworkModel Start(
        ConvolutionalNetworkTrainer.Options options, ScoreKind kind, int length, int tasks, string[]? names, long seed)
    {
        if (options.InitialModel is { } model)
        {
            Network changed = Ending(model.Network, options.OutputActivation, kind);
            return new NetworkModel(changed, model.Values, options.Settings.LabelTransform);
        }
        Network network = options.Network is { } given
            ? Ending(given, options.OutputActivation, kind)
            : Ending(
                Architectures.ByName(options.Architecture, length, names ?? Numbered(tasks)),
                options.OutputActivation ?? Usual(kind), kind);
        return WeightStart.Create(network, seed, options.Settings.LabelTransform);
    }

    /// <summary>Fails where the options name a network that cannot be what is asked for.</summary>
    /// <exception cref="GenomicsException">There is no such architecture, or a network does not suit the task.</exception>
    public static void Require(ConvolutionalNetworkTrainer.Options options, ScoreKind kind)
    {
        if ((options.InitialModel?.Network ?? options.Network) is { } network)
            Ending(network, options.OutputActivation, kind);
        else
            Architectures.ByName(options.Architecture);
    }

    private static Network Ending(Network network, ActivationFunction? function, ScoreKind kind)
    {
        if (kind != ScoreKind.MultiTask && network.Tasks.Length != 1)
        {
            throw new GenomicsException(
                $"network {network.Name} predicts {network.Tasks.Length} tasks, expected 1: several are trained by " +
                "mlContext.Genomics().Trainers");
        }
        Network result = function is { } wanted && wanted != OutputLoss.LastActivation(network)
            ? network.WithLastActivation(wanted)
            : network;
        return kind != ScoreKind.BinaryClassification ||
            OutputLoss.LastActivation(result) == ActivationFunction.Sigmoid
            ? result
            : throw new GenomicsException(
                $"network {result.Name} ends in {OutputLoss.LastActivation(result)}: classification needs Sigmoid there");
    }

    private static ActivationFunction? Usual(ScoreKind kind) => kind switch
    {
        ScoreKind.Regression => ActivationFunction.Linear,
        ScoreKind.BinaryClassification => ActivationFunction.Sigmoid,
        _ => null,
    };

    private static string[] Numbered(int tasks) => [.. Enumerable.Range(1, tasks).Select(task => $"task_{task}")];
}
