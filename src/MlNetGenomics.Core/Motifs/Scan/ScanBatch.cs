using MlNetGenomics.Sequences;

namespace MlNetGenomics.Motifs.Scan;

/// <summary>
/// Some sequences, one after the other with an N in between, so that no site lies across two of them.
/// </summary>
internal sealed class ScanBatch
{
    private readonly List<int> _starts = [];
    private readonly List<string> _names = [];
    private byte[] _codes = [];
    private int _length;
    private int _firstIndex;

    /// <summary>Base codes of all sequences and what lies between them.</summary>
    public ReadOnlySpan<byte> Codes => _codes.AsSpan(0, _length);

    /// <summary>Number of base codes.</summary>
    public int Length => _length;

    /// <summary>Number of sequences.</summary>
    public int Count => _starts.Count;

    /// <summary>Empties the batch.</summary>
    /// <param name="firstIndex">Number of the sequence that is added next.</param>
    public void Clear(int firstIndex)
    {
        _starts.Clear();
        _names.Clear();
        _length = 0;
        _firstIndex = firstIndex;
    }

    /// <summary>Adds a sequence.</summary>
    public void Add(string name, ReadOnlySpan<byte> codes)
    {
        int needed = checked(_length + codes.Length + 1);
        if (_codes.Length < needed)
            Array.Resize(ref _codes, (int)Math.Min(Math.Max(2L * _codes.Length, needed), Array.MaxLength));
        _starts.Add(_length);
        _names.Add(name);
        codes.CopyTo(_codes.AsSpan(_length));
        _length = needed;
        _codes[_length - 1] = Dna.N;
    }

    /// <summary>The sequence that a place lies in: its number in the file, its name, and the place in it.</summary>
    public (int Index, string Name, int Position) Locate(int place)
    {
        int found = _starts.BinarySearch(place);
        int sequence = found >= 0 ? found : ~found - 1;
        return (_firstIndex + sequence, _names[sequence], place - _starts[sequence]);
    }
}
