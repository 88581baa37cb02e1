using MlNetGenomics.Sequences;

namespace MlNetGenomics.Motifs.Scan;

/// <summary>Counts the windows without N of each of some widths.</summary>
internal sealed class WindowCounter
{
    private readonly int[] _widths;
    private readonly long[] _counts;

    public WindowCounter(IEnumerable<int> widths)
    {
        _widths = [.. widths.Distinct().Order()];
        _counts = new long[_widths.Length];
    }

    /// <summary>Counts the windows of a sequence.</summary>
    public void Add(ReadOnlySpan<byte> codes)
    {
        while (!codes.IsEmpty)
        {
            int end = codes.IndexOf(Dna.N);
            int run = end < 0 ? codes.Length : end;
            for (int i = 0; i < _widths.Length && _widths[i] <= run; i++)
                _counts[i] += run - _widths[i] + 1;
            codes = end < 0 ? [] : codes[(end + 1)..];
        }
    }

    /// <summary>Number of windows of a width on one strand.</summary>
    public long this[int width] => _counts[Array.BinarySearch(_widths, width)];
}
