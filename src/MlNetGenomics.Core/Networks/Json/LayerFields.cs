using MlNetGenomics.Networks.Layers;

namespace MlNetGenomics.Networks.Json;

/// <summary>
/// The settings of layers, by name: those a layer must have, and of the others those that are not as by
/// default. <see cref="LayerReader"/> is the way back.
/// </summary>
internal static class LayerFields
{
    /// <summary>The settings of a layer; its name and the layers in it not among them.</summary>
    public static IReadOnlyList<LayerField> Of(Layer layer)
    {
        var fields = new List<LayerField>();
        switch (layer)
        {
            case Convolution convolution:
                Add(fields, convolution);
                break;
            case MultinomialConvolution convolution:
                Add(fields, convolution);
                break;
            case Dense dense:
                fields.Add(new LayerField("units", dense.Units));
                AddChanged(fields, "bias", dense.Bias, LayerReader.DefaultDense.Bias);
                AddWeights(fields, dense.Weights);
                break;
            case BatchNormalization normalization:
                AddChanged(fields, "momentum", normalization.Momentum, LayerReader.DefaultNormalization.Momentum);
                AddChanged(fields, "epsilon", normalization.Epsilon, LayerReader.DefaultNormalization.Epsilon);
                break;
            case Activation activation:
                fields.Add(new LayerField("function", activation.Function));
                break;
            case MaxPooling pooling:
                fields.Add(new LayerField("size", pooling.Size));
                if (pooling.Stride is { } stride)
                    fields.Add(new LayerField("stride", stride));
                AddChanged(fields, "padding", pooling.Padding, LayerReader.DefaultPooling.Padding);
                break;
            case Dropout dropout:
                fields.Add(new LayerField("rate", dropout.Rate));
                break;
            case BothStrands strands:
                fields.Add(new LayerField("merge", strands.Merge));
                break;
            case Flatten or GlobalMaxPooling or Residual:
                break;
            default:
                throw new ArgumentException($"a layer of type {layer.GetType().Name} has no text form", nameof(layer));
        }
        return fields;
    }

    private static void Add(List<LayerField> fields, Convolution convolution)
    {
        Convolution usual = LayerReader.DefaultConvolution;
        fields.Add(new LayerField("filters", convolution.Filters));
        fields.Add(new LayerField("width", convolution.Width));
        AddChanged(fields, "padding", convolution.Padding, usual.Padding);
        AddChanged(fields, "stride", convolution.Stride, usual.Stride);
        AddChanged(fields, "dilation", convolution.Dilation, usual.Dilation);
        AddChanged(fields, "bias", convolution.Bias, usual.Bias);
        AddWeights(fields, convolution.Weights);
    }

    private static void Add(List<LayerField> fields, MultinomialConvolution convolution)
    {
        MultinomialConvolution usual = LayerReader.DefaultMultinomial;
        fields.Add(new LayerField("filters", convolution.Filters));
        fields.Add(new LayerField("width", convolution.Width));
        AddChanged(fields, "alpha", convolution.Alpha, usual.Alpha);
        AddChanged(fields, "learnAlpha", convolution.LearnAlpha, usual.LearnAlpha);
        AddChanged(fields, "llrScale", convolution.LlrScale, usual.LlrScale);
        AddChanged(fields, "background", convolution.Background, usual.Background);
        AddChanged(fields, "start", convolution.Start, usual.Start);
    }

    private static void AddWeights(List<LayerField> fields, WeightSettings weights)
    {
        WeightSettings usual = WeightSettings.Default;
        AddChanged(fields, "start", weights.Start, usual.Start);
        AddChanged(fields, "l1", weights.L1, usual.L1);
        AddChanged(fields, "l2", weights.L2, usual.L2);
        AddChanged(fields, "maxNorm", weights.MaxNorm, usual.MaxNorm);
    }

    private static void AddChanged<T>(List<LayerField> fields, string name, T value, T usual) where T : notnull
    {
        if (!EqualityComparer<T>.Default.Equals(value, usual))
            fields.Add(new LayerField(name, value));
    }
}
