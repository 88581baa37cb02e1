using System.CommandLine;
using MlNetGenomics.Cli.Running;
using MlNetGenomics.Mpra;

namespace MlNetGenomics.Cli.Options;

/// <summary>How tiles lie in a region.</summary>
internal sealed class TilingOptions
{
    private static readonly Tiling Defaults = new();

    private readonly Option<int> _length = new("--tile-length")
    {
        Description = "Bases of a tile",
        HelpName = "N",
        CustomParser = result => Numbers.ParseInt(result, 1),
        DefaultValueFactory = _ => Defaults.TileLength,
    };

    private readonly Option<int> _step = new("--tile-step")
    {
        Description = "Bases from the start of a tile to that of the next",
        HelpName = "N",
        CustomParser = result => Numbers.ParseInt(result, 1),
        DefaultValueFactory = _ => Defaults.Step,
    };

    /// <summary>The options.</summary>
    public Option[] All => [_length, _step];

    /// <summary>The tiling of regions of a length; puts it into the JSON file.</summary>
    /// <exception cref="GenomicsException">No tile fits.</exception>
    public Tiling Read(ParseResult parsed, CommandRun run, int regionLength)
    {
        var tiling = new Tiling
        {
            RegionLength = regionLength,
            TileLength = parsed.GetValue(_length),
            Step = parsed.GetValue(_step),
        };
        tiling.Validate();
        run.Settings["region_length"] = tiling.RegionLength;
        run.Settings["tile_length"] = tiling.TileLength;
        run.Settings["tile_step"] = tiling.Step;
        return tiling;
    }
}
