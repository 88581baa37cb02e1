using MlNetGenomics.Networks;
using MlNetGenomics.Networks.Layers;
using MlNetGenomics.Training;

namespace MlNetGenomics.Comparison;

/// <summary>
/// A network for all tasks at once. The best epoch is told by the validation set, or by the settings' share of the
/// training set, in which groups are whole.
/// </summary>
/// <remarks>
/// With <see cref="FitsEnding"/> a network of classes ends in a sigmoid and one of numbers in none, whatever it was made for;
/// where that changes it, its loss is the one that suits the new end.
/// </remarks>
/// <param name="name">Name in tables.</param>
/// <param name="make">Makes the network for a number of bases and some tasks.</param>
/// <param name="settings">How it is trained; seed and label transform are the comparison's.</param>
/// <param name="createEngine">What carries training out; null for the processor.</param>
public sealed class ConvolutionalNetworkCandidate(
    string name,
    Func<int, IReadOnlyList<string>, Network> make,
    NetworkTrainingSettings settings,
    Func<TrainingEngineStart, ITrainingEngine>? createEngine = null) : IModelCandidate
{
    /// <inheritdoc/>
    public string Name => name;

    /// <summary>Whether the function at the network's end becomes the one that suits the labels.</summary>
    public bool FitsEnding { get; init; }

    /// <summary>A published network that ends as the labels need it, with the settings of its paper where these are known.</summary>
    /// <param name="architecture">Its name (see <see cref="Architectures.Names"/>).</param>
    /// <param name="settings">How it is trained; null for the paper's.</param>
    /// <exception cref="GenomicsException">There is no such architecture.</exception>
    public static ConvolutionalNetworkCandidate OfArchitecture(string architecture, NetworkTrainingSettings? settings = null)
    {
        Network known = Architectures.ByName(architecture);
        return new ConvolutionalNetworkCandidate(
            known.Name,
            (length, tasks) => Architectures.ByName(known.Name, length, tasks),
            settings ?? TrainingPresets.Of(known.Name)[0].Settings)
        {
            FitsEnding = true,
        };
    }

    /// <inheritdoc/>
    public IFittedCandidate Fit(CandidateTask task)
    {
        ArgumentNullException.ThrowIfNull(task);
        Network network = make(task.Training.Length, task.Goal.Tasks);
        NetworkTrainingSettings own = settings with { Seed = task.Seed, LabelTransform = task.Goal.Transform };
        ActivationFunction ending = task.Goal.AreClasses ? ActivationFunction.Sigmoid : ActivationFunction.Linear;
        if (FitsEnding && OutputLoss.LastActivation(network) != ending)
        {
            network = network.WithLastActivation(ending);
            own = own with { Loss = null };
        }
        if (task.Validation is not null || task.Groups is null || own.ValidationFraction is <= 0 or > 0.5)
            return new FittedNetwork(NetworkTrainer.Train(network, task.Training, task.Validation, own, task.Control, createEngine));
        (int[] training, int[] validation) = InnerSplit.Take(
            task.Training.Count, task.Groups, own.ValidationFraction, task.Seed);
        using var fitted = new TrainingSubset(task.Training, training);
        using var watched = new TrainingSubset(task.Training, validation);
        return new FittedNetwork(NetworkTrainer.Train(network, fitted, watched, own, task.Control, createEngine));
    }
}
