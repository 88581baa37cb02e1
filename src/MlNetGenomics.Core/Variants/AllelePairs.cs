using MlNetGenomics.Sequences;

namespace MlNetGenomics.Variants;

/// <summary>Pairs of sequences of one length, with the reference and with the alternate allele of a variant.</summary>
public sealed class AllelePairs
{
    private readonly byte[] _reference;
    private readonly byte[] _alternate;
    private readonly AlleleSpan[] _spans;

    /// <summary>Makes room.</summary>
    /// <param name="length">L, bases of a sequence.</param>
    /// <param name="capacity">Pairs at most.</param>
    public AllelePairs(int length, int capacity)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(length);
        ArgumentOutOfRangeException.ThrowIfNegative(capacity);
        Length = length;
        _reference = new byte[checked(length * capacity)];
        _alternate = new byte[_reference.Length];
        _spans = new AlleleSpan[capacity];
    }

    /// <summary>L, bases of a sequence.</summary>
    public int Length { get; }

    /// <summary>Number of pairs.</summary>
    public int Count { get; private set; }

    /// <summary>Whether there is no more room.</summary>
    public bool IsFull => Count == _spans.Length;

    /// <summary>Base codes with the reference allele.</summary>
    public ReadOnlySpan<byte> Reference(int pair) => _reference.AsSpan(pair * Length, Length);

    /// <summary>Base codes with the alternate allele.</summary>
    public ReadOnlySpan<byte> Alternate(int pair) => _alternate.AsSpan(pair * Length, Length);

    /// <summary>Where the sequences of a pair differ.</summary>
    public AlleleSpan Span(int pair) => _spans[pair];

    /// <summary>Adds a pair.</summary>
    /// <param name="reference">Base codes with the reference allele.</param>
    /// <param name="alternate">Base codes with the alternate allele.</param>
    public void Add(ReadOnlySpan<byte> reference, ReadOnlySpan<byte> alternate) =>
        Add(reference, alternate, AlleleSpan.Between(reference, alternate));

    /// <summary>Removes all pairs.</summary>
    public void Clear() => Count = 0;

    /// <summary>All sequences as one set: those with the reference alleles, then those with the alternate ones.</summary>
    public SequenceSet ToSequences()
    {
        var builder = new SequenceSetBuilder();
        for (int i = 0; i < Count; i++)
            builder.Add("", Reference(i));
        for (int i = 0; i < Count; i++)
            builder.Add("", Alternate(i));
        return builder.Build();
    }

    internal void Add(ReadOnlySpan<byte> reference, ReadOnlySpan<byte> alternate, AlleleSpan span)
    {
        if (IsFull)
            throw new InvalidOperationException("there is no room for another pair");
        reference.CopyTo(_reference.AsSpan(Count * Length, Length));
        alternate.CopyTo(_alternate.AsSpan(Count * Length, Length));
        _spans[Count++] = span;
    }
}
