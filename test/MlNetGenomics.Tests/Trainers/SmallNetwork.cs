using MlNetGenomics.Networks;
using MlNetGenomics.Networks.Layers;
using MlNetGenomics.Trainers;
using MlNetGenomics.Training;

namespace MlNetGenomics.Tests.Trainers;

/// <summary>Networks that learn <see cref="PlantedTasks"/> in a second.</summary>
internal static class SmallNetwork
{
    public static Network Of(ActivationFunction end, params string[] tasks) => new(
        "small", PlantedTasks.Length,
        [
            new Convolution(16, 9), new BatchNormalization(), new Activation(ActivationFunction.Relu),
            new GlobalMaxPooling(), new Dense(tasks.Length), .. End(end),
        ],
        tasks);

    public static ConvolutionalNetworkTrainer.Options Options(
        Network network, Action<ConvolutionalNetworkTrainer.Options>? change = null)
    {
        var options = new ConvolutionalNetworkTrainer.Options
        {
            Network = network,
            Settings = new NetworkTrainingSettings { Epochs = 2, BatchSize = 32, LearningRate = 0.02 },
            Seed = 1,
        };
        change?.Invoke(options);
        return options;
    }

    private static Layer[] End(ActivationFunction function) =>
        function == ActivationFunction.Linear ? [] : [new Activation(function)];
}
