using System.Text.Json;
using MlNetGenomics.Sequences;
using ScoringService.Models;

namespace ScoringService.Requests;

/// <summary>Reads a sequence of a request.</summary>
internal static class SequenceText
{
    /// <summary>The sequence.</summary>
    /// <param name="value">The value.</param>
    /// <param name="place">Where it stands, for messages.</param>
    /// <param name="model">Says which lengths can be scored.</param>
    /// <param name="settings">Says how long a sequence may be.</param>
    /// <exception cref="RequestException">It is no DNA, or of another length.</exception>
    public static string Read(JsonElement value, string place, ServedModel model, ServiceSettings settings)
    {
        string sequence = RequestBody.Text(value, place);
        if (model.SequenceLength is int length && sequence.Length != length)
            throw new RequestException($"{place}: found {sequence.Length} bases, expected {length}");
        if (sequence.Length == 0 || sequence.Length > settings.MostBases)
            throw new RequestException($"{place}: found {sequence.Length} bases, expected 1 to {settings.MostBases}");
        for (int i = 0; i < sequence.Length; i++)
        {
            if (Dna.CodeOf(sequence[i]) < 0)
            {
                throw new RequestException(
                    $"{place}, position {i + 1}: found {RequestBody.Shown(sequence[i].ToString())}, expected A, C, G, T or N");
            }
        }
        return sequence;
    }
}
