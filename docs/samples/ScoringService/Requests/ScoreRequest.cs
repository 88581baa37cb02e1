using System.Text.Json;
using ScoringService.Models;

namespace ScoringService.Requests;

/// <summary>Reads {"sequences": ["ACGT", ...]}.</summary>
internal static class ScoreRequest
{
    /// <summary>The sequences.</summary>
    /// <exception cref="RequestException">Something is not as expected; says what and where.</exception>
    public static string[] Read(JsonElement body, ServedModel model, ServiceSettings settings)
    {
        if (!RequestBody.Properties(body, "sequences").TryGetValue("sequences", out JsonElement sequences))
            throw new RequestException("body: found no property sequences, expected an array of sequences in it");
        if (sequences.ValueKind != JsonValueKind.Array)
            throw new RequestException($"sequences: found {RequestBody.Kind(sequences)}, expected an array of text");
        int count = sequences.GetArrayLength();
        if (count == 0 || count > settings.MostSequences)
            throw new RequestException($"sequences: found {count}, expected 1 to {settings.MostSequences}");
        return [.. sequences.EnumerateArray().Select((sequence, i) =>
            SequenceText.Read(sequence, $"sequences[{i}]", model, settings))];
    }
}
