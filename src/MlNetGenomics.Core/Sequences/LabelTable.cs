namespace MlNetGenomics.Sequences;

/// <summary>Labels of a set of sequences.</summary>
/// <param name="Columns">Names of the columns read; empty where the file is one number a line.</param>
/// <param name="Values">One array a column, a label for each sequence; NaN where one is missing.</param>
/// <param name="Weights">A weight for each sequence; null where no column of weights was asked for.</param>
public sealed record LabelTable(IReadOnlyList<string> Columns, float[][] Values, float[]? Weights);
