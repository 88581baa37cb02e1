namespace MlNetGenomics.Interpretation;

/// <summary>Attributions of one sequence, as a table has them.</summary>
/// <param name="Name">Name of the sequence.</param>
/// <param name="FirstPosition">Position of its first row, from 1; above 1 where only a part of the sequence was explained.</param>
/// <param name="Codes">Base codes, [L].</param>
/// <param name="Scores">A number a base, [L].</param>
/// <param name="Bases">The numbers of A, C, G and T, [L x 4]; null where the table has none.</param>
public sealed record AttributionRecord(string Name, int FirstPosition, byte[] Codes, float[] Scores, float[]? Bases)
{
    /// <summary>Line of its first row, from 1.</summary>
    public int Line { get; init; }

    /// <summary>Rows.</summary>
    public int Length => Codes.Length;
}
