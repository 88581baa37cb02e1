using MlNetGenomics.Networks;
using MlNetGenomics.Networks.Layers;
using MlNetGenomics.Networks.MuSeAM;
using MlNetGenomics.Sequences;

namespace MlNetGenomics.Tests.Networks;

/// <summary>
/// A network's scores straight from the layers' formulas, in doubles, one loop a sum: the oracle of the engine and
/// ONNX tests.
/// </summary>
internal static class NaiveNetwork
{
    /// <summary>The predictions for base codes.</summary>
    public static double[] Predict(NetworkModel model, ReadOnlySpan<byte> codes) => Predict(model, OneHot(codes));

    /// <summary>The predictions for a matrix of L positions and 4 channels.</summary>
    public static double[] Predict(NetworkModel model, double[,] oneHot)
    {
        double[,] output = new Run(model).Layers(model.Network.Layers, oneHot);
        return [.. output.Cast<double>()];
    }

    /// <summary>What a layer gives, [positions, channels]; within two strands, for the sequence itself.</summary>
    public static double[,] LayerOutput(NetworkModel model, ReadOnlySpan<byte> codes, string layerName)
    {
        var run = new Run(model);
        run.Layers(model.Network.Layers, OneHot(codes));
        return run.Outputs[layerName];
    }

    /// <summary>One row of four a base, zeros for N.</summary>
    public static double[,] OneHot(ReadOnlySpan<byte> codes)
    {
        var rows = new double[codes.Length, Dna.BaseCount];
        for (int p = 0; p < codes.Length; p++)
        {
            if (codes[p] != Dna.N)
                rows[p, codes[p]] = 1;
        }
        return rows;
    }

    private sealed class Run(NetworkModel model)
    {
        private int _next;

        public Dictionary<string, double[,]> Outputs { get; } = [];

        public double[,] Layers(LayerSequence layers, double[,] x)
        {
            foreach (Layer layer in layers)
            {
                double[,] input = x;
                if (layer is BothStrands both)
                {
                    int first = _next;
                    // What the strands show last is kept, so the sequence itself comes second.
                    double[,] reverse = Layers(both.Layers, Reverse(input, channelsToo: true));
                    _next = first;
                    double[,] forward = Layers(both.Layers, input);
                    x = both.Merge == StrandMerge.Concatenate
                        ? Concatenate(forward, reverse)
                        : Zip(forward, Reverse(reverse, channelsToo: false), Math.Max);
                }
                else if (layer is Residual residual)
                    x = Zip(input, Layers(residual.Layers, input), (a, b) => a + b);
                NetworkStep step = model.Network.Steps[_next++];
                if (layer is not (BothStrands or Residual))
                    x = One(step, input);
                Outputs[step.Name] = x;
            }
            return x;
        }

        private double[,] One(NetworkStep step, double[,] x) => step.Layer switch
        {
            Convolution layer => Convolve(
                x, step, Values(step, ParameterKind.Weight), layer.Width, layer.Stride, layer.Dilation,
                PaddingBefore(layer.Padding, step, layer.Stride, (layer.Width - 1) * layer.Dilation + 1),
                layer.Bias ? Values(step, ParameterKind.Bias) : null),
            MultinomialConvolution layer => Convolve(
                x, step, LogLikelihoodRatios(step, layer), layer.Width, 1, 1, 0, null),
            BatchNormalization layer => Normalize(x, step, layer),
            Activation layer => Map(x, value => Activate(layer.Function, value)),
            MaxPooling layer => Pool(
                x, step, layer.Size, layer.Stride ?? layer.Size,
                PaddingBefore(layer.Padding, step, layer.Stride ?? layer.Size, layer.Size)),
            GlobalMaxPooling => Pool(x, step, x.GetLength(0), 1, 0),
            Dropout => x,
            Flatten => FlattenPositions(x),
            Dense => Multiply(x, step),
            _ => throw new NotSupportedException(step.Layer.ToString()),
        };

        /// <summary>TensorFlow's "SAME": as many zeros as needed, the odd one at the end.</summary>
        private static int PaddingBefore(Padding padding, NetworkStep step, int stride, int span)
        {
            if (padding == Padding.Valid)
                return 0;
            int positions = step.Input.Positions;
            int outputs = (int)Math.Ceiling(positions / (double)stride);
            return Math.Max((outputs - 1) * stride + span - positions, 0) / 2;
        }

        private static double[,] Convolve(
            double[,] x, NetworkStep step, double[] weights, int width, int stride, int dilation, int before,
            double[]? bias)
        {
            int channels = x.GetLength(1);
            var y = new double[step.Output.Positions, step.Output.Channels];
            int filters = y.GetLength(1);
            for (int p = 0; p < y.GetLength(0); p++)
            {
                for (int f = 0; f < filters; f++)
                    y[p, f] = bias?[f] ?? 0;
                for (int w = 0; w < width; w++)
                {
                    int q = p * stride + w * dilation - before;
                    for (int c = 0; c < channels && q >= 0 && q < x.GetLength(0); c++)
                    {
                        for (int f = 0; f < filters; f++)
                            y[p, f] += weights[(w * channels + c) * filters + f] * x[q, c];
                    }
                }
            }
            return y;
        }

