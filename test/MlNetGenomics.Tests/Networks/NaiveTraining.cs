using MlNetGenomics.Networks;
using MlNetGenomics.Networks.Layers;
using MlNetGenomics.Sequences;
using MlNetGenomics.Statistics;

namespace MlNetGenomics.Tests.Networks;

/// <summary>
/// The oracle of the network engine: every layer forward and backward in double precision, with plain loops
/// and nothing shared with the engine but the description and the dropout rule. Where two inputs are the
/// maximum, the first one is it; the slope of the rectifier at 0 is 0.
/// </summary>
internal sealed class NaiveTraining(Network network, double[] values)
{
    /// <summary>Widens a model's numbers.</summary>
    public static NaiveTraining Of(NetworkModel model) => new(model.Network, Widen(model.Values));

    /// <summary>One-hot rows of base codes, [codes x 4]; those of N are zero.</summary>
    public static double[] OneHot(ReadOnlySpan<byte> codes)
    {
        var rows = new double[codes.Length * Dna.BaseCount];
        for (int i = 0; i < codes.Length; i++)
        {
            if (codes[i] != Dna.N)
                rows[i * Dna.BaseCount + codes[i]] = 1;
        }
        return rows;
    }

    /// <summary>The masks that an engine draws from a step's stream.</summary>
    public static Func<NetworkStep, int, double[]> Masks(SplittableRandom random) => (step, sequence) =>
    {
        var mask = new float[step.Output.Size];
        DropoutMask.Fill(DropoutMask.Stream(random, step.Index, sequence), ((Dropout)step.Layer).Rate, mask);
        return Widen(mask);
    };

    /// <summary>Runs a batch as in training.</summary>
    /// <param name="oneHot">[N x L x 4].</param>
    /// <param name="masks">Factors of a dropout layer's numbers, [P x C], for a sequence of the batch.</param>
    /// <param name="stepNumber">Number of the step in its run, from 1; late if not given.</param>
    public NaiveRun Run(
        double[] oneHot, Func<NetworkStep, int, double[]> masks, long stepNumber = long.MaxValue)
    {
        var layers = new NaiveLayers(values) { Masks = masks, StepNumber = stepNumber };
        var walk = new Walk(network, layers, leavesLastActivation: true);
        NaiveTrack input = Input(oneHot);
        (NaiveTrack output, Func<NaiveTrack, NaiveTrack> backward) = walk.Through(network.Layers, input);
        return new NaiveRun(output.Values, layers.RunningValues, gradient =>
        {
            Array.Clear(layers.Gradient);
            NaiveTrack inputGradient = backward(new NaiveTrack(output.Count, output.Shape, gradient));
            return ((double[])layers.Gradient.Clone(), inputGradient.Values);
        });
    }

    /// <summary>Predictions as for scoring, [N x T]: no dropout, running statistics, last activation included.</summary>
    public double[] Predict(double[] oneHot)
    {
        var walk = new Walk(network, new NaiveLayers(values), leavesLastActivation: false);
        return walk.Through(network.Layers, Input(oneHot)).Output.Values;
    }

    private NaiveTrack Input(double[] oneHot) =>
        new(oneHot.Length / (int)network.Input.Size, network.Input, oneHot);

    private static double[] Widen(ReadOnlySpan<float> numbers)
    {
        var wide = new double[numbers.Length];
        for (int i = 0; i < wide.Length; i++)
            wide[i] = numbers[i];
        return wide;
    }

    private sealed class Walk(Network network, NaiveLayers layers, bool leavesLastActivation)
    {
        private int _next;

        public (NaiveTrack Output, Func<NaiveTrack, NaiveTrack> Backward) Through(
            LayerSequence sequence, NaiveTrack input)
        {
            var backwards = new Stack<Func<NaiveTrack, NaiveTrack>>();
            NaiveTrack track = input;
            foreach (Layer layer in sequence)
            {
                (track, Func<NaiveTrack, NaiveTrack> backward) = Through(layer, track);
                backwards.Push(backward);
            }
            return (track, gradient => backwards.Aggregate(gradient, (g, backward) => backward(g)));
        }

        private (NaiveTrack Output, Func<NaiveTrack, NaiveTrack> Backward) Through(Layer layer, NaiveTrack input)
        {
            if (layer is Residual residual)
            {
                (NaiveTrack inner, Func<NaiveTrack, NaiveTrack> backward) = Through(residual.Layers, input);
                _next++;
                return (Sum(inner, input), g => Sum(backward(g), g));
            }
            if (layer is BothStrands strands)
            {
                (NaiveTrack inner, Func<NaiveTrack, NaiveTrack> backward) =
                    Through(strands.Layers, NaiveStrands.Double(input));
                _next++;
                (NaiveTrack merged, Func<NaiveTrack, NaiveTrack> part) = NaiveStrands.Merge(inner, strands.Merge);
                return (merged, g => NaiveStrands.Fold(backward(part(g))));
            }
            NetworkStep step = network.Steps[_next++];
            bool isLeft = leavesLastActivation && layer is Activation && _next == network.Steps.Length;
            return isLeft ? (input, g => g) : layers.Through(step, input);
        }

        private static NaiveTrack Sum(NaiveTrack left, NaiveTrack right) =>
            new(left.Count, left.Shape, [.. left.Values.Zip(right.Values, (a, b) => a + b)]);
    }
}
