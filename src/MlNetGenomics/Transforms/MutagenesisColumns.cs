using MlNetGenomics.Sequences;

namespace MlNetGenomics.Transforms;

/// <summary>The columns that mutagenesis reads and makes.</summary>
/// <param name="Input">Name of the text column.</param>
/// <param name="Output">Name of the column of scores.</param>
/// <param name="Importance">Name of the column of importance, or null.</param>
/// <param name="Ambiguity">What to do with IUPAC letters other than A, C, G, T, N.</param>
internal sealed record MutagenesisColumns(string Input, string Output, string? Importance, AmbiguityPolicy Ambiguity)
{
    /// <summary>Names of the columns made.</summary>
    public string[] Added => Importance is null ? [Output] : [Output, Importance];
}
