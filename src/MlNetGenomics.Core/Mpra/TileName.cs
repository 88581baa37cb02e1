namespace MlNetGenomics.Mpra;

/// <summary>What the name of a tile says.</summary>
/// <param name="Name">The whole name.</param>
/// <param name="Region">Name of the region.</param>
/// <param name="Tile">Number of the tile within the region, from 0.</param>
public readonly record struct TileName(string Name, string Region, int Tile);
