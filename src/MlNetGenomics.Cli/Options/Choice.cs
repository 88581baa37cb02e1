using System.CommandLine;

namespace MlNetGenomics.Cli.Options;

/// <summary>Options with a few named values.</summary>
internal static class Choice
{
    /// <summary>An option that takes one of some names.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="description">What help says.</param>
    /// <param name="defaultName">What counts where it is not given; null for nothing.</param>
    /// <param name="names">The names.</param>
    public static Option<string> Option(
        string name, string description, string? defaultName, params IReadOnlyCollection<string> names)
    {
        var option = new Option<string>(name)
        {
            Description = description,
            HelpName = string.Join('|', names),
        };
        if (defaultName is not null)
            option.DefaultValueFactory = _ => defaultName;
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && !names.Contains(result.Tokens[0].Value))
                result.AddError($"{name}: '{result.Tokens[0].Value}' is not one of {string.Join(", ", names)}");
        });
        return option;
    }
}
