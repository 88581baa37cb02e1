using FsCheck;
using FsCheck.Fluent;
using MlNetGenomics.Motifs;
using MlNetGenomics.Simulation;

namespace MlNetGenomics.Tests.Simulation;

[TestClass]
public class PlantedGrammarSimulatorTests
{
    private static PlantedGrammarSettings Settings(params string[] grammars) => new()
    {
        SequenceCount = 3000,
        SequenceLength = 120,
        Grammars = [.. grammars.Select(text => PlantedGrammar.Parse(text, SharpGrammars.Motifs))],
        Seed = 6,
    };

    [TestMethod]
    public void A_label_says_whether_the_sequence_reads_as_the_grammar_does()
    {
        Prop.ForAll(
            SharpGrammars.All(),
            Gen.Elements(Enum.GetValues<GrammarNegatives>()).ToArbitrary(),
            Gen.Choose(0, 1000).ToArbitrary(),
            (grammar, negatives, seed) =>
            {
                PlantedGrammarSettings settings = Settings(grammar.Text) with { SequenceCount = 30, Negatives = negatives, Seed = seed };
                settings = settings with { Grammars = [settings.Grammars[0] with { BothStrands = grammar.BothStrands }] };
                PlantedGrammarData data = PlantedGrammarSimulator.Run(settings);
                AssertSitesAreThere(data);
                bool[][] presence = data.Presence();
                for (int i = 0; i < presence.Length; i++)
                    Assert.AreEqual(SharpGrammars.Reads(settings.Grammars[0], data.Sequences.Text(i)), presence[i][0]);
                int expected = negatives == GrammarNegatives.Broken ? settings.Grammars[0].Elements.Count : negatives == GrammarNegatives.Parts ? 1 : 0;
                for (int i = 0; i < presence.Length; i++)
                {
                    int sites = data.Sites.Count(site => site.Sequence == i);
                    Assert.AreEqual(presence[i][0] ? settings.Grammars[0].Elements.Count : expected, sites);
                }
            }).Check(Config.QuickThrowOnFailure.WithReplay(11, 7));
    }

    [TestMethod]
    public void As_many_sequences_obey_as_is_said_on_either_strand()
    {
        PlantedGrammarData data = PlantedGrammarSimulator.Run(
            Settings("A 5-15 B:rc") with { PositiveShare = 0.3, Negatives = GrammarNegatives.Broken });
        int[] positives = [.. Positives(data)];
        Assert.AreEqual(0.3, positives.Length / 3000.0, 5 * Math.Sqrt(0.3 * 0.7 / 3000));
        int forward = data.Sites.Count(site => site.Motif == 0 && !site.IsReverse && positives.Contains(site.Sequence));
        Assert.AreEqual(0.5, forward / (double)positives.Length, 5 * 0.5 / Math.Sqrt(positives.Length));
    }

    [TestMethod]
    public void Gaps_of_the_range_are_equally_likely()
    {
        PlantedGrammarData data = PlantedGrammarSimulator.Run(Settings("A 5-15 B") with { PositiveShare = 1 });
        var counts = new int[11];
        foreach (IGrouping<int, PlantedSite> pair in data.Sites.GroupBy(site => site.Sequence))
            counts[pair.Last().Start - pair.First().End - 5]++;
        ChiSquare.AssertFits(counts, [.. Enumerable.Repeat(1 / 11.0, 11)]);
    }

    [TestMethod]
    public void Broken_negatives_have_the_wrong_order_as_often_as_a_wrong_gap()
    {
        PlantedGrammarSettings settings = Settings("A 5-15 B") with { PositiveShare = 0, Negatives = GrammarNegatives.Broken };
        PlantedGrammarData data = PlantedGrammarSimulator.Run(settings);
        int reordered = 0;
        foreach (IGrouping<int, PlantedSite> pair in data.Sites.GroupBy(site => site.Sequence))
        {
            (PlantedSite first, PlantedSite last) = (pair.First(), pair.Last());
            Assert.AreEqual(first.IsReverse, last.IsReverse);
            Assert.AreNotEqual(first.Motif, last.Motif);
            int gap = last.Start - first.End;
            bool isInOrder = first.Motif == (first.IsReverse ? 1 : 0);
            Assert.AreNotEqual(isInOrder, gap is >= 5 and <= 15, "one of the two is wrong");
            reordered += isInOrder ? 0 : 1;
        }
        Assert.AreEqual(0.5, reordered / 3000.0, 5 * 0.5 / Math.Sqrt(3000));
    }

    [TestMethod]
    public void Two_palindromes_in_the_wrong_order_are_right_on_the_other_strand()
    {
        PlantedGrammarSettings settings = Settings("P 5-15 Q:rc") with { PositiveShare = 0, Negatives = GrammarNegatives.Broken };
        PlantedGrammarData data = PlantedGrammarSimulator.Run(settings);
        foreach (IGrouping<int, PlantedSite> pair in data.Sites.GroupBy(site => site.Sequence))
            Assert.IsFalse(pair.Last().Start - pair.First().End is >= 5 and <= 15, "the gap is what breaks the rule");
        Assert.IsFalse(Enumerable.Range(0, 3000).Any(i => SharpGrammars.Reads(settings.Grammars[0], data.Sequences.Text(i))));

        PlantedGrammarData forward = PlantedGrammarSimulator.Run(
            settings with { Grammars = [settings.Grammars[0] with { BothStrands = false }] });
        Assert.IsTrue(
            forward.Sites.GroupBy(site => site.Sequence).Any(pair => pair.Last().Start - pair.First().End is >= 5 and <= 15),
            "on one strand the order breaks it too");
    }

