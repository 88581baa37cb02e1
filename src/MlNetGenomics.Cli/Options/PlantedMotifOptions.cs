using System.CommandLine;
using System.Text.Json.Nodes;
using MlNetGenomics.Cli.Running;
using MlNetGenomics.Simulation;

namespace MlNetGenomics.Cli.Options;

/// <summary>How independent motifs are planted, and what is measured.</summary>
internal sealed class PlantedMotifOptions(SimulationOptions simulation)
{
    private const string Uniform = "uniform";
    private const string NormalizedGaps = "normalized-gaps";

    private static readonly PlantedMotifSettings Defaults = new();

    private readonly Option<double> _noise = new("--noise")
    {
        Description = "Standard deviation of the noise added to the activity",
        HelpName = "X",
        CustomParser = result => Numbers.ParseDouble(result),
        DefaultValueFactory = _ => Defaults.NoiseDeviation,
    };

    private readonly Option<double[]?> _effects = new("--effects")
    {
        Description = "What a site of each motif adds to the activity; 1 if not given",
        HelpName = "X,...",
        Arity = ArgumentArity.ExactlyOne,
        CustomParser = Numbers.ParseDoubles,
    };

    private readonly Option<double[]?> _siteCounts = new("--site-counts")
    {
        Description = "Chance of 0, 1, 2, ... sites in a sequence, as weights; .1,.25,.3,.25,.1 if not given",
        HelpName = "P,...",
        Arity = ArgumentArity.ExactlyOne,
        CustomParser = Numbers.ParseDoubles,
    };

    private readonly Option<string> _placement = Choice.Option(
        "--placement",
        "Every placement equally likely, or gaps in the ratio of uniform numbers (koo2019)",
        Uniform,
        Uniform,
        NormalizedGaps);

    private readonly Option<int> _minimumGap = new("--minimum-gap")
    {
        Description = "Bases between sites and at both ends, at least",
        HelpName = "N",
        CustomParser = result => Numbers.ParseInt(result, 0),
        DefaultValueFactory = _ => Defaults.MinimumGap,
    };

    private readonly Option<string> _labelKind = Choice.Option(
        "--label-kind",
        "What is measured: the activity, or 0 or 1 for each motif, whether a site of it is there (koo2019)",
        SimulatedFiles.Activity,
        SimulatedFiles.Activity,
        SimulatedFiles.Binary);

    /// <summary>The options.</summary>
    public Option[] All => [_noise, _effects, _siteCounts, _placement, _minimumGap, _labelKind];

    /// <summary>Whether labels are 0 or 1.</summary>
    public bool IsBinary(ParseResult parsed) =>
        OptionUse.ValueOr(parsed, _labelKind, PresetKind(parsed)) == SimulatedFiles.Binary;

    /// <summary>The settings: the preset's or the default ones, but for what is given.</summary>
    /// <exception cref="UsageException">Options do not go together.</exception>
    public PlantedMotifSettings Read(ParseResult parsed, long seed)
    {
        if (IsBinary(parsed))
        {
            OptionUse.Reject(parsed, [_noise, _effects], $"there is none in {_labelKind.Name} {SimulatedFiles.Binary}");
        }
        else
        {
            simulation.RejectLabelNoise(
                parsed, $"is of {_labelKind.Name} {SimulatedFiles.Binary}; an activity has {_noise.Name}");
        }
        PlantedMotifSettings start = Start(parsed);
        PlantedMotifSettings settings = start with
        {
            SequenceCount = simulation.Count(parsed, start.SequenceCount),
            SequenceLength = simulation.Length(parsed, start.SequenceLength),
            Background = simulation.Background(parsed, start.Background),
            BothStrands = !simulation.IsOneStrand(parsed),
            Motifs = WithEffects(start.Motifs, parsed.GetValue(_effects)),
            // The parser gives an empty array for an option that is not there.
            SiteCountWeights =
                parsed.GetValue(_siteCounts) is { Length: > 0 } weights ? weights : start.SiteCountWeights,
            Placement = OptionUse.ValueOr(parsed, _placement, Name(start.Placement)) == Uniform
                ? SitePlacementRule.Uniform
                : SitePlacementRule.NormalizedGaps,
            MinimumGap = OptionUse.ValueOr(parsed, _minimumGap, start.MinimumGap),
            NoiseDeviation = parsed.GetValue(_noise),
            LabelNoise = simulation.LabelNoise(parsed),
            Seed = seed,
        };
        settings.Validate();
        return settings;
    }

    /// <summary>Settings for the JSON file.</summary>
    public void Describe(ParseResult parsed, CommandRun run, PlantedMotifSettings settings)
    {
        simulation.Describe(
            parsed, run, settings.SequenceCount, settings.SequenceLength, settings.Background, settings.LabelNoise);
        run.Settings["noise"] = settings.NoiseDeviation;
        run.Settings["baseline"] = settings.Baseline;
        run.Settings["both_strands"] = settings.BothStrands;
        run.Settings["effects"] =
            new JsonArray([.. settings.Motifs.Select(planted => JsonValue.Create(planted.Effect))]);
        run.Settings["site_counts"] =
            new JsonArray([.. settings.SiteCountWeights.Select(weight => JsonValue.Create(weight))]);
        run.Settings["placement"] = Name(settings.Placement);
        run.Settings["minimum_gap"] = settings.MinimumGap;
        run.Settings["label_kind"] = IsBinary(parsed) ? SimulatedFiles.Binary : SimulatedFiles.Activity;
    }

    private PlantedMotifSettings Start(ParseResult parsed)
    {
        if (simulation.Preset(parsed) == SimulationPreset.KooEddy)
            return PlantedMotifSettings.KooEddy(simulation.ReadKooEddyMotifs(parsed));
        return simulation.ReadMotifs(parsed) is { } motifs
            ? Defaults with { Motifs = [.. motifs.Motifs.Select(motif => new PlantedMotif(motif, 1))] }
            : Defaults;
    }

    private string PresetKind(ParseResult parsed) =>
        simulation.Preset(parsed) == SimulationPreset.KooEddy ? SimulatedFiles.Binary : SimulatedFiles.Activity;

    private static IReadOnlyList<PlantedMotif> WithEffects(IReadOnlyList<PlantedMotif> motifs, double[]? effects)
    {
        if (effects is not { Length: > 0 })
            return motifs;
        if (effects.Length != motifs.Count)
            throw new UsageException($"--effects: {effects.Length} numbers for {motifs.Count} motifs");
        return [.. motifs.Select((motif, i) => motif with { Effect = effects[i] })];
    }

    private static string Name(SitePlacementRule rule) =>
        rule == SitePlacementRule.Uniform ? Uniform : NormalizedGaps;
}