        private double[] LogLikelihoodRatios(NetworkStep step, MultinomialConvolution layer)
        {
            double[] k = Values(step, ParameterKind.MultinomialKernel);
            double alpha = layer.LearnAlpha ? Math.Exp(Values(step, ParameterKind.LogAlpha)[0]) : layer.Alpha;
            var ratios = new double[k.Length];
            for (int w = 0; w < layer.Width; w++)
            {
                for (int f = 0; f < layer.Filters; f++)
                {
                    int At(int b) => (w * 4 + b) * layer.Filters + f;
                    double sum = Enumerable.Range(0, 4).Sum(b => Math.Exp(alpha * k[At(b)]));
                    for (int b = 0; b < 4; b++)
                    {
                        double ratio = Math.Log(Math.Exp(alpha * k[At(b)]) / sum / layer.Background[b]);
                        ratios[At(b)] = layer.LlrScale == LlrScale.InverseAlpha ? ratio / alpha : ratio;
                    }
                }
            }
            return ratios;
        }

        private double[,] Normalize(double[,] x, NetworkStep step, BatchNormalization layer)
        {
            double[] scale = Values(step, ParameterKind.Scale);
            double[] shift = Values(step, ParameterKind.Shift);
            double[] mean = Values(step, ParameterKind.RunningMean);
            double[] variance = Values(step, ParameterKind.RunningVariance);
            return Matrix(
                x.GetLength(0), x.GetLength(1),
                (p, c) => scale[c] * (x[p, c] - mean[c]) / Math.Sqrt(variance[c] + layer.Epsilon) + shift[c]);
        }

        private double[,] Multiply(double[,] x, NetworkStep step)
        {
            double[] weights = Values(step, ParameterKind.Weight);
            int units = step.Output.Channels;
            double[] bias = step.Parameters.Length > 1 ? Values(step, ParameterKind.Bias) : new double[units];
            double[,] y = Matrix(1, units, (_, u) => bias[u]);
            for (int i = 0; i < x.GetLength(1); i++)
            {
                for (int u = 0; u < units; u++)
                    y[0, u] += weights[i * units + u] * x[0, i];
            }
            return y;
        }

        private double[] Values(NetworkStep step, ParameterKind kind) =>
            [.. model.Parameter(step.Name, kind).ToArray().Select(value => (double)value)];

        private static double Activate(ActivationFunction function, double x) => function switch
        {
            ActivationFunction.Relu => Math.Max(0, x),
            ActivationFunction.Exponential => Math.Exp(x),
            ActivationFunction.Sigmoid => 1 / (1 + Math.Exp(-x)),
            ActivationFunction.Softplus => Math.Log(1 + Math.Exp(x)),
            _ => x,
        };

        private static double[,] Pool(double[,] x, NetworkStep step, int size, int stride, int before) => Matrix(
            step.Output.Positions, x.GetLength(1),
            (p, c) => Enumerable.Range(p * stride - before, size)
                .Where(q => q >= 0 && q < x.GetLength(0)).Max(q => x[q, c]));

        private static double[,] FlattenPositions(double[,] x)
        {
            int channels = x.GetLength(1);
            return Matrix(1, x.Length, (_, i) => x[i / channels, i % channels]);
        }

        private static double[,] Reverse(double[,] x, bool channelsToo) => Matrix(
            x.GetLength(0), x.GetLength(1),
            (p, c) => x[x.GetLength(0) - 1 - p, channelsToo ? x.GetLength(1) - 1 - c : c]);

        private static double[,] Concatenate(double[,] a, double[,] b)
        {
            int positions = a.GetLength(0);
            return Matrix(
                2 * positions, a.GetLength(1), (p, c) => p < positions ? a[p, c] : b[p - positions, c]);
        }

        private static double[,] Zip(double[,] a, double[,] b, Func<double, double, double> function) =>
            Matrix(a.GetLength(0), a.GetLength(1), (p, c) => function(a[p, c], b[p, c]));

        private static double[,] Map(double[,] x, Func<double, double> function) =>
            Matrix(x.GetLength(0), x.GetLength(1), (p, c) => function(x[p, c]));

        private static double[,] Matrix(int positions, int channels, Func<int, int, double> value)
        {
            var y = new double[positions, channels];
            for (int p = 0; p < positions; p++)
            {
                for (int c = 0; c < channels; c++)
                    y[p, c] = value(p, c);
            }
            return y;
        }
    }
}
