using System.Numerics;

namespace MlNetGenomics.Statistics;

/// <summary>
/// The library's one source of randomness: seeded, the same on every machine, and splittable, so that
/// each part of a job (a fold, an epoch, a sequence) draws from a stream of its own and the result does
/// not depend on the order or the number of threads.
/// </summary>
/// <remarks>
/// xoshiro256++ 1.0 (Blackman and Vigna 2021, doi:10.1145/3460772); seeds and splits go through
/// SplitMix64 (Steele, Lea and Flood 2014, doi:10.1145/2660193.2660195).
/// </remarks>
public sealed class SplittableRandom
{
    private const ulong GoldenGamma = 0x9E3779B97F4A7C15;

    private readonly ulong _seed;
    private ulong _s0, _s1, _s2, _s3;

    /// <summary>Starts a stream from a seed; equal seeds give equal streams.</summary>
    public SplittableRandom(long seed) : this((ulong)seed)
    {
    }

    private SplittableRandom(ulong seed)
    {
        _seed = seed;
        ulong state = seed;
        _s0 = NextSplitMix(ref state);
        _s1 = NextSplitMix(ref state);
        _s2 = NextSplitMix(ref state);
        _s3 = NextSplitMix(ref state);
    }

    /// <summary>
    /// The stream number <paramref name="key"/> below this one. Depends on the seed and the key only,
    /// not on what has been drawn so far.
    /// </summary>
    public SplittableRandom Split(long key)
    {
        ulong state = _seed ^ (ulong)key * 0xD1342543DE82EF95;
        ulong mixed = NextSplitMix(ref state);
        return new SplittableRandom(mixed ^ NextSplitMix(ref state));
    }

    /// <summary>64 random bits.</summary>
    public ulong NextUInt64()
    {
        ulong result = BitOperations.RotateLeft(_s0 + _s3, 23) + _s0;
        ulong t = _s1 << 17;
        _s2 ^= _s0;
        _s3 ^= _s1;
        _s1 ^= _s2;
        _s0 ^= _s3;
        _s2 ^= t;
        _s3 = BitOperations.RotateLeft(_s3, 45);
        return result;
    }

    /// <summary>Uniform in [0, 1), 53 bits.</summary>
    public double NextDouble() => (NextUInt64() >> 11) * (1.0 / (1UL << 53));

    /// <summary>Uniform in 0 .. <paramref name="exclusiveMaximum"/> - 1, without bias.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The maximum is not positive.</exception>
    public int NextInt(int exclusiveMaximum)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(exclusiveMaximum);
        // Lemire 2019 (doi:10.1145/3230636): multiply-shift, with rejection of the short low interval.
        ulong range = (ulong)exclusiveMaximum;
        ulong high = Math.BigMul(NextUInt64(), range, out ulong low);
        if (low < range)
        {
            ulong threshold = (0 - range) % range;
            while (low < threshold)
                high = Math.BigMul(NextUInt64(), range, out low);
        }
        return (int)high;
    }

    /// <summary>Standard normal (Box and Muller 1958), one draw from two uniforms.</summary>
    public double NextGaussian()
    {
        double radius = Math.Sqrt(-2 * Math.Log(1 - NextDouble()));
        return radius * Math.Cos(2 * Math.PI * NextDouble());
    }

    /// <summary>Index drawn with probability proportional to <paramref name="weights"/> (0 or more, some positive).</summary>
    public int NextIndex(ReadOnlySpan<double> weights)
    {
        double sum = 0;
        foreach (double weight in weights)
            sum += weight;
        double left = NextDouble() * sum;
        int last = 0;
        for (int i = 0; i < weights.Length; i++)
        {
            if (weights[i] <= 0)
                continue;
            last = i;
            left -= weights[i];
            if (left < 0)
                return i;
        }
        return last;
    }

    /// <summary>Puts <paramref name="items"/> into random order (Fisher and Yates).</summary>
    public void Shuffle<T>(Span<T> items)
    {
        for (int i = items.Length - 1; i > 0; i--)
        {
            int j = NextInt(i + 1);
            (items[i], items[j]) = (items[j], items[i]);
        }
    }

    private static ulong NextSplitMix(ref ulong state)
    {
        ulong z = state += GoldenGamma;
        z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9;
        z = (z ^ z >> 27) * 0x94D049BB133111EB;
        return z ^ z >> 31;
    }
}
