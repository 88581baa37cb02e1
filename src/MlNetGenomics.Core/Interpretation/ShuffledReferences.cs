using MlNetGenomics.Sequences;
using MlNetGenomics.Statistics;

namespace MlNetGenomics.Interpretation;

/// <summary>Shuffles of a sequence that keep the counts of its dinucleotides.</summary>
internal sealed class ShuffledReferences(int count, long seed) : InputReferences(count)
{
    private readonly OneHotEncoder _encoder = new();
    private readonly SplittableRandom _random = new(seed);

    /// <inheritdoc/>
    internal override void Write(ReadOnlySpan<byte> codes, int number, Span<float> input)
    {
        SplittableRandom random = _random.Split((long)SequenceHash.Of(codes)).Split(number);
        _encoder.Encode(DinucleotideShuffle.Shuffle(codes, random), codes.Length, input);
    }
}
