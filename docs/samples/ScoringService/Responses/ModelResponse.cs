namespace ScoringService.Responses;

/// <summary>What is served.</summary>
/// <param name="Name">Name of the model's file.</param>
/// <param name="Tasks">Names of the tasks, in the order of scores.</param>
/// <param name="SequenceLength">Bases that a sequence must have; null where sequences may differ.</param>
/// <param name="HasMutagenesis">Whether the model is a network, whose substitutions can be asked about.</param>
/// <param name="MostSequences">Sequences in a request.</param>
/// <param name="MostBases">Bases in a sequence.</param>
/// <param name="MostBodyBytes">Bytes in the body of a request.</param>
internal sealed record ModelResponse(
    string Name,
    IReadOnlyList<string> Tasks,
    int? SequenceLength,
    bool HasMutagenesis,
    int MostSequences,
    int MostBases,
    long MostBodyBytes);
