using MlNetGenomics.Motifs;
using MlNetGenomics.Networks;
using MlNetGenomics.Simulation;

namespace MlNetGenomics.Tests.Simulation;

[TestClass]
public class NeuronMotifToysTests
{
    [TestMethod]
    public void Toy_1_has_a_site_in_two_places_or_none()
    {
        PlantedGrammarData data = PlantedGrammarSimulator.Run(NeuronMotifToys.Toy1() with { Seed = 2 });
        Assert.AreEqual(4000, data.Sequences.Count);
        Assert.AreEqual(Architectures.NeuronMotifToy1().InputLength, data.Settings.SequenceLength);
        Assert.IsTrue(data.Sites.All(site => !site.IsReverse && site.End - site.Start == 7));
        int positives = data.Presence().Count(row => row[0]);
        Assert.HasCount(positives, data.Sites);
        Assert.AreEqual(0.5, positives / 4000.0, 5 * 0.5 / Math.Sqrt(4000));
        double atZero = data.Sites.Count(site => site.Start == 0);
        Assert.AreEqual(0, data.Sites.Count(site => site.Start > 1));
        Assert.AreEqual(0.5, atZero / positives, 5 * 0.5 / Math.Sqrt(positives));
    }

    [TestMethod]
    public void Toy_2_has_two_sites_in_their_places_or_one_of_them_between()
    {
        PlantedGrammarData data = PlantedGrammarSimulator.Run(NeuronMotifToys.Toy2() with { Seed = 2 });
        Assert.AreEqual(20_000, data.Sequences.Count);
        Assert.AreEqual(Architectures.NeuronMotifToy2().InputLength, data.Settings.SequenceLength);
        bool[][] presence = data.Presence();
        int[] firstStarts = new int[16], secondStarts = new int[16];
        foreach (PlantedSite[] pair in data.Sites.Chunk(2))
        {
            Assert.AreEqual(pair[0].Sequence, pair[1].Sequence);
            Assert.IsFalse(pair[0].IsReverse || pair[1].IsReverse);
            Assert.IsGreaterThanOrEqualTo(pair[0].End, pair[1].Start);
            (int first, int second) = (pair[0].Start, pair[1].Start);
            Assert.AreEqual(first < 16 && second is >= 44 and < 60, presence[pair[0].Sequence][0]);
            if (presence[pair[0].Sequence][0])
            {
                firstStarts[first]++;
                secondStarts[second - 44]++;
            }
            else
            {
                bool isSecondBetween = first < 16 && second is >= 17 and < 45;
                bool isFirstBetween = first is >= 17 and < 45 && second is >= 44 and < 60;
                Assert.IsTrue(isSecondBetween || isFirstBetween, $"{first} {second}");
            }
        }
        double[] shares = [.. Enumerable.Repeat(1 / 16.0, 16)];
        ChiSquare.AssertFits(firstStarts, shares);
        ChiSquare.AssertFits(secondStarts, shares);
        Assert.AreEqual(0.5, firstStarts.Sum() / 20_000.0, 5 * 0.5 / Math.Sqrt(20_000));
    }

    [TestMethod]
    public void Tasks_are_those_of_the_networks()
    {
        Assert.AreEqual(Architectures.NeuronMotifToy1().Tasks.Single(), NeuronMotifToys.Toy1().Grammars.Single().Name);
        Assert.AreEqual(Architectures.NeuronMotifToy2().Tasks.Single(), NeuronMotifToys.Toy2().Grammars.Single().Name);
        Assert.AreEqual(19, NeuronMotifToys.Ctcf.Width);
    }

    [TestMethod]
    public void Any_motif_that_fits_can_be_planted()
    {
        PositionProbabilityMatrix wide = IupacMotif.Parse("CACCTGTT", name: "wide");
        Assert.AreEqual(
            "simulation: grammar positive: takes up to 9 bases, a sequence has 8",
            Assert.ThrowsExactly<GenomicsException>(() => PlantedGrammarSimulator.Run(NeuronMotifToys.Toy1(wide))).Message);
        PlantedGrammarData data = PlantedGrammarSimulator.Run(NeuronMotifToys.Toy2(wide) with { SequenceCount = 10 });
        Assert.AreEqual("wide", data.Settings.Motifs.Single().Name);
    }
}
