using MlNetGenomics.Mpra;
using MlNetGenomics.Sequences;

namespace MlNetGenomics.Tests.Mpra;

[TestClass]
public sealed class TilingTests
{
    [TestMethod]
    public void Sharpr_mpra_has_31_tiles_that_end_with_the_region()
    {
        var tiling = new Tiling();
        Assert.AreEqual(31, tiling.Count);
        Assert.AreEqual(0, tiling.Start(0));
        Assert.AreEqual(tiling.RegionLength, tiling.Start(30) + tiling.TileLength);
        Assert.AreEqual("r_30", Tiling.Name("r", 30));
    }

    [TestMethod]
    [DataRow(-1)]
    [DataRow(31)]
    public void A_tile_outside_of_its_region_is_refused(int tile)
    {
        Assert.AreEqual(
            $"tile {tile} does not lie within its region: tiles 0 to 30, of 145 bases and 5 apart, fit 295 bases",
            Assert.ThrowsExactly<GenomicsException>(() => new Tiling().Start(tile)).Message);
    }

    [TestMethod]
    public void A_tile_is_placed_with_unknown_bases_around_it()
    {
        var tiling = new Tiling { RegionLength = 10, TileLength = 4, Step = 2 };
        Assert.AreEqual(4, tiling.Count);
        Assert.AreEqual("NNNNACGTNN", Dna.Decode(tiling.Place(2, Dna.Encode("ACGT"))));
        Assert.AreEqual("ACGTNNNNNN", Dna.Decode(tiling.Place(0, Dna.Encode("ACGT"))));
        Assert.AreEqual(
            "a tile of 3 bases, 4 are expected",
            Assert.ThrowsExactly<GenomicsException>(() => tiling.Place(0, Dna.Encode("ACG"))).Message);
    }

    [TestMethod]
    public void Tilings_of_nothing_are_refused()
    {
        Assert.ThrowsExactly<GenomicsException>(() => new Tiling { TileLength = 296 }.Validate());
        Assert.ThrowsExactly<GenomicsException>(() => new Tiling { TileLength = 0 }.Validate());
        Assert.ThrowsExactly<GenomicsException>(() => new Tiling { Step = 0 }.Validate());
        Assert.AreEqual(1, new Tiling { TileLength = 295 }.Count);
    }
}
