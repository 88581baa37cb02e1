using System.CommandLine;
using MlNetGenomics.Cli.Running;
using MlNetGenomics.Interpretation;

namespace MlNetGenomics.Cli.Options;

/// <summary>How attributions are computed.</summary>
internal sealed class SaliencyMethodOptions
{
    private const string Guided = "guided";
    private const string Gradient = "gradient";
    private const string Product = "input-x-gradient";
    private const string Integrated = "integrated";
    private const string Zero = "zero";
    private const string Uniform = "uniform";

    private readonly Option<string> _method = Choice.Option(
        "--method", "How a base's part is found", Guided, Guided, Gradient, Product, Integrated);

    private readonly Option<int> _steps = new("--steps")
    {
        Description = "Points on the line of integrated gradients",
        HelpName = "N",
        CustomParser = result => Numbers.ParseInt(result, 1),
        DefaultValueFactory = _ => new SaliencySettings().Steps,
    };

    private readonly Option<string> _baseline = Choice.Option(
        "--baseline", "Where that line starts: no base, or a quarter of each", Zero, Zero, Uniform);

    /// <summary>The options.</summary>
    public Option[] All => [_method, _steps, _baseline];

    /// <summary>What they say.</summary>
    /// <exception cref="UsageException">An option does not go with the method.</exception>
    public SaliencySettings Get(ParseResult parsed, CommandRun run)
    {
        string name = parsed.GetValue(_method)!, baseline = parsed.GetValue(_baseline)!;
        run.Settings["method"] = name;
        if (name != Integrated)
        {
            OptionUse.Reject(parsed, [_steps, _baseline], $"goes with {_method.Name} {Integrated}");
            return new SaliencySettings
            {
                Method = name switch
                {
                    Guided => SaliencyMethod.GuidedBackpropagation,
                    Gradient => SaliencyMethod.Gradient,
                    _ => SaliencyMethod.InputTimesGradient,
                },
            };
        }
        run.Settings["steps"] = parsed.GetValue(_steps);
        run.Settings["baseline"] = baseline;
        return new SaliencySettings
        {
            Method = SaliencyMethod.IntegratedGradients,
            Steps = parsed.GetValue(_steps),
            Baseline = baseline == Uniform ? 0.25f : 0,
        };
    }
}
