using MlNetGenomics.NeuronMotif;
using MlNetGenomics.NeuronMotif.Syntax;

namespace MlNetGenomics.Tests.NeuronMotif.Syntax;

[TestClass]
public class ModuleQualityTests
{
    private static readonly SegmentSettings Unshrunk = new() { Shrinkage = 0 };

    /// <summary>
    /// Pure columns have 2 bits, others 0: 12 of a segment's 14 columns, or 6 of 8, and nothing outside.
    /// </summary>
    [TestMethod]
    public void Sum_of_three_terms()
    {
        NeuronModule wide = HandMadeModule.Pure("wide", 40, 100, 4, 3, ("CAGGTGTTCAAC", 10));
        NeuronModule narrow = HandMadeModule.Pure("narrow", 40, 100, 8, 8, ("GATTAC", 10));
        NeuronModule empty = HandMadeModule.Pure("empty", 40, 100, 2, 1);
        IReadOnlyList<ModuleQuality> ranked = ModuleQuality.Rank([empty, wide, narrow], Unshrunk);
        CollectionAssert.AreEqual(
            new[] { "narrow", "wide", "empty" }, ranked.Select(quality => quality.Module.Name).ToArray());
        Assert.AreEqual(12.0 / 8 / (24.0 / 14), ranked[0].Contrast, 1e-12);
        Assert.AreEqual(12.0 / 8 / (24.0 / 14) + 1 + 1, ranked[0].Score, 1e-12);
        Assert.AreEqual(1 + 0.75 + 0.5, ranked[1].Score, 1e-12);
        Assert.AreEqual(0 + 0.5 + 0.25, ranked[2].Score, 1e-12);
    }

    /// <summary>Motif without flanks: the contrast is between 2 bits and the widened columns' share of 0.</summary>
    [TestMethod]
    public void Module_that_is_all_motif_has_no_outside()
    {
        ModuleQuality quality = ModuleQuality.Rank([HandMadeModule.Pure("m", 12, 100, 1, 1, ("CAGGTGTTCAAC", 0))], Unshrunk).Single();
        Assert.AreEqual(12, quality.Segments.Single().Width);
        Assert.AreEqual(3, quality.Score, 1e-12);
    }

    [TestMethod]
    public void Equal_ones_are_in_order_of_names()
    {
        NeuronModule[] modules = [.. new[] { "c", "a", "b" }.Select(name =>
            HandMadeModule.Pure(name, 30, 100, 1, 1, ("CAGGTGTTCAAC", 10)))];
        Assert.AreEqual("abc", string.Concat(ModuleQuality.Rank(modules).Select(quality => quality.Module.Name)));
    }

    [TestMethod]
    [DataRow(0.0, 1.0)]
    [DataRow(double.NaN, 1.0)]
    [DataRow(1.0, double.PositiveInfinity)]
    public void Activations_must_be_numbers(double greatest, double consensus)
    {
        NeuronModule module = HandMadeModule.Pure("m", 30, 100, greatest, consensus);
        Assert.ThrowsExactly<ArgumentException>(() => ModuleQuality.Rank([module]));
    }

    [TestMethod]
    public void No_module() => Assert.IsEmpty(ModuleQuality.Rank([]));
}
