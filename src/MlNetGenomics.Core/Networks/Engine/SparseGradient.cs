using MlNetGenomics.Kernels;

namespace MlNetGenomics.Networks.Engine;

/// <summary>
/// The gradients of a layer's output that are not 0, where they are few: behind a max-pooling only the maxima have
/// any.
/// </summary>
internal sealed unsafe class SparseGradient
{
    private readonly Entry[] _entries;
    private readonly int[] _counts;
    private readonly int _most;

    private SparseGradient(int sequences, int most)
    {
        _most = most;
        _entries = new Entry[(long)sequences * most];
        _counts = new int[sequences];
    }

    /// <summary>Gradients of a sequence, by position and channel.</summary>
    public ReadOnlySpan<Entry> this[int sequence] => _entries.AsSpan(sequence * _most, _counts[sequence]);

    /// <summary>Lists the gradients, or gives null where a sequence has more than one in <paramref name="share"/>.</summary>
    /// <param name="gradient">The gradients.</param>
    /// <param name="sequences">Sequences at hand.</param>
    /// <param name="share">How rare they must be.</param>
    /// <param name="threads">Threads at most.</param>
    public static SparseGradient? TryList(FeatureBuffer gradient, int sequences, int share, int threads)
    {
        int most = (int)(gradient.Shape.Size / share);
        // The first sequence is enough to tell a full gradient.
        var probe = new SparseGradient(1, most);
        if (most == 0 || !probe.Fill(gradient, 0, 0))
            return null;
        var list = new SparseGradient(sequences, most);
        int dense = 0;
        ParallelLoop.For(sequences, threads, sequence =>
        {
            if (!list.Fill(gradient, sequence, sequence))
                Volatile.Write(ref dense, 1);
        });
        return dense == 0 ? list : null;
    }

    private bool Fill(FeatureBuffer gradient, int sequence, int place)
    {
        Span<Entry> entries = _entries.AsSpan(place * _most, _most);
        int count = 0;
        for (int position = 0; position < gradient.Shape.Positions; position++)
        {
            var row = new ReadOnlySpan<float>(gradient.Row(sequence, position), gradient.Shape.Channels);
            int channel = 0;
            while (true)
            {
                int next = row[channel..].IndexOfAnyExcept(0f);
                if (next < 0)
                    break;
                channel += next;
                if (count == _most)
                    return false;
                entries[count++] = new Entry(position, channel, row[channel]);
                if (++channel == row.Length)
                    break;
            }
        }
        _counts[place] = count;
        return true;
    }

    /// <summary>A gradient that is not 0.</summary>
    /// <param name="Position">Position of the output.</param>
    /// <param name="Channel">Channel of the output.</param>
    /// <param name="Slope">The gradient.</param>
    public readonly record struct Entry(int Position, int Channel, float Slope);
}
