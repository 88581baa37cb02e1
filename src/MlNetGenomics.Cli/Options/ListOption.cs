using System.CommandLine;

namespace MlNetGenomics.Cli.Options;

/// <summary>Options that take a number, or in a grid a list of numbers.</summary>
internal static class ListOption
{
    /// <summary>Whole numbers.</summary>
    public static Option<int[]?> Ints(string name, string description, bool isGrid) =>
        Listable(new Option<int[]?>(name) { Description = description, CustomParser = Numbers.ParseInts }, isGrid);

    /// <summary>Numbers.</summary>
    public static Option<double[]?> Doubles(string name, string description, bool isGrid) =>
        Listable(new Option<double[]?>(name) { Description = description, CustomParser = Numbers.ParseDoubles }, isGrid);

    /// <summary>Each candidate with each value in turn; the candidates where no value is given.</summary>
    public static IEnumerable<TSettings> Vary<TSettings, TValue>(
        IEnumerable<TSettings> candidates, TValue[]? values, Func<TSettings, TValue, TSettings> set) =>
        // The parser gives an empty array for an option that is not there.
        values is not { Length: > 0 }
            ? candidates
            : candidates.SelectMany(candidate => values.Select(value => set(candidate, value)));

    private static Option<T[]?> Listable<T>(Option<T[]?> option, bool isGrid)
    {
        // An array would take several words; a list is one word with commas.
        option.Arity = ArgumentArity.ExactlyOne;
        option.HelpName = isGrid ? "N,..." : "N";
        if (isGrid)
            return option;
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && result.Tokens[0].Value.Contains(','))
                result.AddError($"{option.Name}: '{result.Tokens[0].Value}' is a list; one number is expected");
        });
        return option;
    }
}
