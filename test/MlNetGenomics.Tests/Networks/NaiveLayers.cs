using MlNetGenomics.Networks;
using MlNetGenomics.Networks.Layers;
using MlNetGenomics.Networks.MuSeAM;
using MlNetGenomics.Sequences;
using Result = (
    MlNetGenomics.Tests.Networks.NaiveTrack Output,
    System.Func<MlNetGenomics.Tests.Networks.NaiveTrack, MlNetGenomics.Tests.Networks.NaiveTrack> Backward);

namespace MlNetGenomics.Tests.Networks;

/// <summary>
/// Each kind of layer that holds no others. What runs backward adds to <see cref="Gradient"/>.
/// </summary>
internal sealed class NaiveLayers(double[] values)
{
    /// <summary>Dropout masks in training; null for scoring.</summary>
    public Func<NetworkStep, int, double[]>? Masks { get; init; }

    /// <summary>Number of the step in its run, from 1.</summary>
    public long StepNumber { get; init; } = long.MaxValue;

    public double[] Gradient { get; } = new double[values.Length];

    public double[] RunningValues { get; } = (double[])values.Clone();

    public Result Through(NetworkStep step, NaiveTrack input) => step.Layer switch
    {
        Convolution layer => Convolve(step, layer, input),
        MultinomialConvolution layer => Multinomial(step, layer, input),
        // A dense layer reads a single position.
        Dense layer => Convolve(step, new Convolution(layer.Units, 1), input),
        BatchNormalization layer => Normalize(step, layer, input),
        Activation layer => Activate(layer.Function, input),
        MaxPooling layer => Pool(step, input, layer.Size, layer.Stride ?? layer.Size, layer.Padding),
        GlobalMaxPooling => Pool(step, input, input.Shape.Positions, 1, Padding.Valid),
        Flatten => (input.As(step.Output), gradient => gradient.As(step.Input)),
        Dropout => Drop(step, input),
        _ => throw new NotSupportedException(step.Layer.Kind),
    };

    private double[] Parameter(NetworkStep step, ParameterKind kind) =>
        step.Find(kind) is { } parameter ? values[parameter.Start..(parameter.Start + parameter.Length)] : [];

    private void AddGradient(NetworkStep step, ParameterKind kind, double[] gradient)
    {
        if (step.Find(kind) is not { } parameter)
            return;
        for (int i = 0; i < parameter.Length; i++)
            Gradient[parameter.Start + i] += gradient[i];
    }

    private Result Convolve(NetworkStep step, Convolution layer, NaiveTrack input)
    {
        var convolution = new NaiveConvolution(step, layer, input, Parameter(step, ParameterKind.Weight));
        double[] bias = Parameter(step, ParameterKind.Bias);
        NaiveTrack output = convolution.Forward(bias);
        return (output, Backward);

        NaiveTrack Backward(NaiveTrack gradient)
        {
            AddGradient(step, ParameterKind.Weight, convolution.WeightGradient(gradient));
            AddGradient(step, ParameterKind.Bias, Sums(gradient));
            return convolution.InputGradient(gradient);
        }
    }

    private Result Multinomial(NetworkStep step, MultinomialConvolution layer, NaiveTrack input)
    {
        double[] kernels = Parameter(step, ParameterKind.MultinomialKernel);
        double[] logAlpha = Parameter(step, ParameterKind.LogAlpha);
        double alpha = logAlpha.Length > 0 ? Math.Exp(logAlpha[0]) : layer.Alpha;
        bool isInverse = layer.LlrScale == LlrScale.InverseAlpha;
        double scale = isInverse ? 1 / alpha : 1;
        var probabilities = new double[kernels.Length];
        var weights = new double[kernels.Length];
        ForEachColumn(kernels, layer.Filters, column =>
        {
            double sum = column.Sum(i => Math.Exp(alpha * kernels[i]));
            for (int b = 0; b < Dna.BaseCount; b++)
            {
                probabilities[column[b]] = Math.Exp(alpha * kernels[column[b]]) / sum;
                weights[column[b]] = scale * Math.Log(probabilities[column[b]] / layer.Background[b]);
            }
        });
        var plain = new Convolution(layer.Filters, layer.Width);
        var convolution = new NaiveConvolution(step, plain, input, weights);
        return (convolution.Forward([]), Backward);

        NaiveTrack Backward(NaiveTrack gradient)
        {
            double[] weightGradient = convolution.WeightGradient(gradient);
            var kernelGradient = new double[kernels.Length];
            double alphaGradient = 0;
            ForEachColumn(kernels, layer.Filters, column =>
            {
                double sum = column.Sum(i => weightGradient[i]);
                foreach (int i in column)
                {
                    kernelGradient[i] = scale * alpha * (weightGradient[i] - probabilities[i] * sum);
                    alphaGradient += kernels[i] * kernelGradient[i] - (isInverse ? weightGradient[i] * weights[i] : 0);
                }
            });
            AddGradient(step, ParameterKind.MultinomialKernel, kernelGradient);
            AddGradient(step, ParameterKind.LogAlpha, [alphaGradient]);
            return convolution.InputGradient(gradient);
        }
    }

    private static double[] Sums(NaiveTrack track)
    {
        var sums = new double[track.Shape.Channels];
        for (int i = 0; i < track.Values.Length; i++)
            sums[i % sums.Length] += track.Values[i];
        return sums;
    }

    /// <summary>Indices of the four numbers of each position and kernel in [W x 4 x F].</summary>
    private static void ForEachColumn(double[] kernels, int filters, Action<int[]> column)
    {
        for (int w = 0; w < kernels.Length / filters / Dna.BaseCount; w++)
        {
            for (int f = 0; f < filters; f++)
                column([.. Enumerable.Range(0, Dna.BaseCount).Select(b => (w * Dna.BaseCount + b) * filters + f)]);
        }
    }

