namespace MlNetGenomics.Interpretation.Mutagenesis;

/// <summary>An output's part in a sum.</summary>
/// <param name="Output">Name of the output.</param>
/// <param name="Weight">What it is multiplied by.</param>
public readonly record struct OutputTerm(string Output, double Weight);
