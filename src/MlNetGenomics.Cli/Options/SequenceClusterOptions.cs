using System.CommandLine;
using MlNetGenomics.Cli.Running;
using MlNetGenomics.Clustering;
using MlNetGenomics.Regulators;

namespace MlNetGenomics.Cli.Options;

/// <summary>How sequences are clustered.</summary>
internal sealed class SequenceClusterOptions
{
    private const string Components = "components";
    private const string Map = "map";
    private const string Modularity = "modularity";
    private const string Potts = "cpm";

    private static readonly SequenceClusterSettings Defaults = new();

    private readonly Option<int> _top = Count("--top", "Most important kernels of a sequence that count", 1, Defaults.TopKernels);

    private readonly Option<int> _components = Count(
        "--components", "Principal components that are kept, at most", 1, Defaults.Components);

    private readonly Option<int> _neighbours = Count("--neighbors", "Neighbours of a sequence", 2, Defaults.Neighbours);

    private readonly Option<string> _basis = Choice.Option(
        "--cluster-on", "Where neighbours are sought: among the components, or on the map", Components, Components, Map);

    private readonly Option<double> _distance = new("--min-dist")
    {
        Description = "Map: distance of neighbours that are as near as can be",
        HelpName = "D",
        CustomParser = result => Numbers.ParseDouble(result),
        DefaultValueFactory = _ => Defaults.Map.LeastDistance,
    };

    private readonly Option<string> _quality = Choice.Option(
        "--quality", "What communities make great: modularity, or the constant Potts model", Modularity, Modularity, Potts);

    private readonly Option<double> _resolution = new("--resolution")
    {
        Description = "Communities: greater makes more and smaller ones",
        HelpName = "R",
        CustomParser = result => Numbers.ParseDouble(result),
        DefaultValueFactory = _ => Defaults.Communities.Resolution,
    };

    private readonly Option<double> _fdr;
    private readonly bool _isPart;

    /// <summary>Makes the options.</summary>
    /// <param name="fdr">--fdr of a command that has it for more than clusters, and adds it itself; null for clusters alone.</param>
    public SequenceClusterOptions(Option<double>? fdr = null)
    {
        _isPart = fdr is not null;
        _fdr = fdr ?? new Option<double>("--fdr")
        {
            Description = "False discovery rate up to which a factor marks a cluster",
            HelpName = "Q",
            CustomParser = result => Numbers.ParseShare(result),
            DefaultValueFactory = _ => Defaults.MaximumQValue,
        };
    }

    /// <summary>The options.</summary>
    public Option[] All =>
        [_top, _components, _neighbours, _basis, _distance, _quality, _resolution, .. _isPart ? [] : new[] { _fdr }];

    /// <summary>The settings.</summary>
    /// <exception cref="UsageException">A number is out of its range.</exception>
    public SequenceClusterSettings Get(ParseResult parsed, CommandRun run)
    {
        double distance = parsed.GetValue(_distance), resolution = parsed.GetValue(_resolution);
        if (distance < 0)
            throw new UsageException(FormattableString.Invariant($"{_distance.Name}: '{distance}' is not a number of 0 or more"));
        if (resolution <= 0)
            throw new UsageException(FormattableString.Invariant($"{_resolution.Name}: '{resolution}' is not a number over 0"));
        run.Settings["top"] = parsed.GetValue(_top);
        run.Settings["components"] = parsed.GetValue(_components);
        run.Settings["neighbors"] = parsed.GetValue(_neighbours);
        run.Settings["cluster_on"] = parsed.GetValue(_basis);
        run.Settings["min_dist"] = distance;
        run.Settings["quality"] = parsed.GetValue(_quality);
        run.Settings["resolution"] = resolution;
        run.Settings["fdr"] = parsed.GetValue(_fdr);
        return new SequenceClusterSettings
        {
            TopKernels = parsed.GetValue(_top),
            Components = parsed.GetValue(_components),
            Neighbours = parsed.GetValue(_neighbours),
            Basis = parsed.GetValue(_basis) == Map ? ClusterBasis.Map : ClusterBasis.Components,
            Map = Defaults.Map with { LeastDistance = distance, Seed = run.Seed },
            Communities = Defaults.Communities with
            {
                Quality = parsed.GetValue(_quality) == Potts ? CommunityQuality.ConstantPotts : CommunityQuality.Modularity,
                Resolution = resolution,
                Seed = run.Seed,
            },
            MaximumQValue = parsed.GetValue(_fdr),
            Threads = run.Threads,
        };
    }

    private static Option<int> Count(string name, string description, int minimum, int otherwise) => new(name)
    {
        Description = description,
        HelpName = "N",
        CustomParser = result => Numbers.ParseInt(result, minimum),
        DefaultValueFactory = _ => otherwise,
    };
}
