using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using MlNetGenomics.Sequences;

namespace MlNetGenomics.Onnx;

/// <summary>Reads typed metadata properties of an ONNX model; what is wrong is named with the file.</summary>
internal sealed class OnnxMetadataReader(IReadOnlyDictionary<string, string> properties, string file)
{
    private static readonly JsonSerializerOptions Json = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Names as <see cref="Names"/> reads them.</summary>
    public static string NamesText(IEnumerable<string> names) => JsonSerializer.Serialize(names, Json);

    /// <summary>A background as <see cref="Background"/> reads it.</summary>
    public static string BackgroundText(BaseBackground background) => string.Join(
        ',',
        Enumerable.Range(0, Dna.BaseCount).Select(b => background[b].ToString("R", CultureInfo.InvariantCulture)));

    public bool Has(string key) => properties.ContainsKey(key);

    public string Required(string key) =>
        properties.TryGetValue(key, out string? value)
            ? value
            : throw new GenomicsException(
                $"{file}: the metadata property {key} is missing, so this is not a model of MlNetGenomics " +
                "that can be read back");

    public int PositiveInteger(string key)
    {
        string text = Required(key);
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int value) && value > 0
            ? value
            : throw Wrong(key, text, "a positive whole number");
    }

    public float PositiveNumber(string key)
    {
        string text = Required(key);
        return float.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out float value)
            && value > 0 && float.IsFinite(value)
            ? value
            : throw Wrong(key, text, "a positive number");
    }

    public bool Boolean(string key) => Required(key) switch
    {
        "true" => true,
        "false" => false,
        string text => throw Wrong(key, text, "true or false"),
    };

    public T Choice<T>(string key) where T : struct, Enum
    {
        string text = Required(key);
        // TryParse also takes numbers, which are not among the names.
        return Enum.TryParse(text, out T value) && Enum.GetName(value) == text
            ? value
            : throw Wrong(key, text, string.Join(" or ", Enum.GetNames<T>()));
    }

    public double[] Numbers(string key, int count)
    {
        string text = Required(key);
        string[] parts = text.Split(',');
        var values = new double[count];
        bool valid = parts.Length == count;
        for (int i = 0; valid && i < count; i++)
            valid = double.TryParse(parts[i], NumberStyles.Float, CultureInfo.InvariantCulture, out values[i]);
        return valid ? values : throw Wrong(key, text, $"{count} numbers separated by commas");
    }

    public BaseBackground Background()
    {
        double[] values = Numbers(OnnxMetadataKeys.Background, Dna.BaseCount);
        try
        {
            return new BaseBackground(values[0], values[1], values[2], values[3]);
        }
        catch (GenomicsException e)
        {
            throw new GenomicsException($"{file}: {e.Message}", e);
        }
    }

    public IReadOnlyList<string> Names(string key)
    {
        string text = Required(key);
        try
        {
            if (JsonSerializer.Deserialize<string?[]>(text) is { } names && Array.TrueForAll(names, n => n is not null))
                return names!;
        }
        catch (JsonException)
        {
            // Falls through to the message for every value that is not a list of names.
        }
        throw Wrong(key, text, "a JSON array of names");
    }

    public GenomicsException Wrong(string key, string found, string expected)
    {
        const int Shown = 60;
        string shortened = found.Length > Shown ? found[..Shown] + "..." : found;
        return new GenomicsException($"{file}: metadata property {key} is '{shortened}', expected {expected}");
    }
}
