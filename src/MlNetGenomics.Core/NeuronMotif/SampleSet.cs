using MlNetGenomics.Sequences;
using MlNetGenomics.Statistics;

namespace MlNetGenomics.NeuronMotif;

/// <summary>Gathers sequences that activate a neuron, each once, at most so many in each bin of activations.</summary>
/// <param name="neuron">The neuron.</param>
/// <param name="settings">Bins and what they hold.</param>
internal sealed class SampleSet(NeuronSubstructure neuron, SamplingSettings settings)
{
    // What has been dropped for its bin's sake stays known, so that it is not drawn again.
    private readonly HashSet<ulong> _seen = [];
    private List<(byte[] Codes, float Activation)> _samples = [];
    private float _greatest;

    /// <summary>Adds those sequences that activate the neuron and are new.</summary>
    /// <param name="codes">[n x N].</param>
    /// <param name="responses">The neuron's values before its last activation function, [n].</param>
    public void Add(ReadOnlySpan<byte> codes, ReadOnlySpan<float> responses)
    {
        for (int i = 0; i < responses.Length; i++)
        {
            float activation = neuron.ActivationOf(responses[i]);
            ReadOnlySpan<byte> sequence = codes.Slice(i * neuron.Length, neuron.Length);
            if (!(activation > 0) || !float.IsFinite(activation) || !_seen.Add(SequenceHash.Of(sequence)))
                continue;
            _samples.Add((sequence.ToArray(), activation));
            _greatest = Math.Max(_greatest, activation);
        }
    }

    /// <summary>Drops sequences by chance from bins that hold too many.</summary>
    public void Thin(SplittableRandom random)
    {
        List<int>[] bins = [.. Enumerable.Range(0, settings.BinCount).Select(_ => new List<int>())];
        for (int i = 0; i < _samples.Count; i++)
            bins[ActivationBins.IndexOf(_samples[i].Activation, _greatest, bins.Length)].Add(i);
        if (bins.All(bin => bin.Count <= settings.MostPerBin))
            return;
        var isKept = new bool[_samples.Count];
        foreach (List<int> bin in bins)
        {
            int[] drawn = [.. bin];
            if (drawn.Length > settings.MostPerBin)
                random.Shuffle<int>(drawn);
            foreach (int i in drawn.Take(settings.MostPerBin))
                isKept[i] = true;
        }
        _samples = [.. _samples.Where((_, i) => isKept[i])];
    }

    /// <summary>What has been gathered, in the order in which it came.</summary>
    public NeuronSamples ToSamples()
    {
        var codes = new byte[checked(_samples.Count * neuron.Length)];
        for (int i = 0; i < _samples.Count; i++)
            _samples[i].Codes.CopyTo(codes, i * neuron.Length);
        float[] activations = [.. _samples.Select(sample => sample.Activation)];
        return new NeuronSamples(neuron, codes, activations, activations.DefaultIfEmpty(0).Max());
    }
}
