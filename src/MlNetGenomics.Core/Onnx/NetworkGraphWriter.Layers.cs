using MlNetGenomics.Networks;
using MlNetGenomics.Networks.Layers;
using MlNetGenomics.Sequences;

namespace MlNetGenomics.Onnx;

/// <summary>The operators of each kind of layer.</summary>
internal sealed partial class NetworkGraphWriter
{
    private OnnxTrack AddLayer(NetworkStep step, OnnxTrack input, string suffix) => step.Layer switch
    {
        Convolution layer => AddConvolution(step, layer, input, suffix),
        MultinomialConvolution layer => AddMultinomialConvolution(step, layer, input, suffix),
        BatchNormalization layer => AddBatchNormalization(step, layer, input, suffix),
        Activation layer => AddActivation(step, layer, input, suffix),
        MaxPooling layer => AddMaxPooling(step, layer, input, suffix),
        GlobalMaxPooling => AddGlobalMaxPooling(step, input, suffix),
        Dropout => input,
        Flatten => AsVector(input, step.Name + suffix),
        Dense => AddDense(step, input, suffix),
        _ => throw new NotSupportedException($"layer {step.Name}: no ONNX form of {step.Layer.GetType().Name}"),
    };

    private OnnxTrack AddConvolution(NetworkStep step, Convolution layer, OnnxTrack input, string suffix)
    {
        NetworkParameter weight = step.Find(ParameterKind.Weight)!;
        string weights = Constant(
            weight, ConvolutionWeights(_model[weight], layer.Width, step.Input.Channels, layer.Filters),
            layer.Filters, step.Input.Channels, layer.Width);
        OnnxAttribute[] windows = Windows(
            step, layer.Padding, layer.Width, layer.Stride, layer.Dilation,
            layer.PaddingBefore(step.Input.Positions));
        string[] inputs = step.Find(ParameterKind.Bias) is { } bias
            ? [AsTrack(input).Name, weights, Constant(bias, _model[bias], layer.Filters)]
            : [AsTrack(input).Name, weights];
        return new OnnxTrack(Node("Conv", inputs, step.Name + suffix, windows), step.Output);
    }

    private OnnxTrack AddMultinomialConvolution(
        NetworkStep step, MultinomialConvolution layer, OnnxTrack input, string suffix)
    {
        NetworkParameter kernel = step.Find(ParameterKind.MultinomialKernel)!;
        string weights = Constant(
            kernel, MultinomialWeights.Compute(_model, step), layer.Filters, Dna.BaseCount, layer.Width);
        string name = Node(
            "Conv", [input.Name, weights], step.Name + suffix, OnnxAttribute.Ints("kernel_shape", layer.Width));
        return new OnnxTrack(name, step.Output);
    }

    private OnnxTrack AddBatchNormalization(NetworkStep step, BatchNormalization layer, OnnxTrack input, string suffix)
    {
        var inputs = new List<string> { input.Name };
        foreach (NetworkParameter parameter in step.Parameters)
        {
            ReadOnlySpan<float> values = _model[parameter];
            inputs.Add(Constant(
                parameter, input.Channelwise is { } track ? Channelwise(values, track) : values, values.Length));
        }
        string name = Node(
            "BatchNormalization", [.. inputs], step.Name + suffix,
            OnnxAttribute.Float("epsilon", (float)layer.Epsilon),
            OnnxAttribute.Float("momentum", (float)layer.Momentum));
        return input with { Name = name };
    }

    private OnnxTrack AddActivation(NetworkStep step, Activation layer, OnnxTrack input, string suffix)
    {
        string? operatorType = layer.Function switch
        {
            ActivationFunction.Relu => "Relu",
            ActivationFunction.Exponential => "Exp",
            ActivationFunction.Sigmoid => "Sigmoid",
            ActivationFunction.Softplus => "Softplus",
            _ => null,
        };
        return operatorType is null
            ? input
            : input with { Name = Node(operatorType, [input.Name], step.Name + suffix) };
    }

