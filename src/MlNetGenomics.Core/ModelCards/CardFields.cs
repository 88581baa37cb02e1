using System.Text.Json;
using MlNetGenomics.Networks.Json;

namespace MlNetGenomics.ModelCards;

/// <summary>The properties of an object in a model card. Texts are lines: what is shown on a terminal holds no control characters.</summary>
internal sealed class CardFields
{
    private readonly JsonPart _part;
    private readonly string _file;

    /// <summary>Takes an object.</summary>
    /// <param name="part">The object.</param>
    /// <param name="file">How messages call the file.</param>
    /// <param name="owner">How messages call the object.</param>
    /// <exception cref="GenomicsException">It is not an object.</exception>
    public CardFields(JsonPart part, string file, string owner)
    {
        if (part.Kind != JsonValueKind.Object)
            throw new GenomicsException($"{file}, line {part.Line}: {part.Shown} found, {owner} is expected: an object");
        _part = part;
        _file = file;
        Fields = new JsonFields(part, file, owner);
    }

    /// <summary>Properties that are not texts.</summary>
    public JsonFields Fields { get; }

    /// <summary>A text that must be there.</summary>
    public string Line(string name) => Checked(name, Fields.Text(name));

    /// <summary>A text, or null.</summary>
    public string? OptionalLine(string name) => Fields.OptionalText(name) is { } text ? Checked(name, text) : null;

    /// <summary>A list of texts, of which there must be one.</summary>
    public string[] Lines(string name) => [.. NotEmpty(name, Fields.Texts(name)).Select(text => Checked(name, text))];

    /// <summary>A list of objects, of which there must be one.</summary>
    /// <param name="name">Name of the property.</param>
    /// <param name="of">How messages call one.</param>
    public IEnumerable<CardFields> Objects(string name, string of) =>
        NotEmpty(name, Fields.List(name, "objects")).Select(part => new CardFields(part, _file, of));

    private IReadOnlyList<T> NotEmpty<T>(string name, IReadOnlyList<T> list)
    {
        bool isThere = _part.Properties.Any(property => property.Name == name);
        return isThere && list.Count == 0
            ? throw Fields.Error(Fields.Line(name), $"'{name}' is an empty list, one or more are expected")
            : list;
    }

    private string Checked(string name, string text) => text.Any(char.IsControl)
        ? throw Fields.Error(Fields.Line(name), $"'{name}' holds a control character")
        : text;
}
