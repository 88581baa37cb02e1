using MlNetGenomics.Motifs;
using MlNetGenomics.Sequences;
using MlNetGenomics.Simulation;

namespace MlNetGenomics.Tests.Simulation;

[TestClass]
public class PlantedMotifSimulatorTests
{
    private static PlantedMotifSettings Sharp => new()
    {
        SequenceCount = 200,
        SequenceLength = 60,
        Motifs =
        [
            new PlantedMotif(IupacMotif.Parse("TGACTCA", 1, "AP1"), 2),
            new PlantedMotif(IupacMotif.Parse("AGATAAG", 1, "GATA"), -0.5),
        ],
        Baseline = 3,
        NoiseDeviation = 0,
        Seed = 7,
    };

    [TestMethod]
    public void Sites_are_where_the_truth_says()
    {
        PlantedMotifData data = PlantedMotifSimulator.Run(Sharp);
        Assert.IsTrue(data.Sites.Any(site => site.IsReverse) && data.Sites.Any(site => !site.IsReverse));
        foreach (PlantedSite site in data.Sites)
        {
            ReadOnlySpan<byte> codes = data.Sequences[site.Sequence][site.Start..site.End];
            string text = Dna.Decode(site.IsReverse ? Dna.ReverseComplement(codes) : codes);
            Assert.AreEqual(site.Motif == 0 ? "TGACTCA" : "AGATAAG", text);
        }
    }

    [TestMethod]
    public void Sites_do_not_overlap()
    {
        foreach (IGrouping<int, PlantedSite> sites in PlantedMotifSimulator.Run(Sharp).Sites.GroupBy(site => site.Sequence))
        {
            int end = 0;
            foreach (PlantedSite site in sites)
            {
                Assert.IsGreaterThanOrEqualTo(end, site.Start);
                end = site.End;
            }
            Assert.IsLessThanOrEqualTo(60, end);
        }
    }

    [TestMethod]
    public void A_motif_is_present_where_the_sequence_reads_it_on_either_strand()
    {
        PlantedMotifData data = PlantedMotifSimulator.Run(Sharp);
        bool[][] presence = data.Presence();
        Assert.HasCount(data.Sequences.Count, presence);
        for (int i = 0; i < presence.Length; i++)
        {
            string text = data.Sequences.Text(i);
            // Where a sharp motif is planted it can be read; where it is not, chance may have written it.
            Assert.IsTrue(!presence[i][0] || text.Contains("TGACTCA") || text.Contains("TGAGTCA"));
            Assert.IsTrue(!presence[i][1] || text.Contains("AGATAAG") || text.Contains("CTTATCT"));
            Assert.AreEqual(data.Sites.Any(site => site.Sequence == i && site.Motif == 0), presence[i][0]);
        }
    }

    [TestMethod]
    public void Activity_is_the_baseline_and_the_effects()
    {
        PlantedMotifData data = PlantedMotifSimulator.Run(Sharp);
        for (int i = 0; i < data.Labels.Length; i++)
            Assert.AreEqual(3 + data.Sites.Where(site => site.Sequence == i).Sum(site => site.Motif == 0 ? 2 : -0.5), data.Labels[i], 1e-6);
    }

    [TestMethod]
    public void Noise_has_its_deviation()
    {
        PlantedMotifSettings settings = Sharp with { SequenceCount = 4000, SequenceLength = 30, SiteCountWeights = [1], NoiseDeviation = 0.5 };
        double[] noise = [.. PlantedMotifSimulator.Run(settings).Labels.Select(label => label - 3.0)];
        // Standard errors: .5 / sqrt(n) of the mean, .5 / sqrt(2 n) of the deviation; 5 of them.
        Assert.AreEqual(0, noise.Average(), 5 * 0.5 / Math.Sqrt(4000));
        Assert.AreEqual(0.5, Math.Sqrt(noise.Average(e => e * e)), 5 * 0.5 / Math.Sqrt(8000));
    }

