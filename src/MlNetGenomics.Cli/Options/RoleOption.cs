using System.CommandLine;

namespace MlNetGenomics.Cli.Options;

/// <summary>Which kernels have a role at all.</summary>
internal sealed class RoleOption
{
    /// <summary>--min-strength.</summary>
    public Option<double> Option { get; } = new("--min-strength")
    {
        Description = "Kernels whose head weight is no greater than this, on either side of 0, have no role",
        HelpName = "X",
        CustomParser = result => Numbers.ParseDouble(result),
        DefaultValueFactory = _ => 0,
    };

    /// <summary>Its value.</summary>
    /// <exception cref="UsageException">It is negative.</exception>
    public double Get(ParseResult parsed)
    {
        double value = parsed.GetValue(Option);
        return value >= 0
            ? value
            : throw new UsageException(FormattableString.Invariant($"{Option.Name}: '{value}' is not a number of 0 or more"));
    }
}
