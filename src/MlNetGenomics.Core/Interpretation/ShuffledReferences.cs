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
        SplittableRandom random = _random.Split(Key(codes)).Split(number);
        _encoder.Encode(DinucleotideShuffle.Shuffle(codes, random), codes.Length, input);
    }

    /// <summary>A number of the bases alone: FNV-1a of 64 bits (Fowler, Noll and Vo; RFC 9923).</summary>
    private static long Key(ReadOnlySpan<byte> codes)
    {
        ulong hash = 0xCBF29CE484222325;
        foreach (byte code in codes)
            hash = (hash ^ code) * 0x100000001B3;
        return (long)hash;
    }
}
