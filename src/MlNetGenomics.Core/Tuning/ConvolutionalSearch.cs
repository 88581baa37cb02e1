using System.Collections.Immutable;
using MlNetGenomics.Networks;
using MlNetGenomics.Networks.Layers;
using MlNetGenomics.Training;
using static MlNetGenomics.Tuning.SearchParameter;

namespace MlNetGenomics.Tuning;

/// <summary>
/// The networks among which the Sharpr-MPRA study looked for its own (section 4.2.2): convolutions of one size with ReLU
/// and dropout, one max-pooling, dense layers. Weights start normal, scaled by fan-in.
/// </summary>
/// <remarks>
/// The report gives 1-10 convolutions, 1-2 dense layers, 30-100 filters, a width of 8-15, a pool of 10-50 and a dropout of
/// .1. Its best network has a width of 4, so here widths begin there. What a hidden dense layer holds it does not say: here
/// as many units as there are filters. Neither does it give a learning rate or a batch: here they are varied too.
/// </remarks>
public sealed class ConvolutionalSearch : SearchSpace
{
    private readonly int _inputLength;
    private readonly ImmutableArray<string> _tasks;
    private readonly double _dropout;

    /// <summary>A search.</summary>
    /// <param name="inputLength">L, bases of a sequence.</param>
    /// <param name="tasks">Names of what is predicted.</param>
    /// <param name="dropout">Dropout after each convolution; at least 0, below 1.</param>
    /// <param name="parameters">Ranges that replace the usual ones of the same names.</param>
    /// <exception cref="GenomicsException">A range is of no parameter, or the dropout is out of its range.</exception>
    public ConvolutionalSearch(
        int inputLength,
        IEnumerable<string> tasks,
        double dropout = 0.1,
        IReadOnlyCollection<SearchParameter>? parameters = null)
        : base(Merge(parameters ?? []))
    {
        SettingCheck.Require(dropout is >= 0 and < 1, "dropout", dropout, "at least 0 and below 1");
        _inputLength = inputLength;
        _tasks = [.. tasks];
        _dropout = dropout;
    }

    /// <summary>The usual ranges.</summary>
    public static ImmutableArray<SearchParameter> Usual { get; } =
    [
        Whole("conv_layers", 1, 10),
        Whole("dense_layers", 1, 2),
        Whole("filters", 30, 100),
        Whole("width", 4, 15),
        Whole("pool", 10, 50),
        Logarithmic("learning_rate", 3e-4, 3e-3),
        Whole("batch", 50, 200),
    ];

    /// <inheritdoc/>
    public override (Network Network, NetworkTrainingSettings Training) Make(
        ImmutableArray<double> values, NetworkTrainingSettings training)
    {
        ArgumentNullException.ThrowIfNull(training);
        ArgumentOutOfRangeException.ThrowIfNotEqual(values.Length, Parameters.Length, nameof(values));
        int filters = (int)values[2];
        var weights = new WeightSettings { Start = Initialization.FanInNormal };
        var activation = new Activation(ActivationFunction.Relu);
        Layer[] convolution = [new Convolution(filters, (int)values[3]) { Weights = weights }, activation, .. Drop()];
        Layer[] dense = [new Dense(filters) { Weights = weights }, activation, .. Drop()];
        var network = new Network(
            "tuned",
            _inputLength,
            [
                .. Repeat(convolution, (int)values[0]),
                new MaxPooling((int)values[4]),
                new Flatten(),
                .. Repeat(dense, (int)values[1] - 1),
                new Dense(_tasks.Length) { Weights = weights },
            ],
            _tasks);
        return (network, training with { LearningRate = values[5], BatchSize = (int)values[6] });
    }

    private IEnumerable<Layer> Drop() => _dropout > 0 ? [new Dropout(_dropout)] : [];

    private static IEnumerable<Layer> Repeat(Layer[] layers, int times) =>
        Enumerable.Repeat(layers, times).SelectMany(layer => layer);

    private static IEnumerable<SearchParameter> Merge(IReadOnlyCollection<SearchParameter> parameters)
    {
        foreach (SearchParameter parameter in parameters)
        {
            if (!Usual.Any(usual => usual.Name == parameter.Name && usual.IsWhole == parameter.IsWhole))
            {
                throw new GenomicsException(
                    $"{parameter.Name}: is not one of {string.Join(", ", Usual.Select(usual => usual.Name))}");
            }
        }
        return Usual.Select(usual => parameters.LastOrDefault(parameter => parameter.Name == usual.Name) ?? usual);
    }
}
