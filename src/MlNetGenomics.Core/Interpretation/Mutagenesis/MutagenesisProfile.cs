namespace MlNetGenomics.Interpretation.Mutagenesis;

/// <summary>What substitutions say about a sequence's bases, for one output.</summary>
/// <param name="Value">f of the sequence as it is.</param>
/// <param name="Importance">A number a position, [W]: of its scores the one of largest magnitude, with its sign.</param>
/// <param name="Scores">f(original) - f(base replaced), [W x 4]; 0 for the base that is there.</param>
public sealed record MutagenesisProfile(double Value, float[] Importance, float[] Scores);
