using MlNetGenomics.Statistics;

namespace MlNetGenomics.Regulators;

/// <summary>Two motifs, or two transcription factors, and how often their sites lie together.</summary>
/// <param name="First">Number of the first among the features.</param>
/// <param name="Second">Number of the second, greater than the first.</param>
/// <param name="Test">Sequences with both near each other, of those with both, against the chance of two sites at random.</param>
/// <param name="QValue">Benjamini and Hochberg's over all pairs.</param>
/// <param name="Offset">
/// The most frequent place of the second's start from the first's, along the strand of the first's site, among sites near each
/// other; 0 where there are none.
/// </param>
/// <param name="SameStrand">Whether both are on one strand in that arrangement.</param>
/// <param name="OffsetShare">
/// Share of the near sites in that arrangement: 1 where two motifs always read the same bases, as halves of one motif or copies
/// of it do; NaN where there are none.
/// </param>
public sealed record CoOccurrencePair(
    int First, int Second, BinomialTest Test, double QValue, int Offset, bool SameStrand, double OffsetShare);
