using MlNetGenomics.Mpra;
using MlNetGenomics.Sequences;

namespace MlNetGenomics.Tests.Mpra;

[TestClass]
public sealed class TileSetTests
{
    private static readonly Tiling Small = new() { RegionLength = 10, TileLength = 4, Step = 2 };
    private static readonly TileNamePattern Names = new();
    private static readonly SequenceSet Regions = SequenceSet.FromStrings(["ACGTACGTAC", "GGGGGCCCCC"], ["r_1", "r_2"]);

    [TestMethod]
    public void Tiles_cut_from_regions_are_the_regions_where_they_lie()
    {
        TileSet tiles = TileSet.OfRegions(["r_2_3", "r_1_0", "r_1_1"], Regions, Small, Names);
        CollectionAssert.AreEqual(
            new[] { "NNNNNNCCCC", "ACGTNNNNNN", "NNGTACNNNN" },
            Enumerable.Range(0, 3).Select(tiles.Sequences.Text).ToArray());
        CollectionAssert.AreEqual(new[] { "r_2", "r_1", "r_1" }, tiles.Regions.ToArray());
        CollectionAssert.AreEqual(new[] { "r_2_3", "r_1_0", "r_1_1" }, tiles.Sequences.Names.ToArray());
    }

    [TestMethod]
    public void Tiles_given_and_tiles_cut_are_the_same()
    {
        string[] names = [.. Regions.Names.SelectMany(name => Enumerable.Range(0, Small.Count).Select(tile => Tiling.Name(name, tile)))];
        SequenceSet given = SequenceSet.FromStrings(
            [.. names.Select((_, i) => Regions.Text(i / Small.Count).Substring(Small.Start(i % Small.Count), 4))], names);
        TileSet cut = TileSet.OfRegions(names, Regions, Small, Names), placed = TileSet.OfTiles(given, Small, Names);
        for (int i = 0; i < names.Length; i++)
            Assert.AreEqual(cut.Sequences.Text(i), placed.Sequences.Text(i));
    }

    [TestMethod]
    [DataRow("sequence r_1_4: tile 4 does not lie within its region", "r_1_4")]
    [DataRow("has no sequence r_3", "r_3_0")]
    [DataRow("sequence r: its name does not say region and tile", "r")]
    [DataRow("sequence r_1_99999999999: its name does not say", "r_1_99999999999")]
    public void What_is_no_tile_of_a_region_is_named(string expected, string name)
    {
        Assert.StartsWith(
            expected,
            Assert.ThrowsExactly<GenomicsException>(() => TileSet.OfRegions([name], Regions, Small, Names)).Message);
    }

    [TestMethod]
    public void Lengths_that_do_not_fit_are_named()
    {
        Assert.AreEqual(
            "sequence r_1_0: a tile of 10 bases, 4 are expected",
            Assert.ThrowsExactly<GenomicsException>(
                () => TileSet.OfTiles(SequenceSet.FromStrings(["ACGTACGTAC"], ["r_1_0"]), Small, Names)).Message);
        Assert.AreEqual(
            "sequence r_1_0: region r_1 has 10 bases, 295 are expected",
            Assert.ThrowsExactly<GenomicsException>(() => TileSet.OfRegions(["r_1_0"], Regions, new(), Names)).Message);
    }

    [TestMethod]
    public void A_pattern_may_take_the_region_from_several_parts()
    {
        TileName tile = new TileNamePattern(@"^(?<region>.+)_(?<tile>\d+)(?<region>_chr\w+)$").Parse("K562_8_2_27_chr1_5");
        Assert.AreEqual(new TileName("K562_8_2_27_chr1_5", "K562_8_2_chr1_5", 27), tile);
    }

    [TestMethod]
    [DataRow("'(' is not a regular expression", "(")]
    [DataRow("'(?<tile>.)' lacks the group (?<region>...)", "(?<tile>.)")]
    public void What_is_no_pattern_is_refused(string expected, string pattern)
    {
        Assert.StartsWith(expected, Assert.ThrowsExactly<GenomicsException>(() => new TileNamePattern(pattern)).Message);
    }
}
