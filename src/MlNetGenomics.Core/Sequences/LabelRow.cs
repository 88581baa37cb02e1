namespace MlNetGenomics.Sequences;

/// <summary>A row of a file of labels.</summary>
/// <param name="Line">Number of its line, from 1.</param>
/// <param name="Cells">What stands in its columns.</param>
internal sealed record LabelRow(int Line, string[] Cells);