    private Result Normalize(NetworkStep step, BatchNormalization layer, NaiveTrack input)
    {
        double[] scale = Parameter(step, ParameterKind.Scale);
        double[] shift = Parameter(step, ParameterKind.Shift);
        double[] mean = Parameter(step, ParameterKind.RunningMean);
        double[] variance = Parameter(step, ParameterKind.RunningVariance);
        int channels = input.Shape.Channels;
        double number = input.Values.Length / channels;
        if (Masks is not null)
        {
            mean = Means(input.Values);
            variance = Means([.. input.Values.Select((x, i) => (x - mean[i % channels]) * (x - mean[i % channels]))]);
            Keep(step, ParameterKind.RunningMean, mean, layer.Momentum);
            Keep(step, ParameterKind.RunningVariance, variance, layer.Momentum);
        }
        double[] deviation = [.. variance.Select(v => Math.Sqrt(v + layer.Epsilon))];
        double[] standard = [.. input.Values.Select((x, i) => (x - mean[i % channels]) / deviation[i % channels])];
        double[] output = [.. standard.Select((x, i) => scale[i % channels] * x + shift[i % channels])];
        return (new NaiveTrack(input.Count, input.Shape, output), Backward);

        NaiveTrack Backward(NaiveTrack gradient)
        {
            double[] g = gradient.Values;
            double[] meanGradient = Means(g);
            double[] meanProduct = Means([.. g.Zip(standard, (a, b) => a * b)]);
            AddGradient(step, ParameterKind.Shift, [.. meanGradient.Select(m => m * number)]);
            AddGradient(step, ParameterKind.Scale, [.. meanProduct.Select(m => m * number)]);
            return new NaiveTrack(input.Count, input.Shape, [.. g.Select((value, i) =>
            {
                int c = i % channels;
                return scale[c] / deviation[c] * (value - meanGradient[c] - standard[i] * meanProduct[c]);
            })]);
        }

        double[] Means(double[] numbers) =>
            [.. Sums(new NaiveTrack(input.Count, input.Shape, numbers)).Select(sum => sum / number)];
    }

    private void Keep(NetworkStep step, ParameterKind kind, double[] batch, double momentum)
    {
        int start = step.Find(kind)!.Start;
        // The mean of t batches keeps (t - 1) / t of the mean of those before.
        double kept = momentum * StepNumber > StepNumber - 1 ? (StepNumber - 1.0) / StepNumber : momentum;
        for (int c = 0; c < batch.Length; c++)
            RunningValues[start + c] = kept * values[start + c] + (1 - kept) * batch[c];
    }

    private static Result Activate(ActivationFunction function, NaiveTrack input)
    {
        var output = new NaiveTrack(input.Count, input.Shape, [.. input.Values.Select(x => function switch
        {
            ActivationFunction.Linear => x,
            ActivationFunction.Relu => Math.Max(0, x),
            ActivationFunction.Exponential => Math.Exp(x),
            ActivationFunction.Sigmoid => 1 / (1 + Math.Exp(-x)),
            _ => Math.Max(0, x) + Math.Log(1 + Math.Exp(-Math.Abs(x))),
        })]);
        return (output, gradient => new NaiveTrack(input.Count, input.Shape, [.. gradient.Values.Select((g, i) =>
        {
            double x = input.Values[i], y = output.Values[i];
            return g * function switch
            {
                ActivationFunction.Linear => 1,
                ActivationFunction.Relu => x > 0 ? 1 : 0,
                ActivationFunction.Exponential => y,
                ActivationFunction.Sigmoid => y * (1 - y),
                _ => 1 / (1 + Math.Exp(-x)),
            };
        })]));
    }

    private static Result Pool(NetworkStep step, NaiveTrack input, int size, int stride, Padding padding)
    {
        var output = new NaiveTrack(input.Count, step.Output);
        var best = new int[output.Values.Length];
        int before = NaiveConvolution.PaddingBefore(padding, step, size, stride);
        for (int i = 0; i < best.Length; i++)
        {
            int c = i % step.Output.Channels;
            (int n, int p) = Math.DivRem(i / step.Output.Channels, step.Output.Positions);
            int first = Math.Max(0, p * stride - before);
            int end = Math.Min(step.Input.Positions, p * stride - before + size);
            best[i] = first;
            for (int q = first + 1; q < end; q++)
            {
                if (input[n, q, c] > input[n, best[i], c])
                    best[i] = q;
            }
            output.Values[i] = input[n, best[i], c];
        }
        return (output, Backward);

        NaiveTrack Backward(NaiveTrack gradient)
        {
            var inputGradient = new NaiveTrack(input.Count, input.Shape);
            for (int i = 0; i < best.Length; i++)
            {
                int n = i / step.Output.Channels / step.Output.Positions;
                inputGradient[n, best[i], i % step.Output.Channels] += gradient.Values[i];
            }
            return inputGradient;
        }
    }

    private Result Drop(NetworkStep step, NaiveTrack input)
    {
        if (Masks is null)
            return (input, gradient => gradient);
        double[] mask = [.. Enumerable.Range(0, input.Count).SelectMany(n => Masks(step, n))];
        return (
            new NaiveTrack(input.Count, input.Shape, [.. input.Values.Zip(mask, (x, m) => x * m)]),
            gradient => new NaiveTrack(input.Count, input.Shape, [.. gradient.Values.Zip(mask, (g, m) => g * m)]));
    }
}
