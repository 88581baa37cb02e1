using MlNetGenomics.Networks;
using MlNetGenomics.Networks.Layers;

namespace MlNetGenomics.Training;

/// <summary>
/// A loss on top of a network's last activation, and its slope in what goes into that activation. Taken
/// together the two are exact where each alone would overflow or cancel (a sigmoid that is 1 to the last bit
/// has a finite cross-entropy). A label that is NaN counts for nothing.
/// </summary>
/// <remarks>
/// Where the loss takes the logarithm of a prediction that the network does not keep within bounds itself,
/// the prediction is held at 1e-7 or more (and, for cross-entropy, at 1 - 1e-7 or less) as Keras holds it; the
/// slope beyond is 0.
/// </remarks>
public sealed class OutputLoss
{
    private const double Least = 1e-7;

    // Below this e^z and ln(1 + e^z) are the same number in double precision.
    private const double SoftplusIsExponential = -37;

    private readonly Loss _loss;
    private readonly ActivationFunction _activation;

    /// <summary>Puts a loss on an activation.</summary>
    /// <param name="loss">The loss.</param>
    /// <param name="activation">What turns the network's last numbers into predictions.</param>
    public OutputLoss(Loss loss, ActivationFunction activation)
    {
        if (!Enum.IsDefined(loss))
            throw new ArgumentOutOfRangeException(nameof(loss));
        if (!Enum.IsDefined(activation))
            throw new ArgumentOutOfRangeException(nameof(activation));
        _loss = loss;
        _activation = activation;
    }

    /// <summary>
    /// The loss that suits a network: cross-entropy after a sigmoid, Poisson after an exponential or softplus,
    /// squared error otherwise.
    /// </summary>
    public static Loss DefaultFor(Network network) => LastActivation(network) switch
    {
        ActivationFunction.Sigmoid => Loss.BinaryCrossEntropy,
        ActivationFunction.Exponential or ActivationFunction.Softplus => Loss.Poisson,
        _ => Loss.MeanSquaredError,
    };

    /// <summary>
    /// The function of the layer that ends a network where that is an <see cref="Activation"/>; linear where it
    /// is not.
    /// </summary>
    public static ActivationFunction LastActivation(Network network)
    {
        ArgumentNullException.ThrowIfNull(network);
        return network.Layers[^1] is Activation activation ? activation.Function : ActivationFunction.Linear;
    }

    /// <summary>Loss of a batch: sum of weight x loss, over the number of labels that are not NaN.</summary>
    /// <param name="outputs">[N x T], what goes into the last activation.</param>
    /// <param name="batch">Labels, [N x T], and weights, [N].</param>
    /// <param name="gradient">Receives the slope of the result in each output, [N x T].</param>
    /// <returns>The loss; NaN where every label is.</returns>
    public double Compute(ReadOnlySpan<float> outputs, TrainingBatch batch, Span<float> gradient)
    {
        ArgumentNullException.ThrowIfNull(batch);
        int tasks = batch.Tasks;
        int size = batch.Count * tasks;
        ArgumentOutOfRangeException.ThrowIfNotEqual(outputs.Length, size, nameof(outputs));
        ArgumentOutOfRangeException.ThrowIfNotEqual(gradient.Length, size, nameof(gradient));
        int labelCount = batch.CountLabels();
        double share = 1.0 / labelCount;
        double sum = 0;
        for (int i = 0; i < size; i++)
        {
            float label = batch.Labels[i];
            if (float.IsNaN(label))
            {
                gradient[i] = 0;
                continue;
            }
            float weight = batch.Weights[i / tasks];
            (double loss, double slope) = At(outputs[i], label);
            sum += weight * loss;
            gradient[i] = (float)(share * weight * slope);
        }
        return labelCount == 0 ? double.NaN : sum / labelCount;
    }

