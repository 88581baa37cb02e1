using System.Text.Json;

namespace ScoringService.Requests;

/// <summary>Reads the JSON of a request.</summary>
internal static class RequestBody
{
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 8, AllowDuplicateProperties = false };

    /// <summary>Reads the body.</summary>
    /// <exception cref="RequestException">It is not JSON; says where.</exception>
    public static async Task<JsonDocument> ReadAsync(HttpRequest request)
    {
        if (!request.HasJsonContentType())
        {
            throw new RequestException(
                StatusCodes.Status415UnsupportedMediaType,
                $"Content-Type: found {(request.ContentType is { Length: > 0 } type ? type : "none")}, expected application/json");
        }
        try
        {
            return await JsonDocument.ParseAsync(request.Body, Strict, request.HttpContext.RequestAborted);
        }
        catch (JsonException e)
        {
            string message = e.Message.Split(" LineNumber:")[0];
            throw new RequestException(
                $"body, line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}: expected a JSON object; {message}");
        }
    }

    /// <summary>The properties of an object, which may have no others than those named.</summary>
    /// <exception cref="RequestException">It is no object, or has other properties.</exception>
    public static Dictionary<string, JsonElement> Properties(JsonElement body, params string[] names)
    {
        if (body.ValueKind != JsonValueKind.Object)
            throw new RequestException($"body: found {Kind(body)}, expected an object with {string.Join(" and ", names)}");
        var properties = body.EnumerateObject().ToDictionary(property => Text(property), property => property.Value);
        foreach (string name in properties.Keys)
        {
            if (!names.Contains(name))
                throw new RequestException($"body: found the property {Shown(name)}, expected {string.Join(" or ", names)}");
        }
        return properties;
    }

    /// <summary>A text.</summary>
    /// <param name="value">The value.</param>
    /// <param name="place">Where it stands, for messages.</param>
    /// <exception cref="RequestException">It is no text.</exception>
    public static string Text(JsonElement value, string place)
    {
        if (value.ValueKind != JsonValueKind.String)
            throw new RequestException($"{place}: found {Kind(value)}, expected text");
        try
        {
            return value.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw new RequestException($"{place}: found bytes that are no UTF-8 text");
        }
    }

    /// <summary>What a value is, for messages.</summary>
    public static string Kind(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "an array",
        JsonValueKind.String => "text",
        JsonValueKind.Number => "a number",
        JsonValueKind.Null => "null",
        _ => "true or false",
    };

    /// <summary>A client's text as messages show it: not at full length, and in one line.</summary>
    public static string Shown(string text)
    {
        const int Most = 40;
        string start = text.Length > Most ? $"{text[..Most]}..." : text;
        return $"'{string.Concat(start.Select(letter => char.IsControl(letter) ? ' ' : letter))}'";
    }

    private static string Text(JsonProperty property)
    {
        try
        {
            return property.Name;
        }
        catch (InvalidOperationException)
        {
            throw new RequestException("body: found a property whose name is no UTF-8 text");
        }
    }
}
