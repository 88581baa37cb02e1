using MlNetGenomics.Statistics;

namespace MlNetGenomics.Studies.MotifDiscovery;

/// <summary>How a method does over the neurons of a layer.</summary>
/// <param name="Method">The method.</param>
/// <param name="NeuronCount">Neurons.</param>
/// <param name="MatchedCount">Neurons with a motif like a known one.</param>
/// <param name="StrictCount">
/// The same where each q-value is first multiplied by the number of motifs that the method gives for the neuron: a method
/// with several motifs has several chances.
/// </param>
/// <param name="KnownCount">Different known motifs that are matched by any neuron.</param>
/// <param name="MeanScore">Mean over all neurons of -log10 q of the best match.</param>
/// <param name="Against">Whether NeuronMotif's scores are greater, neuron by neuron; null for NeuronMotif, or for one neuron alone.</param>
public sealed record DiscoverySummary(
    DiscoveryMethod Method,
    int NeuronCount,
    int MatchedCount,
    int StrictCount,
    int KnownCount,
    double MeanScore,
    PairedTTest? Against)
{
    /// <summary>Share of neurons with a motif like a known one.</summary>
    public double MatchedShare => (double)MatchedCount / NeuronCount;

    /// <summary>Sums a method's motifs up.</summary>
    /// <param name="method">The method.</param>
    /// <param name="neurons">The neurons, one or more.</param>
    /// <param name="qValue">Greatest q-value, not included, of a match.</param>
    public static DiscoverySummary Of(DiscoveryMethod method, IReadOnlyList<DiscoveryNeuron> neurons, double qValue)
    {
        ArgumentNullException.ThrowIfNull(neurons);
        ArgumentOutOfRangeException.ThrowIfZero(neurons.Count, nameof(neurons));
        DiscoveredMotif[] own = [.. neurons.Select(neuron => neuron[method])];
        double[] scores = [.. own.Select(motif => motif.Score)];
        PairedTTest? against = method == DiscoveryMethod.NeuronMotif || own.Length < 2
            ? null
            : PairedTTest.Of([.. neurons.Select(neuron => neuron[DiscoveryMethod.NeuronMotif].Score)], scores);
        return new DiscoverySummary(
            method,
            own.Length,
            own.Count(motif => motif.QValue < qValue),
            own.Count(motif => motif.QValue * Math.Max(1, motif.MotifCount) < qValue),
            own.SelectMany(motif => motif.Hits).Distinct().Count(),
            scores.Average(),
            against);
    }
}
