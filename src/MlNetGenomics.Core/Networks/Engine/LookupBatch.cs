using MlNetGenomics.Kernels;
using MlNetGenomics.Networks.MuSeAM;
using MlNetGenomics.Sequences;

namespace MlNetGenomics.Networks.Engine;

/// <summary>
/// A batch's bases as rows of lookup tables (see <see cref="LookupRows"/>), one a position; N where windows run
/// over the ends, as padding weighs nothing.
/// </summary>
internal sealed class LookupBatch
{
    private readonly ushort[] _rows;
    private readonly int _length;
    private readonly int _size;

    /// <summary>Room for a batch.</summary>
    /// <param name="capacity">Sequences, both strands counted.</param>
    /// <param name="length">Bases of a sequence.</param>
    /// <param name="before">Positions of padding before the first base.</param>
    /// <param name="after">Positions after the last.</param>
    public LookupBatch(int capacity, int length, int before, int after)
    {
        Before = before;
        _length = length;
        _size = before + length + after;
        _rows = new ushort[(long)capacity * _size];
    }

    /// <summary>Positions of padding before the first base.</summary>
    public int Before { get; }

    /// <summary>Sums of the gradients of the tables' rows; none before <see cref="ReserveSums"/>.</summary>
    public AlignedBuffer Sums { get; private set; } = new(0);

    /// <summary>Makes room for sums.</summary>
    public void ReserveSums(int size)
    {
        if (Sums.Length < size)
            Sums = new AlignedBuffer(size);
    }

    /// <summary>Rows of a sequence, from the first position of padding on.</summary>
    public ReadOnlySpan<ushort> Rows(int sequence) => _rows.AsSpan(sequence * _size, _size);

    /// <summary>Works out the rows of a sequence.</summary>
    public void Fill(Workspace workspace, int sequence)
    {
        ReadOnlySpan<byte> codes = workspace.Codes(sequence);
        Span<ushort> rows = _rows.AsSpan(sequence * _size, _size);
        for (int i = 0; i < rows.Length; i++)
        {
            int at = i - Before;
            rows[i] = LookupRows.OffsetOf(CodeAt(codes, at), CodeAt(codes, at + 1), CodeAt(codes, at + 2));
        }
    }

    private int CodeAt(ReadOnlySpan<byte> codes, int position) =>
        (uint)position < (uint)_length ? codes[position] : Dna.N;
}
