using System.Globalization;
using System.Text.Json;

namespace MlNetGenomics.Networks.Json;

/// <summary>
/// The properties of one JSON object, taken by name and kind. What was asked for is what is known:
/// <see cref="Finish"/> fails where the object holds anything else, or lacks what is needed.
/// </summary>
/// <param name="part">The object.</param>
/// <param name="file">How messages call the file.</param>
/// <param name="owner">How messages call the object.</param>
internal sealed class JsonFields(JsonPart part, string file, string owner)
{
    private readonly List<string> _known = [];
    private string? _missing;

    /// <summary>A whole number that must be there.</summary>
    public int Integer(string name) => Needed(name, "a whole number") is { } value ? ToInteger(name, value) : 0;

    /// <summary>A whole number, or what stands for it.</summary>
    public int Integer(string name, int otherwise) => Find(name) is { } value ? ToInteger(name, value) : otherwise;

    /// <summary>A whole number, or null.</summary>
    public int? OptionalInteger(string name) => Find(name) is { } value ? ToInteger(name, value) : null;

    /// <summary>A number that must be there.</summary>
    public double Number(string name) => Needed(name, "a number") is { } value ? ToNumber(name, value) : 0;

    /// <summary>A number, or what stands for it.</summary>
    public double Number(string name, double otherwise) => Find(name) is { } value ? ToNumber(name, value) : otherwise;

    /// <summary>A number, or null.</summary>
    public double? OptionalNumber(string name) => Find(name) is { } value ? ToNumber(name, value) : null;

    /// <summary>True or false, or what stands for it.</summary>
    public bool Boolean(string name, bool otherwise) => Find(name) switch
    {
        null => otherwise,
        { Kind: JsonValueKind.True } => true,
        { Kind: JsonValueKind.False } => false,
        { } value => throw Wrong(name, value, "true or false"),
    };

    /// <summary>A text that must be there.</summary>
    public string Text(string name) => Needed(name, "a text") is { } value ? ToText(name, value) : "";

    /// <summary>A text, or null.</summary>
    public string? OptionalText(string name) => Find(name) is { } value ? ToText(name, value) : null;

    /// <summary>One of an enumeration's names that must be there.</summary>
    public T Choice<T>(string name) where T : struct, Enum =>
        Needed(name, EnumText.OneOf<T>()) is { } value ? ToChoice<T>(name, value) : default;

    /// <summary>One of an enumeration's names, or what stands for it.</summary>
    public T Choice<T>(string name, T otherwise) where T : struct, Enum =>
        Find(name) is { } value ? ToChoice<T>(name, value) : otherwise;

    /// <summary>A list that must be there.</summary>
    /// <param name="name">Name of the property.</param>
    /// <param name="of">What it is a list of, for messages.</param>
    public IReadOnlyList<JsonPart> List(string name, string of) =>
        Needed(name, $"a list of {of}") is { } value ? ToList(name, value, of) : [];

    /// <summary>A list of texts that must be there.</summary>
    public string[] Texts(string name) => [.. List(name, "texts").Select(item => ToText(name, item))];

    /// <summary>A list of numbers that must be there.</summary>
    public double[] Numbers(string name) => [.. List(name, "numbers").Select(item => ToNumber(name, item))];

    /// <summary>A list of so many numbers, or null.</summary>
    public double[]? OptionalNumbers(string name, int count)
    {
        if (Find(name) is not { } value)
            return null;
        string expected = $"a list of {count} numbers";
        if (value.Kind != JsonValueKind.Array || value.Items.Count != count)
            throw Wrong(name, value, expected);
        return [.. value.Items.Select(item => ToNumber(name, item))];
    }

    /// <summary>Line of a property, or of the object where the property is not there.</summary>
    public int Line(string name)
    {
        foreach ((string found, int line, _) in part.Properties)
        {
            if (found == name)
                return line;
        }
        return part.Line;
    }

    /// <summary>Fails where the object holds a property nobody asked for, or lacks one that is needed.</summary>
    /// <exception cref="GenomicsException">It does; names it and the known ones.</exception>
    public void Finish()
    {
        foreach ((string name, int line, _) in part.Properties)
        {
            if (_known.Contains(name))
                continue;
            throw Error(line, $"unknown property {JsonPart.Quote(name)}{NearestName.Advise(name, _known)}");
        }
        if (_missing is not null)
            throw Error(part.Line, _missing);
    }

    /// <summary>A message about this object.</summary>
    public GenomicsException Error(int line, string message) => new($"{file}, line {line}: {owner}: {message}");

    private JsonPart? Find(string name)
    {
        _known.Add(name);
        foreach ((string found, _, JsonPart value) in part.Properties)
        {
            if (found == name)
                return value;
        }
        return null;
    }

    // What is missing may be there with a typo in its name, and that is found only when all names are known.
    private JsonPart? Needed(string name, string expected)
    {
        JsonPart? value = Find(name);
        if (value is null)
            _missing ??= $"'{name}' is missing, {expected} is expected";
        return value;
    }

    private int ToInteger(string name, JsonPart value) =>
        value.Kind == JsonValueKind.Number
        && int.TryParse(value.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number)
            ? number
            : throw Wrong(name, value, "a whole number");

    private double ToNumber(string name, JsonPart value) =>
        value.Kind == JsonValueKind.Number
        && double.TryParse(value.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number)
        && double.IsFinite(number)
            ? number
            : throw Wrong(name, value, "a number");

    private string ToText(string name, JsonPart value) =>
        value.Kind == JsonValueKind.String ? value.Text : throw Wrong(name, value, "a text");

    private T ToChoice<T>(string name, JsonPart value) where T : struct, Enum =>
        value.Kind == JsonValueKind.String && EnumText.TryParse(value.Text, out T choice)
            ? choice
            : throw Wrong(name, value, EnumText.OneOf<T>());

    private IReadOnlyList<JsonPart> ToList(string name, JsonPart value, string of) =>
        value.Kind == JsonValueKind.Array ? value.Items : throw Wrong(name, value, $"a list of {of}");

    private GenomicsException Wrong(string name, JsonPart value, string expected) =>
        Error(value.Line, $"'{name}' is {value.Shown}, {expected} is expected");
}
