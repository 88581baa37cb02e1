using System.Globalization;
using MlNetGenomics.Networks;
using MlNetGenomics.Networks.Engine;
using MlNetGenomics.Sequences;

namespace MlNetGenomics.NeuronMotif.Footprints;

/// <summary>
/// Slides what neurons of a layer see over sequences, base by base. A network with poolings steps over its input; it is run
/// from as many starts as the steps have bases, so that all positions are there, and what overlapping stretches have in
/// common is worked out once for each start and not once for each stretch.
/// </summary>
public sealed class NeuronSlider
{
    // Starts that are worked out together, about: more waste work behind the ends of short sequences, fewer at the seams.
    private const int StartsTogether = 512;

    // Activations that are in memory at a time.
    private const int MostActivations = 1 << 23;

    private readonly NetworkInference _inference;
    private readonly int _step;
    private readonly int _positions;
    private readonly int _length;

    /// <summary>Prepares neurons.</summary>
    /// <param name="model">The network.</param>
    /// <param name="layer">Name of the neurons' layer: the activation after a convolution, usually.</param>
    /// <param name="channels">Their channels, from 0; one or more.</param>
    /// <param name="threads">Number of threads; 0 for one a processor. The result does not depend on it.</param>
    /// <exception cref="GenomicsException">
    /// There is no such neuron, a layer before it is of a kind that there is no rule for, or it sees more bases than the
    /// network reads.
    /// </exception>
    public NeuronSlider(NetworkModel model, string layer, IReadOnlyList<int> channels, int threads = 0)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(layer);
        ArgumentNullException.ThrowIfNull(channels);
        ArgumentOutOfRangeException.ThrowIfZero(channels.Count, nameof(channels));
        NetworkStep target = SubstructureCut.Find(model.Network, layer, channels);
        Width = target.ReceptiveField.Width;
        Channels = [.. channels];
        _step = target.ReceptiveField.Step;
        _positions = (StartsTogether + _step - 1) / _step;
        NetworkModel cut = SubstructureCut.Of(model, layer, channels, _positions);
        _length = cut.Network.InputLength;
        // The last step only puts the numbers in a row.
        _inference = new NetworkInference(cut.Network, cut.Network.Steps.Length - 2, threads);
        _inference.SetValues(cut.Values.ToArray());
    }

    /// <summary>N, bases that a neuron sees.</summary>
    public int Width { get; }

    /// <summary>The neurons' channels.</summary>
    public IReadOnlyList<int> Channels { get; }

    private int Starts => _step * _positions;

    /// <summary>The neurons' activations by every stretch of N bases of a sequence.</summary>
    /// <param name="codes">Base codes, at least N.</param>
    /// <param name="cancellation">Stops early.</param>
    /// <returns>[starts x neurons]; NaN where a stretch has an N, of which no neuron says anything.</returns>
    /// <exception cref="GenomicsException">The sequence is too short.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public float[] Activations(byte[] codes, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(codes);
        if (codes.Length < Width)
        {
            throw new GenomicsException(string.Create(
                CultureInfo.InvariantCulture, $"a sequence of {codes.Length} bases is shorter than the {Width} that a neuron sees"));
        }
        var activations = new float[(codes.Length - Width + 1) * Channels.Count];
        Array.Fill(activations, float.NaN);
        Slide([codes], (_, start, values) => values.CopyTo(activations.AsSpan(start * values.Length)), cancellation);
        return activations;
    }

    /// <summary>Calls back for every stretch without N, those of a sequence in order.</summary>
    /// <param name="sequences">Base codes; nothing comes of a sequence that is shorter than N.</param>
    /// <param name="visit">Receives the sequence's number, the stretch's first base, and the neurons' activations.</param>
    /// <param name="cancellation">Stops early.</param>
    internal void Slide(
        IReadOnlyList<byte[]> sequences, Action<int, int, ReadOnlySpan<float>> visit, CancellationToken cancellation)
    {
        var pieces = new List<(int Sequence, int Start)>();
        int most = Math.Max(1, MostActivations / (Starts * Channels.Count));
        for (int i = 0; i < sequences.Count; i++)
        {
            for (int start = 0; start + Width <= sequences[i].Length; start += Starts)
            {
                pieces.Add((i, start));
                if (pieces.Count == most)
                    Run(sequences, pieces, visit, cancellation);
            }
        }
        Run(sequences, pieces, visit, cancellation);
    }

    private void Run(
        IReadOnlyList<byte[]> sequences,
        List<(int Sequence, int Start)> pieces,
        Action<int, int, ReadOnlySpan<float>> visit,
        CancellationToken cancellation)
    {
        var codes = new byte[pieces.Count * _step * _length];
        for (int p = 0; p < pieces.Count; p++)
        {
            byte[] sequence = sequences[pieces[p].Sequence];
            for (int shift = 0; shift < _step; shift++)
            {
                Span<byte> to = codes.AsSpan((p * _step + shift) * _length, _length);
                int from = Math.Min(sequence.Length, pieces[p].Start + shift);
                int count = Math.Min(_length, sequence.Length - from);
                sequence.AsSpan(from, count).CopyTo(to);
                to[count..].Fill(Dna.N);
            }
        }
        int neurons = Channels.Count, size = _positions * neurons;
        var activations = new float[pieces.Count * _step * size];
        _inference.Run(codes, pieces.Count * _step, activations, cancellation);
        for (int p = 0; p < pieces.Count; p++)
            Visit(sequences[pieces[p].Sequence], p, pieces[p]);
        pieces.Clear();

        void Visit(byte[] sequence, int piece, (int Sequence, int Start) place)
        {
            int end = Math.Min(place.Start + Starts, sequence.Length - Width + 1);
            int lastUnknown = sequence.AsSpan(place.Start, Width - 1).LastIndexOf(Dna.N);
            lastUnknown = lastUnknown < 0 ? -1 : place.Start + lastUnknown;
            for (int start = place.Start; start < end; start++)
            {
                if (sequence[start + Width - 1] == Dna.N)
                    lastUnknown = start + Width - 1;
                if (lastUnknown >= start)
                    continue;
                (int position, int shift) = Math.DivRem(start - place.Start, _step);
                visit(place.Sequence, start, activations.AsSpan((piece * _step + shift) * size + position * neurons, neurons));
            }
        }
    }
}