    private OnnxTrack AddMaxPooling(NetworkStep step, MaxPooling layer, OnnxTrack input, string suffix)
    {
        if (layer is { Size: 1, Step: 1 })
            return input;
        string name = Node(
            "MaxPool", [AsTrack(input).Name], step.Name + suffix,
            Windows(
                step, layer.Padding, layer.Size, layer.Step, dilation: 1, layer.PaddingBefore(step.Input.Positions)));
        return new OnnxTrack(name, step.Output);
    }

    /// <summary>Where the windows of a convolution or pool lie; the defaults of ONNX are left out.</summary>
    private static OnnxAttribute[] Windows(
        NetworkStep step, Padding padding, int width, int stride, int dilation, int before)
    {
        var attributes = new List<OnnxAttribute> { OnnxAttribute.Ints("kernel_shape", width) };
        if (padding == Padding.Same)
        {
            long needed = (step.Output.Positions - 1L) * stride + (width - 1L) * dilation + 1;
            long after = Math.Max(0, needed - step.Input.Positions - before);
            if (before > 0 || after > 0)
                attributes.Add(OnnxAttribute.Ints("pads", before, after));
        }
        if (stride > 1)
            attributes.Add(OnnxAttribute.Ints("strides", stride));
        if (dilation > 1)
            attributes.Add(OnnxAttribute.Ints("dilations", dilation));
        return [.. attributes];
    }

    private OnnxTrack AddGlobalMaxPooling(NetworkStep step, OnnxTrack input, string suffix)
    {
        if (input.IsVector)
            return input;
        string name = Node(
            "ReduceMax", [input.Name], step.Name + suffix,
            OnnxAttribute.Ints("axes", 2), OnnxAttribute.Int("keepdims", 0));
        return new OnnxTrack(name, step.Output, IsVector: true);
    }

    private OnnxTrack AddDense(NetworkStep step, OnnxTrack input, string suffix)
    {
        input = AsVector(input);
        NetworkParameter weight = step.Find(ParameterKind.Weight)!;
        int units = step.Output.Channels;
        ReadOnlySpan<float> values = _model[weight];
        string weights = Constant(
            weight, input.Channelwise is { } track ? Channelwise(values, track) : values, step.Input.Channels, units);
        string[] inputs = step.Find(ParameterKind.Bias) is { } bias
            ? [input.Name, weights, Constant(bias, _model[bias], units)]
            : [input.Name, weights];
        return new OnnxTrack(Node("Gemm", inputs, step.Name + suffix), step.Output, IsVector: true);
    }

    private OnnxTrack AddResidual(NetworkStep step, OnnxTrack input, OnnxTrack inner, string suffix)
    {
        (input, inner) = Alike(input, inner);
        return inner with { Name = Node("Add", [input.Name, inner.Name], step.Name + suffix) };
    }

    private OnnxTrack AddMerge(NetworkStep step, StrandMerge merge, OnnxTrack forward, OnnxTrack reverse)
    {
        if (merge == StrandMerge.Concatenate)
        {
            string both = Node(
                "Concat", [AsTrack(forward).Name, AsTrack(reverse).Name], step.Name, OnnxAttribute.Int("axis", 2));
            return new OnnxTrack(both, step.Output);
        }
        string mirrored = reverse.Name;
        if (step.Output.Positions > 1)
        {
            // Position p of the sequence and position P - 1 - p of the reverse complement are one site.
            mirrored = Free(step.Name + "/mirrored");
            OneHotOnnx.AppendReversed(_builder, reverse.Name, mirrored, 2);
        }
        return forward with { Name = Node("Max", [forward.Name, mirrored], step.Name) };
    }

    private string Constant(
        NetworkParameter parameter, ReadOnlySpan<float> values, params ReadOnlySpan<long> dimensions)
    {
        // Both strands run through the same layers: the second finds the first one's weights.
        if (!_constants.TryGetValue(parameter, out string? name))
        {
            name = _builder.FloatConstant(Free(parameter.Name), values, dimensions);
            _constants.Add(parameter, name);
        }
        return name;
    }
}
