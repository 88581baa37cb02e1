using MlNetGenomics.Networks;
using MlNetGenomics.Networks.Layers;
using MlNetGenomics.Networks.MuSeAM;
using MlNetGenomics.Sequences;
using static TorchSharp.torch;
using Functional = TorchSharp.torch.nn.functional;

namespace MlNetGenomics.TorchSharp;

/// <summary>
/// One run of a network forward, as torch operations on views of the model's flat numbers. A track is
/// [N x channels x positions], as torch's convolutions want it.
/// </summary>
internal sealed class TorchNetwork
{
    private readonly Network _network;
    private readonly Tensor _values;
    private readonly Generator? _dropout;
    private int _next;

    /// <summary>Prepares a run.</summary>
    /// <param name="network">The network.</param>
    /// <param name="values">The model's numbers, on the device to run on.</param>
    /// <param name="dropout">Where dropout masks come from in training; null to run as for scoring.</param>
    public TorchNetwork(Network network, Tensor values, Generator? dropout)
    {
        _network = network;
        _values = values;
        _dropout = dropout;
    }

    /// <summary>Statistics of the batch that running ones move towards, and the share that these keep.</summary>
    public List<(NetworkParameter Parameter, double Momentum, Tensor Statistic)> Statistics { get; } = [];

    private bool IsTraining => _dropout is not null;

    /// <summary>Runs a batch.</summary>
    /// <param name="codes">Base codes, [N x L], on the device.</param>
    /// <returns>
    /// [N x T]; in training what goes into the last activation where the network ends in one, else its output.
    /// </returns>
    public Tensor Forward(Tensor codes)
    {
        // N is the fifth code, and its column is left out.
        Tensor oneHot = Functional.one_hot(codes.to(ScalarType.Int64), Dna.BaseCount + 1)
            .narrow(2, 0, Dna.BaseCount).to(ScalarType.Float32);
        return Through(_network.Layers, oneHot.transpose(1, 2)).squeeze(2);
    }

    private Tensor Through(LayerSequence layers, Tensor track) =>
        layers.Aggregate(track, (input, layer) => Through(layer, input));

    private Tensor Through(Layer layer, Tensor input)
    {
        if (layer is BothStrands strands)
        {
            Tensor both = Through(strands.Layers, cat([input, input.flip(1, 2)]));
            _next++;
            return Merge(both, strands.Merge);
        }
        if (layer is Residual residual)
        {
            Tensor inner = Through(residual.Layers, input);
            _next++;
            return inner + input;
        }
        NetworkStep step = _network.Steps[_next++];
        bool isLeft = IsTraining && layer is Activation && _next == _network.Steps.Length;
        return isLeft ? input : Apply(step, input);
    }

    private Tensor Apply(NetworkStep step, Tensor input) => step.Layer switch
    {
        Convolution layer => Convolve(step, layer, input),
        MultinomialConvolution layer => Functional.conv1d(input, Ratios(step, layer).permute(2, 1, 0)),
        Dense => Combine(step, input.squeeze(2)).unsqueeze(2),
        BatchNormalization layer => Normalize(step, layer, input),
        Activation layer => Activate(layer.Function, input),
        MaxPooling layer => Functional.max_pool1d(
            Pad(step, input, layer.PaddingBefore(step.Input.Positions), layer.Size, layer.Step, double.NegativeInfinity),
            layer.Size, layer.Step),
        GlobalMaxPooling => Functional.max_pool1d(input, step.Input.Positions),
        Flatten => input.transpose(1, 2).reshape(input.shape[0], step.Output.Channels, 1),
        Dropout layer => Drop(layer.Rate, input),
        _ => throw new NotSupportedException(step.Layer.Kind),
    };

    private Tensor Convolve(NetworkStep step, Convolution layer, Tensor input) => Functional.conv1d(
        Pad(step, input, layer.PaddingBefore(step.Input.Positions), layer.Span, layer.Stride, 0),
        Parameter(step, ParameterKind.Weight).permute(2, 1, 0), BiasOf(step),
        stride: layer.Stride, dilation: layer.Dilation);