    /// <summary>Sum of weight x loss of predictions, to be divided by the number of labels that are not NaN.</summary>
    /// <param name="predictions">[N x T], after the last activation.</param>
    /// <param name="batch">Labels, [N x T], and weights, [N].</param>
    public double SumOfPredictions(ReadOnlySpan<float> predictions, TrainingBatch batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        int size = batch.Count * batch.Tasks;
        ArgumentOutOfRangeException.ThrowIfNotEqual(predictions.Length, size, nameof(predictions));
        double sum = 0;
        for (int i = 0; i < size; i++)
        {
            float label = batch.Labels[i];
            if (!float.IsNaN(label))
                sum += batch.Weights[i / batch.Tasks] * OfPrediction(predictions[i], label).Loss;
        }
        return sum;
    }

    /// <summary>Loss and slope at one output.</summary>
    internal (double Loss, double Slope) At(double output, double label) => (_loss, _activation) switch
    {
        (Loss.BinaryCrossEntropy, ActivationFunction.Sigmoid) =>
            (Softplus(output) - output * label, Sigmoid(output) - label),
        (Loss.Poisson, ActivationFunction.Exponential) =>
            (Math.Exp(output) - output * label, Math.Exp(output) - label),
        (Loss.Poisson, ActivationFunction.Softplus) => PoissonOfSoftplus(output, label),
        _ => OfAnyPair(output, label),
    };

    private (double Loss, double Slope) OfAnyPair(double output, double label)
    {
        (double prediction, double slope) = _activation switch
        {
            ActivationFunction.Relu => (Math.Max(0, output), output > 0 ? 1 : 0),
            ActivationFunction.Exponential => (Math.Exp(output), Math.Exp(output)),
            ActivationFunction.Sigmoid => (Sigmoid(output), Sigmoid(output) * Sigmoid(-output)),
            ActivationFunction.Softplus => (Softplus(output), Sigmoid(output)),
            _ => (output, 1.0),
        };
        (double loss, double outer) = OfPrediction(prediction, label);
        return (loss, outer * slope);
    }

    private (double Loss, double Slope) OfPrediction(double prediction, double label)
    {
        if (_loss == Loss.MeanSquaredError)
        {
            double residual = prediction - label;
            return (residual * residual, 2 * residual);
        }
        bool isPoisson = _loss == Loss.Poisson;
        double held = Math.Clamp(prediction, Least, isPoisson ? double.PositiveInfinity : 1 - Least);
        // NaN passes through the clamp and compares unequal to itself: the loss is NaN, and is seen as such.
        bool isHeld = held != prediction && !double.IsNaN(prediction);
        if (isPoisson)
            return (prediction - label * Math.Log(held), isHeld ? 1 : 1 - label / held);
        double loss = -label * Math.Log(held) - (1 - label) * Math.Log(1 - held);
        return (loss, isHeld ? 0 : (held - label) / (held * (1 - held)));
    }

    private static (double Loss, double Slope) PoissonOfSoftplus(double output, double label)
    {
        double prediction = Softplus(output);
        bool isExponential = output < SoftplusIsExponential;
        double logarithm = isExponential ? output : Math.Log(prediction);
        double sigmoid = Sigmoid(output);
        double ratio = isExponential ? 1 : sigmoid / prediction;
        return (prediction - label * logarithm, sigmoid - label * ratio);
    }

    /// <summary>ln(1 + e^x), without overflow.</summary>
    internal static double Softplus(double x) => Math.Max(0, x) + LogOfOnePlus(Math.Exp(-Math.Abs(x)));

    /// <summary>1 / (1 + e^-x), without overflow.</summary>
    internal static double Sigmoid(double x)
    {
        double small = Math.Exp(-Math.Abs(x));
        return x >= 0 ? 1 / (1 + small) : small / (1 + small);
    }

    /// <summary>ln(1 + x) for x in 0..1 without losing small x (Goldberg 1991, doi:10.1145/103162.103163, theorem 4).</summary>
    private static double LogOfOnePlus(double x)
    {
        double sum = 1 + x;
        return sum == 1 ? x : Math.Log(sum) * x / (sum - 1);
    }
}
