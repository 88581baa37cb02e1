namespace MlNetGenomics.Mpra;

/// <summary>A column of counts, of RNA or of DNA.</summary>
/// <param name="Replicate">Replicate that it is of; empty where its name does not say.</param>
/// <param name="Column">Name of the column.</param>
internal readonly record struct MpraReplicateColumn(string Replicate, string Column);
