namespace MlNetGenomics.Onnx;

/// <summary>One output of a model for a set of sequences.</summary>
/// <param name="Values">[sequences x <paramref name="Columns"/>], row by row.</param>
/// <param name="Columns">Values a sequence.</param>
public sealed record OnnxScores(float[] Values, int Columns)
{
    /// <summary>Value <paramref name="column"/> of sequence <paramref name="sequence"/>.</summary>
    public float this[int sequence, int column] => Values[sequence * Columns + column];

    /// <summary>All values of a sequence.</summary>
    public ReadOnlySpan<float> this[int sequence] => Values.AsSpan(sequence * Columns, Columns);
}
