namespace MlNetGenomics.Sequences;

/// <summary>
/// Named DNA sequences, held one after the other in one array of base codes (see <see cref="Dna"/>).
/// Immutable.
/// </summary>
public sealed class SequenceSet
{
    private readonly string[] _names;
    private readonly byte[] _codes;
    private readonly int[] _starts;

    /// <summary>Takes ownership of its parts.</summary>
    /// <param name="names">One name a sequence.</param>
    /// <param name="codes">Base codes of all sequences, concatenated.</param>
    /// <param name="starts">Where each sequence starts in <paramref name="codes"/>, and the end: one more than names.</param>
    internal SequenceSet(string[] names, byte[] codes, int[] starts)
    {
        _names = names;
        _codes = codes;
        _starts = starts;
        Length = CommonLength();
    }

    /// <summary>Number of sequences.</summary>
    public int Count => _names.Length;

    /// <summary>The names, in order.</summary>
    public IReadOnlyList<string> Names => _names;

    /// <summary>The length all sequences share, or -1 where they differ (or there are none).</summary>
    public int Length { get; }

    /// <summary>Base codes of sequence <paramref name="index"/>.</summary>
    public ReadOnlySpan<byte> this[int index] => _codes.AsSpan(_starts[index].._starts[index + 1]);

    /// <summary>Sequence <paramref name="index"/> as upper-case letters.</summary>
    public string Text(int index) => Dna.Decode(this[index]);

    /// <summary>Makes a set from letters; names default to seq1, seq2, ...</summary>
    /// <exception cref="GenomicsException">A letter is not a base; names the record and position.</exception>
    public static SequenceSet FromStrings(
        IReadOnlyList<string> sequences,
        IReadOnlyList<string>? names = null,
        AmbiguityPolicy ambiguity = AmbiguityPolicy.Reject)
    {
        ArgumentNullException.ThrowIfNull(sequences);
        var builder = new SequenceSetBuilder();
        for (int i = 0; i < sequences.Count; i++)
        {
            string name = names is null ? $"seq{i + 1}" : names[i];
            try
            {
                builder.Add(name, Dna.Encode(sequences[i], ambiguity));
            }
            catch (GenomicsException e)
            {
                throw new GenomicsException($"sequence {name}, {e.Message}", e);
            }
        }
        return builder.Build();
    }

    /// <summary>The sequences at <paramref name="indices"/>, in that order.</summary>
    public SequenceSet Subset(ReadOnlySpan<int> indices)
    {
        var builder = new SequenceSetBuilder();
        foreach (int index in indices)
            builder.Add(_names[index], this[index]);
        return builder.Build();
    }

    /// <summary>The sequences of some names, in their order; others do not matter.</summary>
    /// <exception cref="GenomicsException">A name has no sequence, or two sequences of the set share one.</exception>
    public SequenceSet ByName(IReadOnlyList<string> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        var indices = new Dictionary<string, int>(Count);
        for (int i = 0; i < Count; i++)
        {
            if (!indices.TryAdd(_names[i], i))
                throw new GenomicsException($"two sequences are called {_names[i]}");
        }
        return Subset([.. names.Select(name => indices.TryGetValue(name, out int index)
            ? index
            : throw new GenomicsException($"has no sequence {name}"))]);
    }

    /// <summary>Fails unless every sequence has the same length, naming the first that differs.</summary>
    /// <exception cref="GenomicsException">Two sequences differ in length, or there is none.</exception>
    public int RequireUniformLength()
    {
        if (Count == 0)
            throw new GenomicsException("no sequences");
        if (Length >= 0)
            return Length;
        int first = this[0].Length;
        int other = 1;
        while (this[other].Length == first)
            other++;
        throw new GenomicsException(
            $"sequence {_names[other]} (record {other + 1}) has {this[other].Length} bases, " +
            $"but the first, {_names[0]}, has {first}: the model needs equal lengths");
    }

    private int CommonLength()
    {
        if (Count == 0)
            return -1;
        int length = _starts[1] - _starts[0];
        for (int i = 1; i < Count; i++)
        {
            if (_starts[i + 1] - _starts[i] != length)
                return -1;
        }
        return length;
    }
}
