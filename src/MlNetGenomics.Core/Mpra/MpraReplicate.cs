namespace MlNetGenomics.Mpra;

/// <summary>A replicate of an experiment.</summary>
/// <param name="Name">Name within the experiment.</param>
/// <param name="Rna">Column that counts its transcripts.</param>
/// <param name="Dna">Column that counts its plasmids; may serve other replicates and experiments too.</param>
public sealed record MpraReplicate(string Name, string Rna, string Dna);
