using MlNetGenomics.Sequences;

namespace MlNetGenomics.Mpra;

/// <summary>Tiles in their places within their regions, N around them.</summary>
/// <param name="Sequences">Padded tiles, all of a region's length.</param>
/// <param name="Tiles">Region and number of each.</param>
public sealed record TileSet(SequenceSet Sequences, IReadOnlyList<TileName> Tiles)
{
    /// <summary>Region of each tile, by which to split (see <see cref="Training.DataSplit.ByGroup"/>).</summary>
    public IReadOnlyList<string> Regions => [.. Tiles.Select(tile => tile.Region)];

    /// <summary>Puts tiles into their places.</summary>
    /// <param name="tiles">The tiles.</param>
    /// <param name="tiling">How they lie.</param>
    /// <param name="pattern">Reads their names.</param>
    /// <exception cref="GenomicsException">A name is no tile's, or a tile does not lie within its region; names it.</exception>
    public static TileSet OfTiles(SequenceSet tiles, Tiling tiling, TileNamePattern pattern)
    {
        ArgumentNullException.ThrowIfNull(tiles);
        return Make(tiles.Names, tiling, pattern, (index, _) => tiles[index].ToArray());
    }

    /// <summary>Cuts tiles out of their regions.</summary>
    /// <param name="names">Names of the tiles.</param>
    /// <param name="regions">The regions, all of the tiling's length; those without tiles do not matter.</param>
    /// <param name="tiling">How tiles lie.</param>
    /// <param name="pattern">Reads tiles' names.</param>
    /// <exception cref="GenomicsException">
    /// A name is no tile's, its region is not there or has another length, or the tile does not lie within it.
    /// </exception>
    public static TileSet OfRegions(
        IReadOnlyList<string> names, SequenceSet regions, Tiling tiling, TileNamePattern pattern)
    {
        ArgumentNullException.ThrowIfNull(names);
        ArgumentNullException.ThrowIfNull(regions);
        ArgumentNullException.ThrowIfNull(pattern);
        // Each region once, in the order in which tiles name them.
        SequenceSet named = regions.ByName([.. names.Select(name => pattern.Parse(name).Region).Distinct()]);
        Dictionary<string, int> numbers = named.Names.Select((name, i) => (name, i)).ToDictionary(one => one.name, one => one.i);
        return Make(names, tiling, pattern, (_, tile) =>
        {
            ReadOnlySpan<byte> region = named[numbers[tile.Region]];
            if (region.Length != tiling.RegionLength)
                throw new GenomicsException($"region {tile.Region} has {region.Length} bases, {tiling.RegionLength} are expected");
            return region.Slice(tiling.Start(tile.Tile), tiling.TileLength).ToArray();
        });
    }

    private static TileSet Make(
        IReadOnlyList<string> names, Tiling tiling, TileNamePattern pattern, Func<int, TileName, byte[]> codes)
    {
        ArgumentNullException.ThrowIfNull(tiling);
        ArgumentNullException.ThrowIfNull(pattern);
        tiling.Validate();
        var placed = new SequenceSetBuilder();
        var tiles = new TileName[names.Count];
        for (int i = 0; i < tiles.Length; i++)
        {
            tiles[i] = pattern.Parse(names[i]);
            try
            {
                placed.Add(names[i], tiling.Place(tiles[i].Tile, codes(i, tiles[i])));
            }
            catch (GenomicsException e)
            {
                throw new GenomicsException($"sequence {names[i]}: {e.Message}", e);
            }
        }
        return new TileSet(placed.Build(), tiles);
    }
}
