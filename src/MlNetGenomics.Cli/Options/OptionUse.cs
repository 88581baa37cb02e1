using System.CommandLine;

namespace MlNetGenomics.Cli.Options;

/// <summary>Options that do not go with what else is asked for.</summary>
internal static class OptionUse
{
    /// <summary>Whether an option stands on the command line.</summary>
    public static bool IsGiven(ParseResult parsed, Option option) => parsed.GetResult(option) is { Implicit: false };

    /// <summary>The value of an option that stands on the command line, or another.</summary>
    public static T ValueOr<T>(ParseResult parsed, Option<T> option, T otherwise) =>
        IsGiven(parsed, option) ? parsed.GetValue(option)! : otherwise;

    /// <summary>Fails where one of some options is given.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="options">The options.</param>
    /// <param name="reason">Why it cannot be.</param>
    /// <exception cref="UsageException">Names the option.</exception>
    public static void Reject(ParseResult parsed, IEnumerable<Option> options, string reason)
    {
        foreach (Option option in options)
        {
            if (IsGiven(parsed, option))
                throw new UsageException($"{option.Name}: {reason}");
        }
    }
}
