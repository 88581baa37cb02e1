using System.Text.Json;

namespace MlNetGenomics.Networks.Json;

/// <summary>Names of an enumeration as texts have them: globalMax for GlobalMax.</summary>
internal static class EnumText
{
    /// <summary>The name of a value.</summary>
    public static string Of(Enum value) => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    /// <summary>The value of a name.</summary>
    public static bool TryParse<T>(string text, out T value) where T : struct, Enum
    {
        foreach (T one in Enum.GetValues<T>())
        {
            if (Of(one) != text)
                continue;
            value = one;
            return true;
        }
        value = default;
        return false;
    }

    /// <summary>All names, for messages: "a, b or c".</summary>
    public static string OneOf<T>() where T : struct, Enum
    {
        string[] names = [.. Enum.GetValues<T>().Select(value => Of(value))];
        return $"{string.Join(", ", names[..^1])} or {names[^1]}";
    }
}
