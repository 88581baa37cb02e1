using System.CommandLine.Parsing;
using System.Globalization;

namespace MlNetGenomics.Cli.Options;

/// <summary>Reads numbers of the command line; what is wrong becomes a usage error that names the option.</summary>
internal static class Numbers
{
    /// <summary>A whole number of at least <paramref name="minimum"/>.</summary>
    public static int ParseInt(ArgumentResult result, int minimum) =>
        Single<int>(
            result,
            text => TryInt(text, out int value) && value >= minimum ? value : null,
            $"a whole number of {minimum} or more");

    /// <summary>Any whole number of 64 bits.</summary>
    public static long ParseLong(ArgumentResult result) =>
        Single<long>(
            result,
            text => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long value)
                ? value
                : null,
            "a whole number");

    /// <summary>A finite number.</summary>
    public static double ParseDouble(ArgumentResult result) =>
        Single<double>(result, text => TryDouble(text, out double value) ? value : null, "a number");

    /// <summary>A number over 0.</summary>
    public static double ParsePositive(ArgumentResult result) => Single<double>(
        result, text => TryDouble(text, out double value) && value > 0 ? value : null, "a number over 0");

    /// <summary>A number of 0 to 1.</summary>
    public static double ParseShare(ArgumentResult result) => Single<double>(
        result, text => TryDouble(text, out double value) && value is >= 0 and <= 1 ? value : null, "a number of 0 to 1");

    /// <summary>Whole numbers between commas.</summary>
    public static int[]? ParseInts(ArgumentResult result) =>
        List(result, text => TryInt(text, out int value) ? value : (int?)null, "a whole number");

    /// <summary>Finite numbers between commas.</summary>
    public static double[]? ParseDoubles(ArgumentResult result) =>
        List(result, text => TryDouble(text, out double value) ? value : (double?)null, "a number");

    /// <summary>A number of bytes: a whole number, or one in KiB, MiB or GiB with K, M or G after it.</summary>
    public static long ParseBytes(ArgumentResult result) =>
        Single<long>(
            result,
            text =>
            {
                int power = text.Length == 0 ? 0 : "KMG".IndexOf(char.ToUpperInvariant(text[^1])) + 1;
                ReadOnlySpan<char> digits = text.AsSpan(0, text.Length - (power > 0 ? 1 : 0));
                bool isNumber = long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out long value);
                return isNumber && value <= long.MaxValue >> (10 * power) ? value << (10 * power) : null;
            },
            "a number of bytes such as 500000, 64M or 2G");

    private static T Single<T>(ArgumentResult result, Func<string, T?> parse, string expected)
        where T : struct
    {
        string text = result.Tokens[0].Value;
        if (parse(text) is { } value)
            return value;
        result.AddError(Message(result, text, expected));
        return default;
    }

    private static T[]? List<T>(ArgumentResult result, Func<string, T?> parse, string expected)
        where T : struct
    {
        var values = new List<T>();
        foreach (string part in result.Tokens[0].Value.Split(','))
        {
            if (parse(part.Trim()) is not { } value)
            {
                result.AddError(Message(result, part, expected));
                return null;
            }
            values.Add(value);
        }
        return [.. values];
    }

    private static bool TryInt(string text, out int value) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value);

    private static bool TryDouble(string text, out double value) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && double.IsFinite(value);

    private static string Message(ArgumentResult result, string text, string expected)
    {
        string name = result.Parent is OptionResult option ? option.Option.Name : result.Argument.Name;
        return $"{name}: '{text}' is not {expected}";
    }
}
