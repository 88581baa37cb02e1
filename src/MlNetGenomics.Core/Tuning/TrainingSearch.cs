using System.Collections.Immutable;
using MlNetGenomics.Networks;
using MlNetGenomics.Training;
using static MlNetGenomics.Tuning.SearchParameter;

namespace MlNetGenomics.Tuning;

/// <summary>Ways to train one network: learning rate, batch and squared penalty.</summary>
/// <param name="network">The network.</param>
/// <param name="parameters">Ranges of learning_rate, batch and l2, in this order; null for the usual ones.</param>
public sealed class TrainingSearch(Network network, IReadOnlyList<SearchParameter>? parameters = null)
    : SearchSpace(parameters ?? Usual)
{
    /// <summary>The usual ranges.</summary>
    public static ImmutableArray<SearchParameter> Usual { get; } =
        [Logarithmic("learning_rate", 1e-4, 1e-2), Whole("batch", 32, 256), Logarithmic("l2", 1e-7, 1e-3)];

    /// <inheritdoc/>
    public override (Network Network, NetworkTrainingSettings Training) Make(
        ImmutableArray<double> values, NetworkTrainingSettings training)
    {
        ArgumentNullException.ThrowIfNull(training);
        ArgumentOutOfRangeException.ThrowIfNotEqual(values.Length, Usual.Length, nameof(values));
        return (
            WeightPenalties.With(network, null, values[2]),
            training with { LearningRate = values[0], BatchSize = (int)values[1] });
    }
}
