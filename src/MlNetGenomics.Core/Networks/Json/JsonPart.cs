using System.Text.Json;

namespace MlNetGenomics.Networks.Json;

/// <summary>A value of a JSON text, and the line it stands in.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Line">Line of its first character, from 1.</param>
internal sealed record JsonPart(JsonValueKind Kind, int Line)
{
    /// <summary>A string's characters, or a number as it was written; empty for the others.</summary>
    public string Text { get; init; } = "";

    /// <summary>Elements of an array.</summary>
    public IReadOnlyList<JsonPart> Items { get; init; } = [];

    /// <summary>Properties of an object, in order, each name once.</summary>
    public IReadOnlyList<(string Name, int Line, JsonPart Value)> Properties { get; init; } = [];

    /// <summary>The value as messages show it.</summary>
    public string Shown => Kind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => $"a list of {Items.Count}",
        JsonValueKind.String => Quote(Text),
        JsonValueKind.Number => Shorten(Text),
        _ => Kind.ToString().ToLowerInvariant(),
    };

    /// <summary>The start of a text, on one line and in quotes.</summary>
    public static string Quote(string text) => $"'{Shorten(text)}'";

    private static string Shorten(string text)
    {
        const int Shown = 40;
        string line = string.Concat(text.Select(letter => char.IsControl(letter) ? ' ' : letter));
        return line.Length <= Shown ? line : line[..(Shown - 3)] + "...";
    }
}
