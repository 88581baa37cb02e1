using System.CommandLine;
using MlNetGenomics.Cli.Running;
using MlNetGenomics.Mpra;
using MlNetGenomics.Sequences;

namespace MlNetGenomics.Cli.Options;

/// <summary>Sequences of an assay, or tiles of regions.</summary>
internal sealed class MpraSequenceOptions
{
    private readonly SequenceOptions _sequences = new();
    private readonly TilingOptions _tiling = new();

    private readonly Option<string?> _regions = new("--regions")
    {
        Description = "Regions, FASTA; counts are of their tiles REGION_0, REGION_1, ..., which are cut out and padded",
        HelpName = "FILE",
    };

    private readonly Option<int?> _regionLength = new("--region-length")
    {
        Description = "Bases of a region: --fasta has tiles, which are padded (Sharpr-MPRA: 295)",
        HelpName = "N",
        CustomParser = result => Numbers.ParseInt(result, 1),
    };

    private readonly Option<string> _pattern = new("--tile-pattern")
    {
        Description = "Tiles' names: regular expression with groups region (of several parts, if need be) and tile, from 0; " +
            "REGION_TILE if not given",
        HelpName = "REGEX",
    };

    /// <summary>Makes the options.</summary>
    public MpraSequenceOptions()
    {
        _sequences.Fasta.Required = false;
        _sequences.Fasta.Description = "Sequences, FASTA, by the names of the counts";
    }

    /// <summary>The options.</summary>
    public Option[] All => [.. _sequences.All, _regions, _regionLength, .. _tiling.All, _pattern];

    /// <summary>Whether there are sequences.</summary>
    public bool AreGiven(ParseResult parsed) => Path(parsed) is not null;

    /// <summary>The file that is read, or null.</summary>
    public string? Path(ParseResult parsed) => parsed.GetValue(_regions) ?? parsed.GetValue(_sequences.Fasta);

    /// <summary>Fails where options contradict each other, before anything is read.</summary>
    public void Require(ParseResult parsed)
    {
        if (parsed.GetValue(_regions) is not null)
            OptionUse.Reject(parsed, [_sequences.Fasta, _regionLength], $"not with {_regions.Name}");
        else if (parsed.GetValue(_sequences.Fasta) is null)
            OptionUse.Reject(parsed, [_regionLength, _sequences.Ambiguous], $"there is no {_sequences.Fasta.Name}");
        if (parsed.GetValue(_regions) is null && parsed.GetValue(_regionLength) is null)
            OptionUse.Reject(parsed, [.. _tiling.All, _pattern], $"there are no tiles without {_regions.Name} or {_regionLength.Name}");
    }

    /// <summary>The sequences of some names, in their order; those of tiles padded.</summary>
    /// <returns>The sequences, and what their names say where they are tiles, or else null.</returns>
    public (SequenceSet Sequences, TileSet? Tiles) Read(ParseResult parsed, CommandRun run, IReadOnlyList<string> names)
    {
        string path = Path(parsed)!;
        run.Settings[parsed.GetValue(_regions) is null ? "fasta" : "regions"] = path;
        var pattern = new TileNamePattern(parsed.GetValue(_pattern) ?? TileNamePattern.Default);
        SequenceSet found = FastaReader.ReadAll(path, _sequences.Policy(parsed));
        TileSet? tiles = null;
        SequenceSet sequences = SequenceOptions.InFile(path, () =>
        {
            if (parsed.GetValue(_regions) is not null)
            {
                tiles = TileSet.OfRegions(
                    names, found, _tiling.Read(parsed, run, found.RequireUniformLength()), pattern);
                return tiles.Sequences;
            }
            SequenceSet named = found.ByName(names);
            if (parsed.GetValue(_regionLength) is { } length)
                tiles = TileSet.OfTiles(named, _tiling.Read(parsed, run, length), pattern);
            return tiles?.Sequences ?? named;
        });
        if (tiles is not null)
            run.Settings["tile_pattern"] = parsed.GetValue(_pattern) ?? TileNamePattern.Default;
        return (sequences, tiles);
    }
}