    /// <summary>Pads both ends so that all windows lie within: torch's own padding is the same at both ends.</summary>
    private static Tensor Pad(NetworkStep step, Tensor input, int before, int span, int stride, double with)
    {
        int after = Math.Max(0, (step.Output.Positions - 1) * stride + span - step.Input.Positions - before);
        return before + after > 0 ? Functional.pad(input, (before, after), value: with) : input;
    }

    private Tensor Combine(NetworkStep step, Tensor input)
    {
        Tensor output = input.matmul(Parameter(step, ParameterKind.Weight));
        return BiasOf(step) is { } bias ? output + bias : output;
    }

    /// <summary>Log-likelihood ratios of a multinomial convolution, [W x 4 x F].</summary>
    private Tensor Ratios(NetworkStep step, MultinomialConvolution layer)
    {
        Tensor kernels = Parameter(step, ParameterKind.MultinomialKernel);
        Tensor alpha = step.Find(ParameterKind.LogAlpha) is null
            ? tensor((float)layer.Alpha, device: _values.device)
            : Parameter(step, ParameterKind.LogAlpha).exp();
        float[] logs = [.. Enumerable.Range(0, Dna.BaseCount).Select(b => (float)Math.Log(layer.Background[b]))];
        Tensor background = tensor(logs, [1, Dna.BaseCount, 1], device: _values.device);
        Tensor ratios = Functional.log_softmax(kernels * alpha, 1) - background;
        return layer.LlrScale == LlrScale.InverseAlpha ? ratios / alpha : ratios;
    }

    private Tensor Normalize(NetworkStep step, BatchNormalization layer, Tensor input)
    {
        Tensor mean, variance;
        if (IsTraining)
        {
            mean = input.mean([0, 2], keepdim: true);
            Tensor centred = input - mean;
            variance = (centred * centred).mean([0, 2], keepdim: true);
            Statistics.Add((step.Find(ParameterKind.RunningMean)!, layer.Momentum, mean.detach()));
            Statistics.Add((step.Find(ParameterKind.RunningVariance)!, layer.Momentum, variance.detach()));
        }
        else
        {
            mean = PerChannel(step, ParameterKind.RunningMean);
            variance = PerChannel(step, ParameterKind.RunningVariance);
        }
        Tensor scale = PerChannel(step, ParameterKind.Scale) * (variance + layer.Epsilon).rsqrt();
        return (input - mean) * scale + PerChannel(step, ParameterKind.Shift);
    }

    private static Tensor Activate(ActivationFunction function, Tensor input) => function switch
    {
        ActivationFunction.Linear => input,
        ActivationFunction.Relu => input.relu(),
        ActivationFunction.Exponential => input.exp(),
        ActivationFunction.Sigmoid => input.sigmoid(),
        ActivationFunction.Softplus => input.logaddexp(zeros_like(input)),
        _ => throw new NotSupportedException($"activation {function}"),
    };

    private Tensor Drop(double rate, Tensor input)
    {
        if (!IsTraining || rate == 0)
            return input;
        Tensor drawn = rand(input.shape, device: input.device, generator: _dropout);
        return input * drawn.ge(rate).to(ScalarType.Float32) / (1 - rate);
    }

    private static Tensor Merge(Tensor both, StrandMerge merge)
    {
        long count = both.shape[0] / 2;
        Tensor first = both.narrow(0, 0, count);
        Tensor second = both.narrow(0, count, count);
        if (merge == StrandMerge.Concatenate)
            return cat([first, second], 2);
        // Not torch's maximum, whose gradient goes half to each where they are equal.
        second = second.flip(2);
        return where(second.gt(first), second, first);
    }

    private Tensor? BiasOf(NetworkStep step) =>
        step.Find(ParameterKind.Bias) is null ? null : Parameter(step, ParameterKind.Bias);

    private Tensor PerChannel(NetworkStep step, ParameterKind kind) => Parameter(step, kind).reshape(1, -1, 1);

    private Tensor Parameter(NetworkStep step, ParameterKind kind)
    {
        NetworkParameter parameter = step.Find(kind)!;
        return _values.narrow(0, parameter.Start, parameter.Length)
            .reshape([.. parameter.Shape.Dimensions.Select(dimension => (long)dimension)]);
    }
}
