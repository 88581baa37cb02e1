using System.Runtime.CompilerServices;
using MlNetGenomics.Sequences;

namespace MlNetGenomics.Networks.MuSeAM;

/// <summary>
/// Sequences as rows of a lookup table: at each position where the row of the 3-mer that starts there
/// begins, for the sequence and for its reverse complement. A convolution over one-hot input then adds one table row
/// for every three positions of a kernel.
/// </summary>
/// <remarks>
/// The 64 3-mers of A, C, G, T come first, the 61 with an N after them, so that a set without N touches a
/// quarter of a 64 KB table only. Positions whose 3-mer runs off the end are filled up with A; a table has zeros
/// wherever a kernel has ended.
/// </remarks>
internal sealed class LookupRows
{
    /// <summary>Bases a row stands for.</summary>
    public const int BasesPerRow = 3;

    /// <summary>Rows of 3-mers without N.</summary>
    public const int PlainRowCount = 64;

    /// <summary>Rows of all 3-mers over A, C, G, T, N.</summary>
    public const int RowCount = 125;

    private static readonly ushort[] OffsetOfCodes = NumberRows();

    private readonly ushort[] _rows;
    private readonly byte[] _codes;

    /// <summary>Prepares sequences of one length.</summary>
    public LookupRows(SequenceSet sequences, bool bothStrands)
        : this(sequences, 0, sequences.Count, bothStrands)
    {
    }

    /// <summary>Prepares some sequences of a set, from <paramref name="first"/> on, all of one length.</summary>
    public LookupRows(SequenceSet sequences, int first, int count, bool bothStrands)
    {
        Length = sequences[first].Length;
        Count = count;
        StrandCount = bothStrands ? 2 : 1;
        long size = (long)Count * StrandCount * Length;
        if (size > Array.MaxLength)
            throw new GenomicsException($"{Count} sequences of {Length} bases are more than memory holds at once");
        _codes = new byte[size];
        _rows = new ushort[size];
        for (int i = 0; i < Count; i++)
        {
            Span<byte> forward = _codes.AsSpan(StrandStart(i, 0), Length);
            sequences[first + i].CopyTo(forward);
            if (bothStrands)
                Dna.ReverseComplement(forward, _codes.AsSpan(StrandStart(i, 1), Length));
            HasUnknownBases |= forward.Contains(Dna.N);
            for (int strand = 0; strand < StrandCount; strand++)
                FillRows(_codes.AsSpan(StrandStart(i, strand), Length), _rows.AsSpan(StrandStart(i, strand), Length));
        }
    }

    /// <summary>Prepares one sequence.</summary>
    public LookupRows(ReadOnlySpan<byte> codes, bool bothStrands)
    {
        (Length, Count, StrandCount) = (codes.Length, 1, bothStrands ? 2 : 1);
        _codes = new byte[StrandCount * Length];
        _rows = new ushort[_codes.Length];
        HasUnknownBases = codes.Contains(Dna.N);
        codes.CopyTo(_codes);
        if (bothStrands)
            Dna.ReverseComplement(codes, _codes.AsSpan(Length));
        for (int strand = 0; strand < StrandCount; strand++)
            FillRows(_codes.AsSpan(strand * Length, Length), _rows.AsSpan(strand * Length, Length));
    }

    /// <summary>Number of sequences.</summary>
    public int Count { get; }

    /// <summary>Bases a sequence.</summary>
    public int Length { get; }

    /// <summary>1, or 2 with the reverse complements.</summary>
    public int StrandCount { get; }

    /// <summary>Whether any sequence has an N, so that the rows after the 64th are needed.</summary>
    public bool HasUnknownBases { get; }

    /// <summary>Where the rows of a strand of a sequence begin in a table, one a position.</summary>
    public ReadOnlySpan<ushort> Rows(int sequence, int strand) => _rows.AsSpan(StrandStart(sequence, strand), Length);

    /// <summary>Base codes of a strand of a sequence.</summary>
    public ReadOnlySpan<byte> Codes(int sequence, int strand) => _codes.AsSpan(StrandStart(sequence, strand), Length);

    /// <summary>Where the row of three base codes begins: its number times the numbers in a row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ushort OffsetOf(int first, int second, int third) =>
        OffsetOfCodes[(first * 5 + second) * 5 + third];

    private int StrandStart(int sequence, int strand) => (sequence * StrandCount + strand) * Length;

    private static void FillRows(ReadOnlySpan<byte> codes, Span<ushort> rows)
    {
        for (int i = 0; i < codes.Length; i++)
        {
            int second = i + 1 < codes.Length ? codes[i + 1] : Dna.A;
            int third = i + 2 < codes.Length ? codes[i + 2] : Dna.A;
            rows[i] = OffsetOf(codes[i], second, third);
        }
    }

    private static ushort[] NumberRows()
    {
        var offsets = new ushort[RowCount];
        int plain = 0;
        int withUnknown = PlainRowCount;
        for (int i = 0; i < RowCount; i++)
        {
            bool hasUnknown = i / 25 == Dna.N || i / 5 % 5 == Dna.N || i % 5 == Dna.N;
            offsets[i] = (ushort)((hasUnknown ? withUnknown++ : plain++) * LookupConvolution.BlockWidth);
        }
        return offsets;
    }
}
