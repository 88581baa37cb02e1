using MlNetGenomics.Motifs;
using MlNetGenomics.Mpra;
using MlNetGenomics.Simulation;

namespace MlNetGenomics.Tests.Simulation;

[TestClass]
public sealed class TiledAssaySimulatorTests
{
    private static readonly TiledAssaySettings Settings = new() { RegionCount = 30, Seed = 2 };

    [TestMethod]
    public void Has_four_tasks_two_libraries_and_two_replicates()
    {
        TiledAssayData data = TiledAssaySimulator.Run(Settings);
        CollectionAssert.AreEqual(
            new[] { "HepG2_minP", "K562_minP", "HepG2_SV40P", "K562_SV40P" }, Settings.TaskNames.ToArray());
        Assert.AreEqual(30, data.Regions.Count);
        Assert.AreEqual(295, data.Regions.Length);
        string[] names = [.. data.TileNames];
        Assert.HasCount(930, names);
        Assert.AreEqual("region30_30", names[^1]);
        IReadOnlyList<MpraExperiment> experiments =
            MpraExperimentColumns.FromNames([.. data.Columns.Select(column => column.Name)]);
        CollectionAssert.AreEquivalent(Settings.TaskNames.ToArray(), experiments.Select(one => one.Name).ToArray());
        foreach (MpraExperiment experiment in experiments)
        {
            Assert.HasCount(2, experiment.Replicates);
            Assert.IsTrue(experiment.Replicates.All(one => one.Dna == $"{experiment.Name.Split('_')[1]}_DNA"));
        }
    }

    [TestMethod]
    public void A_tiles_activity_is_the_sum_of_the_sites_within_it()
    {
        TiledAssayData data = TiledAssaySimulator.Run(Settings);
        for (int region = 0; region < 30; region++)
        {
            for (int tile = 0; tile < 31; tile++)
            {
                PlantedSite[] within = [.. data.Sites.Where(site =>
                    site.Sequence == region && site.Start >= 5 * tile && site.End <= 5 * tile + 145)];
                for (int task = 0; task < 4; task++)
                {
                    double scale = task < 2 ? 1 : 0.5;
                    double expected = within.Sum(site => scale * Settings.Motifs[site.Motif].Effects[task % 2]);
                    Assert.AreEqual(expected, data.Activities[task][region * 31 + tile], 1e-12);
                }
            }
        }
        Assert.IsGreaterThan(0, data.Activities.Max(task => task.Max()));
    }

    [TestMethod]
    public void The_bases_that_matter_are_those_of_the_sites()
    {
        TiledAssayData data = TiledAssaySimulator.Run(Settings);
        for (int region = 0; region < 30; region++)
        {
            double[] effects = data.BaseEffects(region, 1);
            for (int position = 0; position < effects.Length; position++)
            {
                PlantedSite[] here = [.. data.Sites.Where(
                    site => site.Sequence == region && site.Start <= position && position < site.End)];
                Assert.IsLessThanOrEqualTo(1, here.Length);
                Assert.AreEqual(here.Sum(site => Settings.Motifs[site.Motif].Effects[1]), effects[position]);
            }
        }
        var written = new StringWriter();
        data.WriteSites(written);
        string[] lines = written.ToString().TrimEnd().Split('\n');
        Assert.AreEqual("#region\tstart\tend\tmotif\tscore\tstrand\tHepG2_minP\tK562_minP\tHepG2_SV40P\tK562_SV40P", lines[0]);
        Assert.HasCount(data.Sites.Count + 1, lines);
    }

    [TestMethod]
    public void Sites_are_drawn_from_their_motifs()
    {
        var motif = new AssayMotif(IupacMotif.Parse("ACCGT", sharpness: 1, "sharp"), [1, 1]);
        TiledAssayData data = TiledAssaySimulator.Run(Settings with { Motifs = [motif] });
        foreach (PlantedSite site in data.Sites)
            Assert.AreEqual(site.IsReverse ? "ACGGT" : "ACCGT", data.Regions.Text(site.Sequence)[site.Start..site.End]);
        Assert.IsTrue(data.Sites.Any(site => site.IsReverse));
        data = TiledAssaySimulator.Run(Settings with { Motifs = [motif], BothStrands = false });
        Assert.IsFalse(data.Sites.Any(site => site.IsReverse));
    }

    [TestMethod]
    public void Counts_have_the_reads_that_are_asked_for()
    {
        TiledAssayData data = TiledAssaySimulator.Run(Settings with { Reads = 50 });
        // The sum of a column is Poisson with a mean of 50 a tile.
        foreach (AssayCountColumn column in data.Columns)
            Assert.AreEqual(50.0 * 930, column.Counts.Sum(), 5 * Math.Sqrt(50.0 * 930), column.Name);
    }

    [TestMethod]
    public void Without_effects_and_noise_counts_follow_the_plasmids()
    {
        var silent = new AssayMotif(IupacMotif.Parse("ACCGT"), [0, 0]);
        TiledAssayData data = TiledAssaySimulator.Run(
            Settings with { Motifs = [silent], ReplicateDeviation = 0, AbundanceDeviation = 0, Reads = 10 });
        // Every tile has the same mean, so counts vary as a Poisson's: the statistic is chi-square with n - 1.
        foreach (AssayCountColumn column in data.Columns)
        {
            double mean = column.Counts.Average(), statistic = column.Counts.Sum(count => (count - mean) * (count - mean)) / mean;
            Assert.AreEqual(929, statistic, 5 * Math.Sqrt(2 * 929), column.Name);
        }
    }

    [TestMethod]
    public void Equal_settings_make_equal_data_and_regions_do_not_depend_on_their_number()
    {
        TiledAssayData one = TiledAssaySimulator.Run(Settings), same = TiledAssaySimulator.Run(Settings);
        TiledAssayData more = TiledAssaySimulator.Run(Settings with { RegionCount = 40 });
        for (int column = 0; column < one.Columns.Count; column++)
            CollectionAssert.AreEqual(one.Columns[column].Counts.ToArray(), same.Columns[column].Counts.ToArray());
        for (int region = 0; region < 30; region++)
            Assert.AreEqual(one.Regions.Text(region), more.Regions.Text(region));
    }

    [TestMethod]
    public void Settings_that_make_no_data_are_refused()
    {
        foreach ((string expected, TiledAssaySettings settings) in new[]
        {
            ("simulation: the number of regions is 0", Settings with { RegionCount = 0 }),
            ("simulation: the reads of a tile are 0", Settings with { Reads = 0 }),
            ("simulation: the number of replicates is 0", Settings with { Replicates = 0 }),
            ("simulation: each motif needs 3 effects", Settings with { CellTypes = ["a", "b", "c"] }),
            ("simulation: two tasks have the same name", Settings with { CellTypes = ["a", "a"] }),
            ("simulation: 6 sites of the widest motif take 66 bases, a region has 60",
                Settings with { Tiling = new() { RegionLength = 60, TileLength = 20 } }),
            ("tiles of 145 bases do not fit regions of 60", Settings with { Tiling = new() { RegionLength = 60 } }),
        })
        {
            Assert.StartsWith(
                expected, Assert.ThrowsExactly<GenomicsException>(() => TiledAssaySimulator.Run(settings)).Message);
        }
    }
}
