namespace MlNetGenomics.Interpretation.Seqlets;

/// <summary>A span of bases whose attributions are higher, or lower, than chance explains.</summary>
/// <param name="Track">Number of the track, from 0.</param>
/// <param name="Start">First position, from 0.</param>
/// <param name="End">Position after the last.</param>
/// <param name="Attribution">Sum of the scores.</param>
/// <param name="PValue">
/// Chance that as many independent draws from the scores of all tracks sum to as much or more; of a negative seqlet, to as much or
/// less.
/// </param>
public readonly record struct Seqlet(int Track, int Start, int End, double Attribution, double PValue)
{
    /// <summary>Whether its bases lower the value.</summary>
    public bool IsNegative => Attribution < 0;

    /// <summary>Positions.</summary>
    public int Length => End - Start;
}
