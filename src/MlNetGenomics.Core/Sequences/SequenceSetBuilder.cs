namespace MlNetGenomics.Sequences;

/// <summary>Collects sequences into a <see cref="SequenceSet"/>.</summary>
public sealed class SequenceSetBuilder
{
    private readonly List<string> _names = [];
    private readonly List<int> _starts = [0];
    private byte[] _codes = new byte[4096];
    private int _length;

    /// <summary>Number of sequences so far.</summary>
    public int Count => _names.Count;

    /// <summary>Adds a sequence of base codes (see <see cref="Dna"/>).</summary>
    /// <exception cref="GenomicsException">The set would hold more than 2 billion bases.</exception>
    public void Add(string name, ReadOnlySpan<byte> codes)
    {
        ArgumentNullException.ThrowIfNull(name);
        Reserve(codes.Length);
        codes.CopyTo(_codes.AsSpan(_length));
        _length += codes.Length;
        _names.Add(name);
        _starts.Add(_length);
    }

    /// <summary>Makes the set; the builder is empty afterwards.</summary>
    public SequenceSet Build()
    {
        byte[] codes = _codes.AsSpan(0, _length).ToArray();
        var set = new SequenceSet([.. _names], codes, [.. _starts]);
        _names.Clear();
        _starts.RemoveRange(1, _starts.Count - 1);
        _length = 0;
        return set;
    }

    private void Reserve(int more)
    {
        long needed = (long)_length + more;
        if (needed <= _codes.Length)
            return;
        if (needed > Array.MaxLength)
            throw new GenomicsException($"a set of sequences holds at most {Array.MaxLength} bases");
        long doubled = Math.Min(Math.Max(needed, 2L * _codes.Length), Array.MaxLength);
        Array.Resize(ref _codes, (int)doubled);
    }
}
