using System.CommandLine;
using System.Text.Json.Nodes;
using MlNetGenomics.Cli.Running;
using MlNetGenomics.Simulation;

namespace MlNetGenomics.Cli.Options;

/// <summary>How a tiled reporter assay is simulated.</summary>
internal sealed class TiledAssayOptions(SimulationOptions simulation)
{
    private static readonly TiledAssaySettings Defaults = new();

    private readonly TilingOptions _tiling = new();

    private readonly Option<double> _reads = new("--reads")
    {
        Description = "sharpr: mean count of a tile, of plasmids and of transcripts",
        HelpName = "X",
        CustomParser = result => Numbers.ParseDouble(result),
        DefaultValueFactory = _ => Defaults.Reads,
    };

    private readonly Option<int> _replicates = new("--replicates")
    {
        Description = "sharpr: replicates of each experiment",
        HelpName = "N",
        CustomParser = result => Numbers.ParseInt(result, 1),
        DefaultValueFactory = _ => Defaults.Replicates,
    };

    private readonly Option<double> _replicateNoise = new("--replicate-noise")
    {
        Description = "sharpr: standard deviation of a tile's log2 activity between replicates",
        HelpName = "X",
        CustomParser = result => Numbers.ParseDouble(result),
        DefaultValueFactory = _ => Defaults.ReplicateDeviation,
    };

    /// <summary>The options.</summary>
    public Option[] All => [.. _tiling.All, _reads, _replicates, _replicateNoise];

    /// <summary>Whether an assay is asked for.</summary>
    /// <exception cref="UsageException">Options do not go together.</exception>
    public bool IsWanted(ParseResult parsed)
    {
        bool isWanted = simulation.Preset(parsed) == SimulationPreset.Sharpr;
        if (isWanted)
            simulation.RejectLabelNoise(parsed, $"there is none in --preset {SimulationPreset.Sharpr}");
        else
            OptionUse.Reject(parsed, All, $"for --preset {SimulationPreset.Sharpr} only");
        return isWanted;
    }

    /// <summary>The settings: the preset's but for what is given; puts them into the JSON file.</summary>
    public TiledAssaySettings Read(ParseResult parsed, CommandRun run)
    {
        TiledAssaySettings settings = Defaults with
        {
            RegionCount = simulation.Count(parsed, Defaults.RegionCount),
            Tiling = _tiling.Read(parsed, run, simulation.Length(parsed, Defaults.Tiling.RegionLength)),
            Background = simulation.Background(parsed, Defaults.Background),
            BothStrands = !simulation.IsOneStrand(parsed),
            Motifs = simulation.ReadMotifs(parsed) is { } motifs
                ? AssayMotif.Draw(motifs.Motifs, Defaults.CellTypes.Count, run.Seed)
                : Defaults.Motifs,
            Reads = parsed.GetValue(_reads),
            Replicates = parsed.GetValue(_replicates),
            ReplicateDeviation = parsed.GetValue(_replicateNoise),
            Seed = run.Seed,
        };
        settings.Validate();
        simulation.Describe(
            parsed, run, settings.RegionCount, settings.Tiling.RegionLength, settings.Background, labelNoise: 0);
        run.Settings["both_strands"] = settings.BothStrands;
        run.Settings["tasks"] = new JsonArray([.. settings.TaskNames.Select(task => JsonValue.Create(task))]);
        run.Settings["reads"] = settings.Reads;
        run.Settings["replicates"] = settings.Replicates;
        run.Settings["replicate_noise"] = settings.ReplicateDeviation;
        return settings;
    }
}
