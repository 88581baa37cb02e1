using MlNetGenomics.Sequences;

namespace MlNetGenomics.Mpra;

/// <summary>How tiles lie in a region. The default is Sharpr-MPRA's: 31 tiles of 145 bp, 5 bp apart, in 295 bp.</summary>
public sealed record Tiling
{
    /// <summary>Bases of a region.</summary>
    public int RegionLength { get; init; } = 295;

    /// <summary>Bases of a tile.</summary>
    public int TileLength { get; init; } = 145;

    /// <summary>Bases from the start of a tile to that of the next.</summary>
    public int Step { get; init; } = 5;

    /// <summary>Tiles of a region, numbered from 0.</summary>
    public int Count => (RegionLength - TileLength) / Step + 1;

    /// <summary>Fails where no tile fits.</summary>
    /// <exception cref="GenomicsException">Names the setting.</exception>
    public void Validate()
    {
        if (Step < 1)
            throw new GenomicsException($"tiles are {Step} bases apart: must be 1 or more");
        if (TileLength < 1 || TileLength > RegionLength)
            throw new GenomicsException($"tiles of {TileLength} bases do not fit regions of {RegionLength}");
    }

    /// <summary>Name of a tile: region_number.</summary>
    public static string Name(string region, int tile) => FormattableString.Invariant($"{region}_{tile}");

    /// <summary>First base of a tile in its region, from 0.</summary>
    /// <param name="tile">Number of the tile, from 0.</param>
    /// <exception cref="GenomicsException">The tile does not lie within the region.</exception>
    public int Start(int tile) => tile >= 0 && tile < Count
        ? tile * Step
        : throw new GenomicsException(
            $"tile {tile} does not lie within its region: tiles 0 to {Count - 1}, of {TileLength} bases and {Step} apart, " +
            $"fit {RegionLength} bases");

    /// <summary>A tile in its place within a region that is unknown otherwise: rows of zeros in a one-hot matrix.</summary>
    /// <param name="tile">Number of the tile, from 0.</param>
    /// <param name="codes">Base codes of the tile (see <see cref="Dna"/>), <see cref="TileLength"/>.</param>
    /// <returns>Base codes, <see cref="RegionLength"/>.</returns>
    /// <exception cref="GenomicsException">The tile has another length, or does not lie within the region.</exception>
    public byte[] Place(int tile, ReadOnlySpan<byte> codes)
    {
        int start = Start(tile);
        if (codes.Length != TileLength)
            throw new GenomicsException($"a tile of {codes.Length} bases, {TileLength} are expected");
        var placed = new byte[RegionLength];
        Array.Fill(placed, Dna.N);
        codes.CopyTo(placed.AsSpan(start));
        return placed;
    }
}
