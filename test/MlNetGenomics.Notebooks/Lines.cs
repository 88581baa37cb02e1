using System.Text.Json.Nodes;

namespace MlNetGenomics.Notebooks;

/// <summary>Text as nbformat has it: an array of lines, each with its line end.</summary>
internal static class Lines
{
    /// <summary>Takes text apart.</summary>
    public static JsonArray Split(string text)
    {
        var lines = new JsonArray();
        for (int start = 0; start < text.Length;)
        {
            int end = text.IndexOf('\n', start) + 1;
            if (end == 0)
                end = text.Length;
            lines.Add(text[start..end]);
            start = end;
        }
        return lines;
    }

    /// <summary>Puts it together; text may also be one string.</summary>
    public static string Join(JsonNode text) =>
        text is JsonArray lines ? string.Concat(lines.Select(line => (string)line!)) : (string)text!;
}
