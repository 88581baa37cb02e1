using MlNetGenomics.Networks;
using MlNetGenomics.Networks.Layers;

namespace MlNetGenomics.Tests.Networks;

/// <summary>A convolution as the list of all its products' places; weights are [W x C x F].</summary>
internal sealed class NaiveConvolution
{
    private readonly List<(int N, int From, int To, int W)> _places = [];
    private readonly NaiveTrack _input;
    private readonly FeatureShape _output;
    private readonly double[] _weights;

    public NaiveConvolution(NetworkStep step, Convolution layer, NaiveTrack input, double[] weights)
    {
        _input = input;
        _output = step.Output;
        _weights = weights;
        int positions = step.Input.Positions;
        int padding = PaddingBefore(layer.Padding, step, (layer.Width - 1) * layer.Dilation + 1, layer.Stride);
        for (int n = 0; n < input.Count; n++)
        {
            for (int p = 0; p < _output.Positions; p++)
            {
                for (int w = 0; w < layer.Width; w++)
                {
                    int from = p * layer.Stride + w * layer.Dilation - padding;
                    if (from >= 0 && from < positions)
                        _places.Add((n, from, p, w));
                }
            }
        }
    }

    /// <summary>Half of what windows reach beyond the input, rounded down.</summary>
    public static int PaddingBefore(Padding padding, NetworkStep step, int span, int stride)
    {
        int covered = (step.Output.Positions - 1) * stride + span;
        return padding == Padding.Same ? Math.Max(0, covered - step.Input.Positions) / 2 : 0;
    }

    /// <param name="bias">[F], or empty.</param>
    public NaiveTrack Forward(double[] bias)
    {
        var output = new NaiveTrack(_input.Count, _output);
        for (int i = 0; i < output.Values.Length && bias.Length > 0; i++)
            output.Values[i] = bias[i % bias.Length];
        ForEachProduct((n, from, c, to, f, weight) => output[n, to, f] += _weights[weight] * _input[n, from, c]);
        return output;
    }

    public double[] WeightGradient(NaiveTrack gradient)
    {
        var result = new double[_weights.Length];
        ForEachProduct((n, from, c, to, f, weight) => result[weight] += gradient[n, to, f] * _input[n, from, c]);
        return result;
    }

    public NaiveTrack InputGradient(NaiveTrack gradient)
    {
        var result = new NaiveTrack(_input.Count, _input.Shape);
        ForEachProduct((n, from, c, to, f, weight) => result[n, from, c] += gradient[n, to, f] * _weights[weight]);
        return result;
    }

    private void ForEachProduct(Action<int, int, int, int, int, int> body)
    {
        (int channels, int filters) = (_input.Shape.Channels, _output.Channels);
        foreach ((int n, int from, int to, int w) in _places)
        {
            for (int c = 0; c < channels; c++)
            {
                for (int f = 0; f < filters; f++)
                    body(n, from, c, to, f, (w * channels + c) * filters + f);
            }
        }
    }
}
