using MlNetGenomics.Sequences;
using MlNetGenomics.Simulation;

namespace MlNetGenomics.Tests.Simulation;

[TestClass]
public sealed class PlantedVariantSimulatorTests
{
    private static readonly PlantedVariantSettings Settings =
        new() { VariantCount = 2000, BenignCount = 1000, FunctionalShare = 0.1, Seed = 3 };

    [TestMethod]
    public void Every_SNP_is_the_genome_s_and_no_base_has_two()
    {
        PlantedVariantData data = PlantedVariantSimulator.Run(Settings);
        Assert.HasCount(2000, data.Variants);
        Assert.HasCount(1000, data.Benign);
        Assert.AreEqual(200, data.Variants.Count(variant => variant.IsFunctional));
        Assert.IsFalse(data.Benign.Any(variant => variant.IsFunctional));
        PlantedVariant[] all = [.. data.Variants, .. data.Benign];
        Assert.AreEqual(all.Length, all.Select(variant => (variant.Chromosome, variant.Position)).Distinct().Count());
        foreach (PlantedVariant variant in all)
        {
            Assert.AreEqual(data.Genome[variant.Chromosome][variant.Position], variant.Reference);
            Assert.AreNotEqual(variant.Reference, variant.Alternate);
        }
    }

    [TestMethod]
    public void Functional_SNPs_make_or_break_sites_and_others_touch_none()
    {
        PlantedVariantData data = PlantedVariantSimulator.Run(Settings);
        var near = new ConsensusSites(Settings.Motifs.Select(planted => planted.Motif), Settings.ChanceSiteMismatches);
        foreach (PlantedVariant variant in data.Variants.Concat(data.Benign).Where(variant => !variant.IsFunctional))
            Assert.IsFalse(near.AreAt(data.Genome[variant.Chromosome], variant.Position, variant.Alternate));
        // A drawn site differs from the consensus in few bases: with one of the alleles the windows look like sites.
        var far = new ConsensusSites(Settings.Motifs.Select(planted => planted.Motif), 3);
        Assert.IsTrue(data.Variants.Where(variant => variant.IsFunctional)
            .All(variant => far.AreAt(data.Genome[variant.Chromosome], variant.Position, variant.Alternate)));
    }

    [TestMethod]
    public void Equal_seeds_make_equal_data()
    {
        using var first = new StringWriter();
        using var second = new StringWriter();
        PlantedVariantData data = PlantedVariantSimulator.Run(Settings);
        data.WriteVcf(first, data.Variants);
        PlantedVariantSimulator.Run(Settings).WriteVcf(second, PlantedVariantSimulator.Run(Settings).Variants);
        Assert.AreEqual(first.ToString(), second.ToString());
    }

    [TestMethod]
    public void A_site_is_seen_on_either_strand_with_either_allele()
    {
        var sites = new ConsensusSites([MlNetGenomics.Motifs.IupacMotif.Parse("ATGASTCAT", 0.94, "m"), MlNetGenomics.Motifs.IupacMotif.Parse("GGGTTT", 0.94, "n")], 0);
        Assert.IsTrue(sites.AreAt(Dna.Encode("CCGGGTTTCC"), 4, Dna.A));
        Assert.IsTrue(sites.AreAt(Dna.Encode("CCAAACCCCC"), 2, Dna.T));
        Assert.IsTrue(sites.AreAt(Dna.Encode("CCGGCTTTCC"), 4, Dna.G));
        Assert.IsFalse(sites.AreAt(Dna.Encode("CCGGCTTTCC"), 4, Dna.A));
        Assert.IsFalse(sites.AreAt(Dna.Encode("CCGGGTTTCC"), 8, Dna.A));
    }

    [TestMethod]
    public void Settings_that_make_no_data_are_an_error()
    {
        Assert.ThrowsExactly<GenomicsException>(() => PlantedVariantSimulator.Run(Settings with { FunctionalShare = 0 }));
        Assert.ThrowsExactly<GenomicsException>(() => PlantedVariantSimulator.Run(Settings with { VariantCount = 2, FunctionalShare = 0.01 }));
        Assert.ThrowsExactly<GenomicsException>(() => PlantedVariantSimulator.Run(Settings with { FunctionalShare = 0.99, BasesPerVariant = 4 }));
    }
}
