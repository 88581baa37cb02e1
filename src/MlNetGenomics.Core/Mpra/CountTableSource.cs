namespace MlNetGenomics.Mpra;

/// <summary>A file with counts.</summary>
/// <param name="Path">Table of tab-separated columns with a header (plain or gzip), or "-" for standard input.</param>
/// <param name="Column">What the one column of counts that is read of it is called; null for all, by their own names.</param>
public sealed record CountTableSource(string Path, string? Column = null);
