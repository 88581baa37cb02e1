using System.Globalization;
using System.Text;

namespace Microsoft.ML.Data;

/// <summary>Fields of a line of delimited text.</summary>
internal static class TextFields
{
    public static List<string> Split(string line, TextLoader.Options options)
    {
        var fields = new List<string>();
        int at = 0;
        while (at <= line.Length)
        {
            string field;
            if (options.AllowQuoting && at < line.Length && line[at] == '"')
            {
                field = Quoted(line, ref at, options);
            }
            else
            {
                int end = line.IndexOfAny(options.Separators, at);
                end = end < 0 ? line.Length : end;
                field = line[at..end];
                at = end + 1;
            }
            fields.Add(options.TrimWhitespace ? field.Trim() : field);
        }
        return fields;
    }

    public static Func<string, T> Parser<T>(TextLoader.Options options)
    {
        if (typeof(T) == typeof(ReadOnlyMemory<char>))
            return (Func<string, T>)(object)(Func<string, ReadOnlyMemory<char>>)(text => text.AsMemory());
        if (typeof(T) == typeof(bool))
            return (Func<string, T>)(object)(Func<string, bool>)Truth;
        double missing = options.MissingRealsAsNaNs ? double.NaN : 0;
        if (typeof(T) == typeof(float))
            return (Func<string, T>)(object)(Func<string, float>)(text => (float)Real(text, missing));
        if (typeof(T) == typeof(double))
            return (Func<string, T>)(object)(Func<string, double>)(text => Real(text, missing));
        return text => text.Length == 0
            ? default
            : (T)Convert.ChangeType(decimal.Parse(text, NumberStyles.Integer, CultureInfo.InvariantCulture), typeof(T));
    }

    private static bool Truth(string text) => text == "1" || (bool.TryParse(text, out bool value) && value);

    // What cannot be read as a number is not a number, as in ML.NET.
    private static double Real(string text, double missing)
    {
        if (text.AsSpan().Trim().IsEmpty)
            return missing;
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value)
            ? value
            : double.NaN;
    }

    private static string Quoted(string line, ref int at, TextLoader.Options options)
    {
        var field = new StringBuilder();
        for (at++; at < line.Length; at++)
        {
            if (line[at] != '"')
            {
                field.Append(line[at]);
                continue;
            }
            if (at + 1 >= line.Length || line[at + 1] != '"')
                break;
            field.Append('"');
            at++;
        }
        int end = at < line.Length ? line.IndexOfAny(options.Separators, at) : -1;
        at = end < 0 ? line.Length + 1 : end + 1;
        return field.ToString();
    }
}