    [TestMethod]
    public void Numbers_of_sites_and_bases_follow_their_weights()
    {
        PlantedMotifSettings settings = Sharp with
        {
            SequenceCount = 5000,
            SequenceLength = 40,
            SiteCountWeights = [1, 0, 3],
            Background = new BaseBackground(0.4, 0.1, 0.2, 0.3),
        };
        PlantedMotifData data = PlantedMotifSimulator.Run(settings);
        Assert.AreEqual(0, data.Sites.Count % 2, "two sites or none");
        Assert.AreEqual(0.75, data.Sites.Count / 2 / 5000.0, 5 * Math.Sqrt(0.75 * 0.25 / 5000));
        var empty = Enumerable.Range(0, 5000).Except(data.Sites.Select(site => site.Sequence)).ToArray();
        double bases = empty.Length * 40;
        for (int b = 0; b < Dna.BaseCount; b++)
        {
            double share = settings.Background[b];
            double found = empty.Sum(i => data.Sequences[i].Count((byte)b)) / bases;
            Assert.AreEqual(share, found, 5 * Math.Sqrt(share * (1 - share) / bases));
        }
    }

    [TestMethod]
    public void Seed_decides_and_more_sequences_change_nothing()
    {
        PlantedMotifData one = PlantedMotifSimulator.Run(Sharp), more = PlantedMotifSimulator.Run(Sharp with { SequenceCount = 300 });
        PlantedMotifData other = PlantedMotifSimulator.Run(Sharp with { Seed = 8 });
        CollectionAssert.AreEqual(one.Labels, more.Labels[..200]);
        Assert.AreEqual(one.Sequences.Text(199), more.Sequences.Text(199));
        Assert.AreNotEqual(one.Sequences.Text(0), other.Sequences.Text(0));
    }

    [TestMethod]
    public void Truth_is_written_as_BED_and_MEME()
    {
        PlantedMotifData data = PlantedMotifSimulator.Run(Sharp);
        using var bed = new StringWriter();
        data.WriteSites(bed);
        string[] lines = bed.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.HasCount(data.Sites.Count, lines);
        PlantedSite first = data.Sites[0];
        Assert.AreEqual(
            $"sim{first.Sequence + 1}\t{first.Start}\t{first.End}\t{(first.Motif == 0 ? "AP1" : "GATA")}\t0\t{(first.IsReverse ? "-" : "+")}", lines[0]);
        using var meme = new StringWriter();
        data.WriteMotifs(meme);
        CollectionAssert.AreEqual(
            new[] { "AP1", "GATA" }, MemeMotifs.Read(new StringReader(meme.ToString()), "m").Motifs.Select(motif => motif.Name).ToArray());
    }

    [TestMethod]
    public void Default_motifs_are_distinct()
    {
        IReadOnlyList<PlantedMotif> motifs = DefaultMotifs.All;
        Assert.IsTrue(motifs.Any(motif => motif.Effect > 0) && motifs.Any(motif => motif.Effect < 0));
        for (int i = 0; i < motifs.Count; i++)
        {
            for (int j = 0; j < i; j++)
                Assert.IsLessThan(0.6, MotifSimilarity.Align(motifs[i].Motif, motifs[j].Motif).Similarity, $"{motifs[i].Motif.Name} and {motifs[j].Motif.Name}");
        }
    }

    [TestMethod]
    public void Settings_that_make_no_data_are_named()
    {
        void Fails(PlantedMotifSettings settings, string message) =>
            Assert.AreEqual(message, Assert.ThrowsExactly<GenomicsException>(() => PlantedMotifSimulator.Run(settings)).Message);
        Fails(Sharp with { SequenceCount = 0 }, "simulation: the number of sequences is 0, at least 1 is needed");
        Fails(Sharp with { SequenceLength = 0 }, "simulation: the sequence length is 0, at least 1 is needed");
        Fails(Sharp with { SequenceLength = 20 }, "simulation: 4 sites of the widest motif take 28 bases, a sequence has 20");
        Fails(Sharp with { Motifs = [] }, "simulation: there is no motif to plant");
        Fails(Sharp with { NoiseDeviation = -1 }, "simulation: the noise is -1, 0 or more is needed");
        Fails(Sharp with { Baseline = double.NaN }, "simulation: the baseline is NaN, a finite number is needed");
        Fails(Sharp with { SiteCountWeights = [0, 0] }, "simulation: the weights of the numbers of sites must be 0 or more, and one positive");
    }
}
