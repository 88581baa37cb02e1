using System.CommandLine;
using MlNetGenomics.Cli.Running;
using MlNetGenomics.Motifs;
using MlNetGenomics.Tracks;

namespace MlNetGenomics.Cli.Options;

/// <summary>What scores of bases are compared with.</summary>
internal sealed class TrackEvaluationOptions
{
    private const int DefaultFlank = 20;

    private static readonly DistanceSettings Defaults = new();

    private readonly Option<string?> _annotation = new("--annotation")
    {
        Description = "Intervals that scores may be enriched in: conserved elements, binding sites",
        HelpName = "FILE.bed",
    };

    private readonly Option<int> _quantiles = new("--quantiles")
    {
        Description = "Quantiles of the scores, whose share inside the annotation is taken",
        HelpName = "N",
        CustomParser = result => Numbers.ParseInt(result, 1),
        DefaultValueFactory = _ => QuantileEnrichment.PublishedQuantiles,
    };

    private readonly Option<string?> _sites = new("--sites")
    {
        Description = "Sites by name (mlng scan --bed): mean scores of each name",
        HelpName = "FILE.bed",
    };

    private readonly Option<string[]> _align = new("--align")
    {
        Description = "Name of sites to lay upon each other, base by base; may be given several times",
        HelpName = "NAME",
        Arity = ArgumentArity.OneOrMore,
        AllowMultipleArgumentsPerToken = false,
    };

    private readonly Option<string?> _motifs = new("--motifs")
    {
        Description = "Motifs of the sites, MEME or JASPAR: do scores follow their information? All that have "
            + "sites, or those of --align",
        HelpName = "FILE",
    };

    private readonly Option<int> _flank = new("--flank")
    {
        Description = "Bases on both sides of aligned sites",
        HelpName = "N",
        CustomParser = result => Numbers.ParseInt(result, 0),
        DefaultValueFactory = _ => DefaultFlank,
    };

    private readonly Option<string?> _points = new("--points")
    {
        Description = "Points to take mean scores around by distance: promoters",
        HelpName = "FILE.bed",
    };

    private readonly Option<int> _distance = new("--distance")
    {
        Description = "Bases on both sides of a point",
        HelpName = "N",
        CustomParser = result => Numbers.ParseInt(result, 1),
        DefaultValueFactory = _ => Defaults.Range,
    };

    private readonly Option<int> _bin = new("--bin")
    {
        Description = "Bases of a bin of distances",
        HelpName = "N",
        CustomParser = result => Numbers.ParseInt(result, 1),
        DefaultValueFactory = _ => Defaults.Bin,
    };

    private readonly Option<string> _anchor =
        Choice.Option("--anchor", "Point of an interval; start and end by its strand", "middle", "middle", "start", "end");

    /// <summary>The options.</summary>
    public Option[] All =>
        [_annotation, _quantiles, _sites, _align, _motifs, _flank, _points, _distance, _bin, _anchor];

    /// <summary>Reads what was asked for.</summary>
    /// <exception cref="UsageException">Options do not go together.</exception>
    public TrackEvaluationInputs Read(ParseResult parsed, CommandRun run)
    {
        string? annotation = parsed.GetValue(_annotation), sites = parsed.GetValue(_sites), points = parsed.GetValue(_points);
        string? motifs = parsed.GetValue(_motifs);
        string[] align = OptionUse.ValueOr(parsed, _align, []);
        Need(parsed, annotation, _annotation, _quantiles);
        Need(parsed, sites, _sites, _align, _motifs);
        Need(parsed, points, _points, _distance, _bin, _anchor);
        if (align.Length == 0 && motifs is null)
            OptionUse.Reject(parsed, [_flank], $"goes with {_align.Name} or {_motifs.Name}");
        var distance = new DistanceSettings
        {
            Range = parsed.GetValue(_distance),
            Bin = parsed.GetValue(_bin),
            Anchor = parsed.GetValue(_anchor) switch
            {
                "start" => PointAnchor.Start,
                "end" => PointAnchor.End,
                _ => PointAnchor.Middle,
            },
        };
        if (distance.Range % distance.Bin != 0)
            throw new UsageException($"{_distance.Name}: {distance.Range} is not a multiple of {_bin.Name} {distance.Bin}");
        int quantiles = parsed.GetValue(_quantiles), flank = parsed.GetValue(_flank);
        Describe(run, annotation, (_quantiles.Name, quantiles));
        Describe(run, points, (_distance.Name, distance.Range), (_bin.Name, distance.Bin));
        Describe(run, align.Length > 0 ? align[0] : motifs, (_flank.Name, flank));
        foreach ((string name, string? path) in new[] { ("annotation", annotation), ("sites", sites), ("motifs", motifs), ("points", points) })
        {
            if (path is not null)
                run.Settings[name] = path;
        }
        return new TrackEvaluationInputs
        {
            Paths = [annotation, sites, motifs, points],
            Annotation = BedFile.Read(annotation),
            Quantiles = quantiles,
            Sites = BedFile.Read(sites),
            Aligned = align,
            MotifsName = motifs,
            Motifs = motifs is null ? null : MotifReader.Read(motifs).Motifs,
            Flank = flank,
            Points = BedFile.Read(points),
            Distance = distance,
        };
    }

    private static void Need(ParseResult parsed, string? value, Option needed, params Option[] options)
    {
        if (value is null)
            OptionUse.Reject(parsed, options, $"goes with {needed.Name}");
    }

    private static void Describe(CommandRun run, string? wanted, params (string Name, int Value)[] settings)
    {
        foreach ((string name, int value) in wanted is null ? [] : settings)
            run.Settings[name.TrimStart('-')] = value;
    }
}
