using MlNetGenomics.Motifs;
using MlNetGenomics.Sequences;
using MlNetGenomics.Simulation;

namespace MlNetGenomics.Tests.Simulation;

/// <summary>The synthetic set of Koo and Eddy against the shares it is drawn with.</summary>
[TestClass]
public class KooEddyDataTests
{
    private const int Count = 6000;

    // Of 1 to 5 sites, as the released program draws them.
    private static readonly double[] Shares = [0.50, 0.25, 0.17, 0.05, 0.03];

    private static readonly PlantedMotifSettings Settings =
        PlantedMotifSettings.KooEddy(KooEddyMotifs.Select(KooEddyMotifsTests.Database())) with { SequenceCount = Count, Seed = 3 };

    private static readonly PlantedMotifData Data = PlantedMotifSimulator.Run(Settings);

    [TestMethod]
    public void It_is_as_large_as_the_papers()
    {
        PlantedMotifSettings settings = PlantedMotifSettings.KooEddy(KooEddyMotifs.Select(KooEddyMotifsTests.Database()));
        Assert.AreEqual(25_000, settings.SequenceCount);
        Assert.AreEqual(200, settings.SequenceLength);
        CollectionAssert.AreEqual(
            KooEddyMotifs.Names.Select(name => name.ToUpperInvariant()).ToArray(), settings.TaskNames.ToArray());
        Assert.AreEqual(BaseBackground.Uniform, settings.Background);
    }

    [TestMethod]
    public void Numbers_of_sites_have_the_programs_shares()
    {
        var counts = new int[5];
        foreach (IGrouping<int, PlantedSite> sites in Data.Sites.GroupBy(site => site.Sequence))
            counts[sites.Count() - 1]++;
        Assert.AreEqual(Count, counts.Sum(), "every sequence has a site");
        ChiSquare.AssertFits(counts, Shares);
    }

    [TestMethod]
    public void Motifs_and_their_reverse_complements_are_drawn_alike()
    {
        var counts = new int[24];
        foreach (PlantedSite site in Data.Sites)
            counts[2 * site.Motif + (site.IsReverse ? 1 : 0)]++;
        ChiSquare.AssertFits(counts, [.. Enumerable.Repeat(1 / 24.0, 24)]);
    }

    [TestMethod]
    public void A_motif_is_present_as_often_as_drawing_with_replacement_makes_it()
    {
        double share = Shares.Select((p, i) => p * (1 - Math.Pow(11 / 12.0, i + 1))).Sum();
        bool[][] presence = Data.Presence();
        for (int motif = 0; motif < 12; motif++)
        {
            double found = presence.Count(row => row[motif]) / (double)Count;
            Assert.AreEqual(share, found, 5 * Math.Sqrt(share * (1 - share) / Count));
        }
    }

    [TestMethod]
    public void Sites_are_a_base_apart_and_a_base_from_the_ends()
    {
        bool areTight = false;
        foreach (IGrouping<int, PlantedSite> sites in Data.Sites.GroupBy(site => site.Sequence))
        {
            int end = 0;
            foreach (PlantedSite site in sites)
            {
                Assert.IsGreaterThanOrEqualTo(end + 1, site.Start);
                areTight |= site.Start == end + 1;
                end = site.End;
            }
            Assert.IsLessThanOrEqualTo(199, end);
        }
        Assert.IsTrue(areTight, "one base is enough");
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void Bases_of_the_sites_follow_the_columns_on_either_strand(bool isReverse)
    {
        PositionProbabilityMatrix motif = Data.Motifs[4];
        var counts = new int[motif.Width, Dna.BaseCount];
        foreach (PlantedSite site in Data.Sites.Where(site => site.Motif == 4 && site.IsReverse == isReverse))
        {
            byte[] codes = Data.Sequences[site.Sequence][site.Start..site.End].ToArray();
            if (isReverse)
                codes = Dna.ReverseComplement(codes);
            for (int position = 0; position < codes.Length; position++)
                counts[position, codes[position]]++;
        }
        double statistic = Enumerable.Range(0, motif.Width).Sum(position => ChiSquare.Of(
            [.. Enumerable.Range(0, Dna.BaseCount).Select(b => counts[position, b])], motif[position].ToArray()));
        ChiSquare.AssertFits(statistic, 3 * motif.Width);
    }

    [TestMethod]
    public void Sites_are_named_by_their_factors()
    {
        using var bed = new StringWriter();
        Data.WriteSites(bed);
        string[] lines = bed.ToString().Split('\n');
        for (int i = 0; i < 20; i++)
            Assert.AreEqual(Settings.TaskNames[Data.Sites[i].Motif], lines[i].Split('\t')[3]);
    }

    [TestMethod]
    public void Settings_that_make_no_data_are_named()
    {
        void Fails(PlantedMotifSettings settings, string message) =>
            Assert.AreEqual(message, Assert.ThrowsExactly<GenomicsException>(() => PlantedMotifSimulator.Run(settings)).Message);
        Fails(Settings with { MinimumGap = 26 },
            "simulation: 5 sites of the widest motif with gaps of 26 take 201 bases, a sequence has 200");
        Fails(Settings with { MinimumGap = -1 }, "simulation: the smallest gap is -1, 0 or more is needed");
        Fails(Settings with { LabelNoise = 1.5 }, "simulation: the share of wrong labels is 1.5, 0 to 1 is needed");
        Fails(Settings with { TaskNames = ["a"] }, "simulation: 1 names for 12 motifs");
        Fails(Settings with { TaskNames = [.. Enumerable.Repeat("a", 12)] }, "simulation: two motifs have the same name");
    }
}
