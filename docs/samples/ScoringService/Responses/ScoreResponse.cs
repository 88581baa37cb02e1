namespace ScoringService.Responses;

/// <summary>Scores of sequences.</summary>
/// <param name="Tasks">Names of the tasks.</param>
/// <param name="Scores">For each sequence, in the order of the request, a score a task.</param>
internal sealed record ScoreResponse(IReadOnlyList<string> Tasks, float[][] Scores);
