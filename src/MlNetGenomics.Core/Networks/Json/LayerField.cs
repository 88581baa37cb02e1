using System.Globalization;
using MlNetGenomics.Sequences;

namespace MlNetGenomics.Networks.Json;

/// <summary>One setting of a layer, under the name that texts have for it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">A whole number, number, truth value, value of an enumeration, or background.</param>
internal readonly record struct LayerField(string Name, object Value)
{
    /// <summary>The value as people read it.</summary>
    public string Text => Value switch
    {
        bool truth => truth ? "true" : "false",
        Enum choice => EnumText.Of(choice),
        BaseBackground background => string.Join(' ', Numbers(background)),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => throw new ArgumentException($"a layer has no settings of type {Value.GetType()}"),
    };

    /// <summary>The value as JSON has it.</summary>
    public string Json => Value switch
    {
        Enum => $"\"{Text}\"",
        BaseBackground background => $"[{string.Join(", ", Numbers(background))}]",
        _ => Text,
    };

    private static IEnumerable<string> Numbers(BaseBackground background) =>
        new[] { background.A, background.C, background.G, background.T }
            .Select(share => share.ToString(CultureInfo.InvariantCulture));
}
