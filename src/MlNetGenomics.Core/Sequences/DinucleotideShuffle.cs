using MlNetGenomics.Statistics;

namespace MlNetGenomics.Sequences;

/// <summary>
/// Sequences in random order with the same counts of each base followed by each: all such sequences that start with the
/// same base are equally likely (Altschul and Erickson 1985, doi:10.1093/oxfordjournals.molbev.a040370).
/// </summary>
/// <remarks>
/// A sequence is a walk over its letters that takes each step from one to the next once. The last step out of each
/// letter must lead to the walk's end: a random tree of such steps is drawn by random walks (Wilson 1996,
/// doi:10.1145/237814.237880), the other steps are put in any order. N counts as a letter of its own.
/// </remarks>
public static class DinucleotideShuffle
{
    private const int Letters = Dna.BaseCount + 1;

    /// <summary>Shuffles a sequence.</summary>
    /// <param name="codes">Base codes (see <see cref="Dna"/>).</param>
    /// <param name="random">Source of randomness.</param>
    /// <returns>As many base codes, the first and the last as they were.</returns>
    public static byte[] Shuffle(ReadOnlySpan<byte> codes, SplittableRandom random)
    {
        ArgumentNullException.ThrowIfNull(random);
        byte[] shuffled = codes.ToArray();
        if (codes.Length <= 2)
            return shuffled;
        byte[][] steps = Steps(codes);
        DrawLastSteps(steps, codes[^1], random);
        Span<int> taken = stackalloc int[Letters];
        for (int i = 1; i < shuffled.Length; i++)
        {
            byte from = shuffled[i - 1];
            shuffled[i] = steps[from][taken[from]++];
        }
        return shuffled;
    }

    /// <summary>For each letter the letters that follow it, in order.</summary>
    private static byte[][] Steps(ReadOnlySpan<byte> codes)
    {
        Span<int> counts = stackalloc int[Letters];
        foreach (byte code in codes[..^1])
            counts[code]++;
        var steps = new byte[Letters][];
        for (int letter = 0; letter < Letters; letter++)
            steps[letter] = new byte[counts[letter]];
        counts.Clear();
        for (int i = 1; i < codes.Length; i++)
            steps[codes[i - 1]][counts[codes[i - 1]]++] = codes[i];
        return steps;
    }

    /// <summary>Puts a random tree towards the end into the last steps, and the steps before them in random order.</summary>
    private static void DrawLastSteps(byte[][] steps, byte end, SplittableRandom random)
    {
        Span<int> last = stackalloc int[Letters];
        Span<bool> isInTree = stackalloc bool[Letters];
        isInTree[end] = true;
        for (byte start = 0; start < Letters; start++)
        {
            if (steps[start].Length == 0)
                continue;
            for (byte at = start; !isInTree[at]; at = steps[at][last[at]])
                last[at] = random.NextInt(steps[at].Length);
            for (byte at = start; !isInTree[at]; at = steps[at][last[at]])
                isInTree[at] = true;
        }
        for (int letter = 0; letter < Letters; letter++)
        {
            Span<byte> own = steps[letter];
            if (letter != end && own.Length > 0)
            {
                (own[^1], own[last[letter]]) = (own[last[letter]], own[^1]);
                own = own[..^1];
            }
            random.Shuffle(own);
        }
    }
}
