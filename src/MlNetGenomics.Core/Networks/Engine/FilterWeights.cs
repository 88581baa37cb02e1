using MlNetGenomics.Networks.Layers;

namespace MlNetGenomics.Networks.Engine;

/// <summary>
/// Weights and biases of a convolution or dense layer as they multiply the input, [K x F] and [F], from a model's
/// numbers; for scoring, with a batch normalization that follows multiplied in.
/// </summary>
internal sealed class FilterWeights
{
    private readonly NetworkParameter _weight;
    private readonly NetworkParameter? _bias;
    private readonly NetworkParameter? _logAlpha;
    private readonly MultinomialConvolution? _multinomial;
    private NetworkStep? _normalization;
    private float[] _kernel = [];
    private float[] _weights = [];
    private double _alpha;

    /// <summary>Weights of a layer.</summary>
    public FilterWeights(NetworkStep step)
    {
        _multinomial = step.Layer as MultinomialConvolution;
        _weight = (step.Find(ParameterKind.Weight) ?? step.Find(ParameterKind.MultinomialKernel))!;
        _bias = step.Find(ParameterKind.Bias);
        _logAlpha = step.Find(ParameterKind.LogAlpha);
        Filters = step.Output.Channels;
        Inputs = _weight.Length / Filters;
    }

    /// <summary>F.</summary>
    public int Filters { get; }

    /// <summary>K, numbers that a filter reads.</summary>
    public int Inputs { get; }

    /// <summary>Multiplies a batch normalization in, with its running statistics.</summary>
    public void Fold(NetworkStep normalization) => _normalization = normalization;

    /// <summary>The weights, [K x F], of the numbers that were read last.</summary>
    /// <param name="values">Those numbers.</param>
    public ReadOnlySpan<float> Weights(float[] values) =>
        _multinomial is null && _normalization is null ? values.AsSpan(_weight.Start, _weight.Length) : _weights;

    /// <summary>Works the weights and biases out.</summary>
    /// <param name="values">A model's numbers.</param>
    /// <param name="bias">Receives [F].</param>
    public void Read(float[] values, Span<float> bias)
    {
        ReadOnlySpan<float> kernel = values.AsSpan(_weight.Start, _weight.Length);
        if (_multinomial is not null || _normalization is not null)
            _weights = kernel.ToArray();
        if (_multinomial is not null)
        {
            // The gradient will need them again.
            _kernel = kernel.ToArray();
            _alpha = _logAlpha is null ? _multinomial.Alpha : Math.Exp(values[_logAlpha.Start]);
            MultinomialFilters.ComputeWeights(_multinomial, _kernel, _alpha, Filters, _weights);
        }
        if (_bias is null)
            bias[..Filters].Clear();
        else
            values.AsSpan(_bias.Start, Filters).CopyTo(bias);
        if (_normalization is null)
            return;
        var scale = new float[Filters];
        var shift = new float[Filters];
        Normalization.Affine(_normalization, values, scale, shift);
        for (int f = 0; f < Filters; f++)
            bias[f] = MathF.FusedMultiplyAdd(bias[f], scale[f], shift[f]);
        for (int k = 0; k < Inputs; k++)
        {
            Span<float> row = _weights.AsSpan(k * Filters, Filters);
            for (int f = 0; f < Filters; f++)
                row[f] *= scale[f];
        }
    }

    /// <summary>
    /// Turns the gradient in the weights into the gradient in the model's numbers. Never with a batch
    /// normalization multiplied in: that is for scoring.
    /// </summary>
    /// <param name="weights">Gradient in the weights, [K x F].</param>
    /// <param name="gradient">Receives the gradient in the model's numbers.</param>
    public void WriteGradient(ReadOnlySpan<float> weights, Span<float> gradient)
    {
        Span<float> target = gradient.Slice(_weight.Start, _weight.Length);
        if (_multinomial is null)
        {
            weights.CopyTo(target);
            return;
        }
        double slope = MultinomialFilters.ComputeGradient(_multinomial, _kernel, _alpha, Filters, weights, target);
        if (_logAlpha is not null)
            gradient[_logAlpha.Start] = (float)slope;
    }

    /// <summary>Where the bias gradient goes, or an empty span where there is no bias.</summary>
    public Span<float> BiasGradient(Span<float> gradient) =>
        _bias is null ? default : gradient.Slice(_bias.Start, Filters);

    /// <summary>Where the weight gradient goes where weights are the model's numbers as they are, else empty.</summary>
    public Span<float> PlainGradient(Span<float> gradient) =>
        _multinomial is null ? gradient.Slice(_weight.Start, _weight.Length) : default;
}
