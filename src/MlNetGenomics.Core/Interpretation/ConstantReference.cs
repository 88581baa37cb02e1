namespace MlNetGenomics.Interpretation;

/// <summary>One number everywhere.</summary>
internal sealed class ConstantReference(float value) : InputReferences(1)
{
    /// <inheritdoc/>
    internal override void Write(ReadOnlySpan<byte> codes, int number, Span<float> input) => input.Fill(value);
}
