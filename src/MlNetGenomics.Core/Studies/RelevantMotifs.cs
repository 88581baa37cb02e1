namespace MlNetGenomics.Studies;

/// <summary>The motifs that a task is about.</summary>
/// <param name="Name">Name of the factor.</param>
/// <param name="Targets">Numbers of its motifs in the database, from 0.</param>
public sealed record RelevantMotifs(string Name, IReadOnlyList<int> Targets);