    [TestMethod]
    public void Parts_are_drawn_alike()
    {
        PlantedGrammarData data = PlantedGrammarSimulator.Run(
            Settings("A 5 B 5 C 5 P") with { PositiveShare = 0, Negatives = GrammarNegatives.Parts });
        Assert.HasCount(3000, data.Sites);
        ChiSquare.AssertFits(
            [.. Enumerable.Range(0, 4).Select(motif => data.Sites.Count(site => site.Motif == motif))], [0.25, 0.25, 0.25, 0.25]);
    }

    [TestMethod]
    public void Every_grammar_has_a_label_and_one_that_holds_another_has_both()
    {
        PlantedGrammarSettings settings = Settings("A 5-8 B", "A 5-8 B 3 C", "C 2 P:rc") with { Negatives = GrammarNegatives.Parts };
        PlantedGrammarData data = PlantedGrammarSimulator.Run(settings);
        bool[][] presence = data.Presence();
        for (int i = 0; i < presence.Length; i++)
        {
            for (int grammar = 0; grammar < 3; grammar++)
                Assert.AreEqual(SharpGrammars.Reads(settings.Grammars[grammar], data.Sequences.Text(i)), presence[i][grammar]);
        }
        // Each grammar is a third of the positives; the first also is in the second.
        double[] shares = [1 / 3.0, 1 / 6.0, 1 / 6.0];
        for (int grammar = 0; grammar < 3; grammar++)
        {
            double found = presence.Count(row => row[grammar]) / 3000.0;
            Assert.AreEqual(shares[grammar], found, 5 * Math.Sqrt(shares[grammar] * (1 - shares[grammar]) / 3000));
        }
        CollectionAssert.AreEqual(new[] { "A", "B", "C", "P" }, settings.Motifs.Select(motif => motif.Name).ToArray());
    }

    [TestMethod]
    public void Seed_decides_and_more_sequences_change_nothing()
    {
        PlantedGrammarSettings settings = Settings("A 5-15 B", "C 4 P") with { SequenceCount = 60, Negatives = GrammarNegatives.Broken, LabelNoise = 0.2 };
        PlantedGrammarData one = PlantedGrammarSimulator.Run(settings), more = PlantedGrammarSimulator.Run(settings with { SequenceCount = 90 });
        PlantedGrammarData other = PlantedGrammarSimulator.Run(settings with { Seed = 7 });
        for (int i = 0; i < 60; i++)
        {
            Assert.AreEqual(one.Sequences.Text(i), more.Sequences.Text(i));
            CollectionAssert.AreEqual(one.BinaryLabels()[i], more.BinaryLabels()[i]);
        }
        Assert.AreNotEqual(one.Sequences.Text(0), other.Sequences.Text(0));
    }

    [TestMethod]
    public void Truth_is_written_as_BED_and_MEME()
    {
        PlantedGrammarSettings settings = Settings("A 5-8 B", "A 5-8 B 3 C") with { SequenceCount = 100, Negatives = GrammarNegatives.Broken };
        PlantedGrammarData data = PlantedGrammarSimulator.Run(settings);
        using var bed = new StringWriter();
        data.WriteSites(bed);
        string[] lines = bed.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.HasCount(data.Sites.Count, lines);
        bool[][] presence = data.Presence();
        for (int i = 0; i < lines.Length; i++)
        {
            PlantedSite site = data.Sites[i];
            string grammars = presence[site.Sequence] switch
            {
                [true, true] => "A_5-8_B,A_5-8_B_3_C",
                [true, false] => "A_5-8_B",
                _ => ".",
            };
            Assert.AreEqual(
                $"sim{site.Sequence + 1}\t{site.Start}\t{site.End}\t{"ABC"[site.Motif]}\t0\t{(site.IsReverse ? '-' : '+')}\t{grammars}", lines[i]);
        }
        using var meme = new StringWriter();
        data.WriteMotifs(meme);
        CollectionAssert.AreEqual(
            new[] { "A", "B", "C" }, MemeMotifs.Read(new StringReader(meme.ToString()), "m").Motifs.Select(motif => motif.Name).ToArray());
    }

    private static IEnumerable<int> Positives(PlantedGrammarData data) =>
        data.Presence().Select((row, i) => (row, i)).Where(one => one.row[0]).Select(one => one.i);

    /// <summary>Sites are in order, apart, inside, and read as their motif.</summary>
    private static void AssertSitesAreThere(PlantedGrammarData data)
    {
        (int sequence, int end) = (-1, 0);
        foreach (PlantedSite site in data.Sites)
        {
            Assert.IsGreaterThanOrEqualTo(site.Sequence == sequence ? end : 0, site.Start);
            (sequence, end) = (site.Sequence, site.End);
            string word = data.Sequences.Text(sequence)[site.Start..end];
            Assert.AreEqual(
                Consensus.Iupac(data.Settings.Motifs[site.Motif]), site.IsReverse ? SharpGrammars.ReverseComplement(word) : word);
        }
    }
}
