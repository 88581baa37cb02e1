using MlNetGenomics.Interpretation;
using MlNetGenomics.Kernels;
using MlNetGenomics.Motifs;
using MlNetGenomics.Networks;
using MlNetGenomics.NeuronMotif;
using MlNetGenomics.NeuronMotif.Footprints;
using MlNetGenomics.Sequences;

namespace MlNetGenomics.Studies.MotifDiscovery;

/// <summary>
/// Motifs of neurons by saliency: at the sites that activate a neuron most, one a sequence, the neuron's own gradient in the
/// bases it sees, before its last activation; made into a motif as Koo and Eddy's logos are (<see cref="Saliency.ToMotif"/>).
/// </summary>
internal sealed class SaliencyMotifs
{
    private readonly NetworkModel _model;
    private readonly string _layer;
    private readonly MotifDiscoverySettings _settings;
    private readonly int _threads;
    private readonly CancellationToken _cancellation;

    /// <summary>Prepares a layer.</summary>
    public SaliencyMotifs(
        NetworkModel model, string layer, MotifDiscoverySettings settings, int threads, CancellationToken cancellation)
    {
        _model = model;
        _layer = layer;
        _settings = settings;
        _threads = threads;
        _cancellation = cancellation;
    }

    /// <summary>Finds the motifs.</summary>
    /// <param name="channels">The neurons' channels, from 0.</param>
    /// <param name="sequences">Where sites are looked for.</param>
    /// <returns>For each neuron the motif of all its sites and that of the best; null where there is no site or no informative column.</returns>
    public (PositionProbabilityMatrix? Mean, PositionProbabilityMatrix? Best)[] Find(int[] channels, SequenceSet sequences)
    {
        var slider = new NeuronSlider(_model, _layer, channels, _threads);
        IReadOnlyList<IReadOnlyList<NeuronSite>> sites = NeuronSites.Find(
            slider,
            // A site must have its flank: a base before the first one makes room for the least there can be.
            Enumerable.Range(0, sequences.Count).Select(i => new GenomeWindow(
                new GenomicInterval(FormattableString.Invariant($"sequence {i + 1}"), 1, 1 + sequences[i].Length),
                sequences[i].ToArray())),
            new FootprintSettings { SiteCount = _settings.SaliencySites, Flank = 1 },
            cancellation: _cancellation);
        var motifs = new (PositionProbabilityMatrix?, PositionProbabilityMatrix?)[channels.Length];
        ParallelLoop.For(channels.Length, _threads, i => motifs[i] = Motifs(channels[i], sites[i]), _cancellation);
        return motifs;
    }

    private (PositionProbabilityMatrix?, PositionProbabilityMatrix?) Motifs(int channel, IReadOnlyList<NeuronSite> sites)
    {
        if (sites.Count == 0)
            return (null, null);
        NetworkModel neuron = SubstructureCut.Of(_model, _layer, channel);
        var windows = new SequenceSetBuilder();
        foreach (NeuronSite site in sites)
            windows.Add("site", site.Codes);
        SaliencyMaps maps = Saliency.Maps(
            new NetworkScorer(neuron, threads: 1),
            windows.Build(),
            Saliency.OutputNeuron(neuron.Network, 0),
            _settings.Saliency,
            _cancellation);
        float[] best = maps.Map(0).ToArray();
        var mean = new float[best.Length];
        for (int site = 0; site < sites.Count; site++)
        {
            ReadOnlySpan<float> map = maps.Map(site).Span;
            for (int i = 0; i < mean.Length; i++)
                mean[i] += map[i] / sites.Count;
        }
        return (Clipped(channel, mean), Clipped(channel, best));
    }

    private PositionProbabilityMatrix? Clipped(int channel, float[] saliency) => MotifClipping.Clip(
        Saliency.ToMotif(FilterMotifs.Name(channel), saliency), _settings.Windows.ClipInformation, _settings.Windows.ClipMargin);
}
