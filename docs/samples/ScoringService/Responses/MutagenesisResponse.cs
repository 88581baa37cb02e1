namespace ScoringService.Responses;

/// <summary>What every substitution does to a task's score: the score less that of the mutant.</summary>
/// <param name="Task">Name of the task.</param>
/// <param name="Importance">For each base of the sequence, the effect of largest magnitude.</param>
/// <param name="Effects">For each of A, C, G and T, the effect of putting it at each position; 0 where it is there already.</param>
internal sealed record MutagenesisResponse(string Task, float[] Importance, IReadOnlyDictionary<string, float[]> Effects);
