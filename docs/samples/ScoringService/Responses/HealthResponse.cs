namespace ScoringService.Responses;

/// <summary>That the service is there, and what it takes.</summary>
/// <param name="Status">healthy.</param>
/// <param name="Seconds">Since it was started.</param>
/// <param name="WorkingSetBytes">Memory of the process.</param>
/// <param name="HeapBytes">Memory of objects, those that wait to be collected among them.</param>
internal sealed record HealthResponse(string Status, double Seconds, long WorkingSetBytes, long HeapBytes);
