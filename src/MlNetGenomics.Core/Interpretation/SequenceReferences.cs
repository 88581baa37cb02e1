using MlNetGenomics.Sequences;

namespace MlNetGenomics.Interpretation;

/// <summary>Sequences, the same for every sequence.</summary>
internal sealed class SequenceReferences : InputReferences
{
    private readonly OneHotEncoder _encoder = new();
    private readonly SequenceSet _sequences;

    public SequenceReferences(SequenceSet sequences)
        : base((sequences ?? throw new ArgumentNullException(nameof(sequences))).Count)
    {
        sequences.RequireUniformLength();
        _sequences = sequences;
    }

    /// <inheritdoc/>
    internal override void RequireLength(int length)
    {
        if (_sequences.Length != length)
        {
            throw new GenomicsException(
                $"reference {_sequences.Names[0]} has {_sequences.Length} bases, the sequences have {length}");
        }
    }

    /// <inheritdoc/>
    internal override void Write(ReadOnlySpan<byte> codes, int number, Span<float> input) =>
        _encoder.Encode(_sequences[number], codes.Length, input);
}
