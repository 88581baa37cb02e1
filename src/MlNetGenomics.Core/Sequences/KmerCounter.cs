namespace MlNetGenomics.Sequences;

/// <summary>
/// Counts k-mers. A slot is a k-mer, in the order of the alphabet (A, C, G, T), or, where they are canonical, a k-mer
/// and its reverse complement, called by the one that comes first. A window with an N, at a position that does
/// not count too, is no k-mer; a sequence shorter than the window has none.
/// </summary>
public sealed class KmerCounter
{
    // Of canonical k-mers: the slot of every k-mer, and the k-mer that a slot is called by.
    private readonly int[]? _slots;
    private readonly int[]? _kmers;

    /// <param name="pattern">What makes a k-mer.</param>
    /// <param name="canonical">Whether a k-mer and its reverse complement are counted together.</param>
    /// <exception cref="GenomicsException">
    /// The mask is another one on the other strand, so the two cannot be counted together.
    /// </exception>
    public KmerCounter(KmerPattern pattern, bool canonical = false)
    {
        ArgumentNullException.ThrowIfNull(pattern);
        if (canonical && !pattern.IsSymmetric)
        {
            throw new GenomicsException(
                $"mask of k-mers '{pattern}': on the other strand it is another one, and the k-mers of both strands " +
                "cannot be counted together; expected a mask that reads the same backwards");
        }
        Pattern = pattern;
        IsCanonical = canonical;
        SlotCount = pattern.KmerCount;
        if (canonical)
        {
            (_slots, _kmers) = Pair(pattern);
            SlotCount = _kmers.Length;
        }
        Names = new NameList(this);
    }

    /// <summary>What makes a k-mer.</summary>
    public KmerPattern Pattern { get; }

    /// <summary>Whether a k-mer and its reverse complement are counted together.</summary>
    public bool IsCanonical { get; }

    /// <summary>Number of slots: 4^k, or about half as many canonical ones.</summary>
    public int SlotCount { get; }

    /// <summary>Names of the slots, made as they are asked for.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>The slot of each window that is a k-mer, from left to right.</summary>
    /// <param name="codes">Codes of the L bases.</param>
    /// <param name="slots">Receives the slots; as long as <paramref name="codes"/> or longer.</param>
    /// <returns>Number of slots written.</returns>
    public int FindSlots(ReadOnlySpan<byte> codes, Span<int> slots)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(slots.Length, codes.Length, nameof(slots));
        int width = Pattern.Width;
        (int Right, uint Bits, int Left)[] runs = Pattern.Runs;
        ulong window = 0;
        int known = 0, found = 0;
        foreach (byte code in codes)
        {
            // Two bits a base; what an N leaves in them is gone when the next whole window is there.
            window = (window << 2) | (code & 3u);
            known = code == Dna.N ? 0 : known + 1;
            if (known < width)
                continue;
            int kmer = 0;
            foreach ((int right, uint bits, int left) in runs)
                kmer |= (int)((uint)(window >> right) & bits) << left;
            slots[found++] = _slots is null ? kmer : _slots[kmer];
        }
        return found;
    }

    /// <summary>Counts of all slots.</summary>
    /// <param name="codes">Codes of the L bases.</param>
    /// <param name="counts">Receives <see cref="SlotCount"/> counts.</param>
    /// <returns>Their sum: the windows that are k-mers.</returns>
    public int Count(ReadOnlySpan<byte> codes, Span<float> counts)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(counts.Length, SlotCount, nameof(counts));
        var slots = new int[codes.Length];
        int found = FindSlots(codes, slots);
        counts.Clear();
        foreach (int slot in slots.AsSpan(0, found))
            counts[slot]++;
        return found;
    }

    /// <summary>The k-mers that a slot counts, one or two; the first is what it is called by.</summary>
    internal (int First, int? Second) KmersOf(int slot)
    {
        if (_kmers is null)
            return (slot, null);
        int first = _kmers[slot], second = Pattern.ReverseComplement(first);
        return (first, second == first ? null : second);
    }

    private static (int[] Slots, int[] Kmers) Pair(KmerPattern pattern)
    {
        var slots = new int[pattern.KmerCount];
        // Half of a k-mer which is its own reverse complement, 2^k of them where k is even, says what the other is.
        var kmers = new int[(pattern.KmerCount + (pattern.K % 2 == 0 ? 1 << pattern.K : 0)) / 2];
        int found = 0;
        for (int kmer = 0; kmer < slots.Length; kmer++)
        {
            int other = pattern.ReverseComplement(kmer);
            if (other < kmer)
            {
                slots[kmer] = slots[other];
                continue;
            }
            slots[kmer] = found;
            kmers[found++] = kmer;
        }
        return (slots, kmers);
    }

    /// <summary>Names of the slots; there can be millions, so none is kept.</summary>
    private sealed class NameList(KmerCounter counter) : IReadOnlyList<string>
    {
        public int Count => counter.SlotCount;

        public string this[int index] => counter.Pattern.NameOf(counter._kmers?[index] ?? index);

        public IEnumerator<string> GetEnumerator()
        {
            for (int slot = 0; slot < Count; slot++)
                yield return this[slot];
        }

        System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
