using MlNetGenomics.Networks;
using MlNetGenomics.Networks.Layers;
using MlNetGenomics.Tests.Networks;
using Compared = (
    MlNetGenomics.Tests.Networks.NaiveTrack X,
    MlNetGenomics.Tests.Networks.NaiveTrack Reference,
    System.Func<MlNetGenomics.Tests.Networks.NaiveTrack, MlNetGenomics.Tests.Networks.NaiveTrack> Backward);

namespace MlNetGenomics.Tests.Interpretation;

/// <summary>
/// DeepLIFT's rescale rule straight from its formulas, in double precision: every layer forward for an input and a reference,
/// multipliers backward; max-pooling as its differences summed at their places and divided there.
/// </summary>
internal sealed class NaiveDeepLift(NetworkModel model)
{
    private readonly double[] _values = [.. model.Values.ToArray().Select(value => (double)value)];
    private int _next;

    /// <summary>Multipliers of one output, [L x 4].</summary>
    /// <param name="x">The input, [L x 4].</param>
    /// <param name="reference">The reference, [L x 4].</param>
    /// <param name="output">Number of the output, from 0.</param>
    /// <param name="isLogit">Whether the last activation is left out.</param>
    public double[] Multipliers(double[] x, double[] reference, int output, bool isLogit = false)
    {
        LayerSequence layers = model.Network.Layers;
        if (isLogit && layers[^1] is Activation)
            layers = LayerSequence.Create([.. layers.Take(layers.Count - 1)]);
        FeatureShape shape = model.Network.Input;
        _next = 0;
        Compared all = Through(layers, new NaiveTrack(1, shape, x), new NaiveTrack(1, shape, reference));
        var seed = new NaiveTrack(1, all.X.Shape);
        seed.Values[output] = 1;
        return all.Backward(seed).Values;
    }

    private Compared Through(LayerSequence layers, NaiveTrack x, NaiveTrack reference)
    {
        var backwards = new Stack<Func<NaiveTrack, NaiveTrack>>();
        foreach (Layer layer in layers)
        {
            (x, reference, Func<NaiveTrack, NaiveTrack> backward) = Through(layer, x, reference);
            backwards.Push(backward);
        }
        return (x, reference, m => backwards.Aggregate(m, (multipliers, backward) => backward(multipliers)));
    }

    private Compared Through(Layer layer, NaiveTrack x, NaiveTrack reference)
    {
        if (layer is Residual residual)
        {
            Compared inner = Through(residual.Layers, x, reference);
            _next++;
            return (Sum(inner.X, x), Sum(inner.Reference, reference), m => Sum(inner.Backward(m), m));
        }
        if (layer is BothStrands strands)
        {
            Compared inner = Through(strands.Layers, NaiveStrands.Double(x), NaiveStrands.Double(reference));
            _next++;
            Compared merged = Merge(inner.X, inner.Reference, strands.Merge);
            return (merged.X, merged.Reference, m => NaiveStrands.Fold(inner.Backward(merged.Backward(m))));
        }
        NetworkStep step = model.Network.Steps[_next++];
        var layers = new NaiveLayers(_values);
        (NaiveTrack y, Func<NaiveTrack, NaiveTrack> slope) = layers.Through(step, x);
        NaiveTrack referenceOutput = layers.Through(step, reference).Output;
        return (y, referenceOutput, layer switch
        {
            Activation => m => Rescale(m, x, reference, y, referenceOutput, slope, 1e-6),
            BatchNormalization => m => Scale(m, step),
            MaxPooling or GlobalMaxPooling => m => Pool(m, step, x, reference, y, referenceOutput, slope),
            _ => slope,
        });
    }

    private static NaiveTrack Sum(NaiveTrack a, NaiveTrack b) => new(a.Count, a.Shape, [.. a.Values.Zip(b.Values, (p, q) => p + q)]);

    private static NaiveTrack Rescale(
        NaiveTrack m,
        NaiveTrack x,
        NaiveTrack reference,
        NaiveTrack y,
        NaiveTrack referenceOutput,
        Func<NaiveTrack, NaiveTrack> slope,
        double least)
    {
        double[] slopes = slope(m).Values;
        return new NaiveTrack(x.Count, x.Shape, [.. slopes.Select((s, i) =>
        {
            double difference = x.Values[i] - reference.Values[i];
            return Math.Abs(difference) < least ? s : m.Values[i] * (y.Values[i] - referenceOutput.Values[i]) / difference;
        })]);
    }

    /// <summary>The slope of a normalization as in scoring: scale / sqrt(variance + epsilon).</summary>
    private NaiveTrack Scale(NaiveTrack m, NetworkStep step)
    {
        int scale = step.Find(ParameterKind.Scale)!.Start, variance = step.Find(ParameterKind.RunningVariance)!.Start;
        double epsilon = ((BatchNormalization)step.Layer).Epsilon;
        return new NaiveTrack(m.Count, m.Shape, [.. m.Values.Select((value, i) =>
        {
            int c = i % m.Shape.Channels;
            return value * _values[scale + c] / Math.Sqrt(_values[variance + c] + epsilon);
        })]);
    }

    private static NaiveTrack Pool(
        NaiveTrack m,
        NetworkStep step,
        NaiveTrack x,
        NaiveTrack reference,
        NaiveTrack y,
        NaiveTrack referenceOutput,
        Func<NaiveTrack, NaiveTrack> slope)
    {
        // What goes to the places of the maxima: the gradient of a pooling does that.
        NaiveTrack up = slope(Times(m, (i, value) => value * (Math.Max(y.Values[i], referenceOutput.Values[i]) - referenceOutput.Values[i])));
        (_, Func<NaiveTrack, NaiveTrack> atReference) = new NaiveLayers([]).Through(step, reference);
        NaiveTrack down = atReference(Times(m, (i, value) => value * (y.Values[i] - Math.Max(y.Values[i], referenceOutput.Values[i]))));
        return Quotient(Sum(up, down), x, reference, slope(m));
    }

    private static Compared Merge(NaiveTrack x, NaiveTrack reference, StrandMerge merge)
    {
        (NaiveTrack y, Func<NaiveTrack, NaiveTrack> slope) = NaiveStrands.Merge(x, merge);
        (NaiveTrack referenceOutput, Func<NaiveTrack, NaiveTrack> atReference) = NaiveStrands.Merge(reference, merge);
        return (y, referenceOutput, merge == StrandMerge.Concatenate ? slope : Backward);

        NaiveTrack Backward(NaiveTrack m)
        {
            NaiveTrack up = slope(Times(m, (i, value) => value * Math.Max(y.Values[i] - referenceOutput.Values[i], 0)));
            NaiveTrack down = atReference(Times(m, (i, value) => value * Math.Min(y.Values[i] - referenceOutput.Values[i], 0)));
            return Quotient(Sum(up, down), x, reference, slope(m));
        }
    }

    private static NaiveTrack Times(NaiveTrack m, Func<int, double, double> value) =>
        new(m.Count, m.Shape, [.. m.Values.Select((one, i) => value(i, one))]);

    private static NaiveTrack Quotient(NaiveTrack share, NaiveTrack x, NaiveTrack reference, NaiveTrack slopes) =>
        Times(share, (i, value) =>
        {
            double difference = x.Values[i] - reference.Values[i];
            return Math.Abs(difference) < 1e-7 ? slopes.Values[i] : value / difference;
        });
}
