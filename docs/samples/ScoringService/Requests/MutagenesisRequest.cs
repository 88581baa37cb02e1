using System.Text.Json;
using ScoringService.Models;

namespace ScoringService.Requests;

/// <summary>What is asked about the substitutions of a sequence.</summary>
/// <param name="Sequence">The sequence.</param>
/// <param name="Task">Index of the task.</param>
internal sealed record MutagenesisRequest(string Sequence, int Task)
{
    /// <summary>Reads {"sequence": "ACGT", "task": "HepG2"}; the task may be left out where there is one only.</summary>
    /// <exception cref="RequestException">Something is not as expected, or the model has no network.</exception>
    public static MutagenesisRequest Read(JsonElement body, ServedModel model, ServiceSettings settings)
    {
        if (!model.HasMutagenesis)
        {
            throw new RequestException(
                StatusCodes.Status409Conflict, "the model that is served is no network, so it has no mutagenesis");
        }
        Dictionary<string, JsonElement> properties = RequestBody.Properties(body, "sequence", "task");
        if (!properties.TryGetValue("sequence", out JsonElement value))
            throw new RequestException("body: found no property sequence, expected a sequence in it");
        string sequence = SequenceText.Read(value, "sequence", model, settings);
        return new MutagenesisRequest(sequence, IndexOfTask(properties, model.Tasks));
    }

    private static int IndexOfTask(Dictionary<string, JsonElement> properties, IReadOnlyList<string> tasks)
    {
        if (!properties.TryGetValue("task", out JsonElement value))
        {
            return tasks.Count == 1
                ? 0
                : throw new RequestException($"body: found no property task, expected one of {string.Join(", ", tasks)}");
        }
        string name = RequestBody.Text(value, "task");
        for (int i = 0; i < tasks.Count; i++)
        {
            if (tasks[i] == name)
                return i;
        }
        throw new RequestException($"task: found {RequestBody.Shown(name)}, expected one of {string.Join(", ", tasks)}");
    }
}
