using System.Text;
using System.Text.Json;

namespace MlNetGenomics.Networks.Json;

/// <summary>Reads a JSON text (RFC 8259) into parts that know their lines.</summary>
internal ref struct JsonPartReader
{
    // Two levels for a layer within another, of which a network may have 32.
    private const int Deepest = 128;

    private const int LongestReason = 100;

    private readonly ReadOnlySpan<byte> _text;
    private readonly string _file;
    private Utf8JsonReader _reader;
    private int _counted;
    private int _line = 1;

    private JsonPartReader(ReadOnlySpan<byte> text, string file)
    {
        _text = text;
        _file = file;
        _reader = new Utf8JsonReader(text, new JsonReaderOptions { MaxDepth = Deepest });
    }

    /// <summary>Reads the one value of a text.</summary>
    /// <exception cref="GenomicsException">The text is not JSON, or not one value; names file and line.</exception>
    public static JsonPart Read(string text, string file)
    {
        var reader = new JsonPartReader(Encoding.UTF8.GetBytes(text), file);
        try
        {
            reader._reader.Read();
            JsonPart part = reader.Value();
            // Finds what follows the value: the reader fails on anything but white space.
            reader._reader.Read();
            return part;
        }
        catch (JsonException e)
        {
            throw new GenomicsException($"{file}, line {e.LineNumber + 1}: is not JSON: {Reason(e)}", e);
        }
        catch (InvalidOperationException e)
        {
            // Half of a surrogate pair, written as an escape.
            throw new GenomicsException($"{file}, line {reader.Line()}: a text holds half a character (a lone surrogate)", e);
        }
    }

    private JsonPart Value()
    {
        int line = Line();
        switch (_reader.TokenType)
        {
            case JsonTokenType.StartObject:
                return Object(line);
            case JsonTokenType.StartArray:
                var items = new List<JsonPart>();
                while (_reader.Read() && _reader.TokenType != JsonTokenType.EndArray)
                    items.Add(Value());
                return new JsonPart(JsonValueKind.Array, line) { Items = items };
            case JsonTokenType.String:
                return new JsonPart(JsonValueKind.String, line) { Text = _reader.GetString()! };
            case JsonTokenType.Number:
                return new JsonPart(JsonValueKind.Number, line) { Text = Encoding.UTF8.GetString(_reader.ValueSpan) };
            case JsonTokenType.True:
                return new JsonPart(JsonValueKind.True, line);
            case JsonTokenType.False:
                return new JsonPart(JsonValueKind.False, line);
            default:
                return new JsonPart(JsonValueKind.Null, line);
        }
    }

    private JsonPart Object(int line)
    {
        var properties = new List<(string, int, JsonPart)>();
        var names = new HashSet<string>();
        while (_reader.Read() && _reader.TokenType != JsonTokenType.EndObject)
        {
            string name = _reader.GetString()!;
            int nameLine = Line();
            if (!names.Add(name))
                throw new GenomicsException($"{_file}, line {nameLine}: {JsonPart.Quote(name)} is given twice");
            _reader.Read();
            properties.Add((name, nameLine, Value()));
        }
        return new JsonPart(JsonValueKind.Object, line) { Properties = properties };
    }

    /// <summary>Line of the token last read.</summary>
    private int Line()
    {
        int start = (int)_reader.TokenStartIndex;
        _line += _text[_counted..start].Count((byte)'\n');
        _counted = start;
        return _line;
    }

    /// <summary>The reader's message without its own count of lines.</summary>
    private static string Reason(JsonException e)
    {
        int end = e.Message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        string reason = (end < 0 ? e.Message : e.Message[..end]).ReplaceLineEndings(" ");
        // The reason may quote the rest of the file.
        return reason.Length <= LongestReason ? reason : $"{reason.AsSpan(0, LongestReason)}...";
    }
}
