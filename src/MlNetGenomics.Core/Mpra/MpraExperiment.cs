namespace MlNetGenomics.Mpra;

/// <summary>An experiment: a cell type with a promoter, say, which becomes a task.</summary>
/// <param name="Name">Name of the task.</param>
/// <param name="Replicates">One or more.</param>
public sealed record MpraExperiment(string Name, IReadOnlyList<MpraReplicate> Replicates);
