using MlNetGenomics.Networks.Layers;

namespace MlNetGenomics.Tests.Networks;

/// <summary>The two strands of a batch as one batch of twice the size, reverse complements last.</summary>
internal static class NaiveStrands
{
    /// <summary>[N x L x 4] to [2 N x L x 4].</summary>
    public static NaiveTrack Double(NaiveTrack input)
    {
        var both = new NaiveTrack(2 * input.Count, input.Shape);
        input.Values.CopyTo(both.Values, 0);
        Reversed(input).CopyTo(both.Values, input.Values.Length);
        return both;
    }

    /// <summary>The gradient in the sequences, given that in both strands: the opposite of <see cref="Double"/>.</summary>
    public static NaiveTrack Fold(NaiveTrack gradient)
    {
        int count = gradient.Count / 2;
        int size = gradient.Values.Length / 2;
        double[] first = gradient.Values[..size];
        double[] second = Reversed(new NaiveTrack(count, gradient.Shape, gradient.Values[size..]));
        return new NaiveTrack(count, gradient.Shape, [.. first.Zip(second, (a, b) => a + b)]);
    }

    /// <summary>Two strands' results become one.</summary>
    public static (NaiveTrack Output, Func<NaiveTrack, NaiveTrack> Backward) Merge(NaiveTrack both, StrandMerge merge)
    {
        int count = both.Count / 2;
        (int positions, int channels) = both.Shape;
        bool isMaximum = merge == StrandMerge.Maximum;
        var output = new NaiveTrack(count, both.Shape with { Positions = isMaximum ? positions : 2 * positions });
        // Which number of both strands each number of the output is.
        var source = new int[output.Values.Length];
        for (int n = 0; n < count; n++)
        {
            for (int p = 0; p < output.Shape.Positions; p++)
            {
                for (int c = 0; c < channels; c++)
                {
                    int first = (n * positions + p) * channels + c;
                    int second = isMaximum
                        ? ((n + count) * positions + positions - 1 - p) * channels + c
                        : ((n + count) * positions + p - positions) * channels + c;
                    bool isSecond = isMaximum ? both.Values[second] > both.Values[first] : p >= positions;
                    int from = isSecond ? second : first;
                    source[(n * output.Shape.Positions + p) * channels + c] = from;
                    output[n, p, c] = both.Values[from];
                }
            }
        }
        return (output, Backward);

        NaiveTrack Backward(NaiveTrack gradient)
        {
            var result = new NaiveTrack(both.Count, both.Shape);
            for (int i = 0; i < source.Length; i++)
                result.Values[source[i]] += gradient.Values[i];
            return result;
        }
    }

    private static double[] Reversed(NaiveTrack track)
    {
        var reversed = new NaiveTrack(track.Count, track.Shape);
        (int positions, int channels) = track.Shape;
        for (int n = 0; n < track.Count; n++)
        {
            for (int p = 0; p < positions; p++)
            {
                for (int c = 0; c < channels; c++)
                    reversed[n, p, c] = track[n, positions - 1 - p, channels - 1 - c];
            }
        }
        return reversed.Values;
    }
}
