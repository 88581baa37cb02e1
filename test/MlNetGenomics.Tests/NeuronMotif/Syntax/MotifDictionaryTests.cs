using System.Globalization;
using MlNetGenomics.Motifs;
using MlNetGenomics.NeuronMotif;
using MlNetGenomics.NeuronMotif.Syntax;
using static MlNetGenomics.Tests.NeuronMotif.Syntax.HandMadeModule;

namespace MlNetGenomics.Tests.NeuronMotif.Syntax;

[TestClass]
public class MotifDictionaryTests
{
    private const int Width = 90;

    [TestMethod]
    public void Every_planted_motif_once_in_either_orientation()
    {
        MotifDictionary dictionary = Build([
            Sampled("m1", Width, 10, (A, 10), (B, 40)),
            Sampled("m2", Width, 9, (A, 11), (ReverseComplement(B), 45)),
            Sampled("m3", Width, 8, (A, 12), (B, 42)),
            Sampled("m4", Width, 7, (ReverseComplement(A), 20), (C, 50)),
            Sampled("m5", Width, 6, (C, 20)),
            Sampled("m6", Width, 5, (C, 24))]);
        AssertMotifs(dictionary, A, B, C);
        Assert.IsTrue(dictionary.Modules.All(module => module.IsExplained));

        ModuleAnnotation turned = dictionary.Modules.Single(module => module.Quality.Module.Name == "m2");
        CollectionAssert.AreEqual(
            new MotifPlacement[]
            {
                new(new OrientedMotif(0, false), 11 - Widening, A.Length + 2 * Widening),
                new(new OrientedMotif(1, true), 45 - Widening, B.Length + 2 * Widening),
            },
            turned.Motifs.ToArray());
    }

    [TestMethod]
    public void Orientations_are_motifs_of_their_own_without_both_strands()
    {
        NeuronModule[] modules = [.. Enumerable.Range(0, 6).Select(i =>
            Sampled($"m{i}", Width, 10 - i, (i < 3 ? A : ReverseComplement(A), 10 + i)))];
        AssertMotifs(Build(modules), A);
        MotifDictionary oneStrand = Build(modules, new DictionarySettings { BothStrands = false });
        Assert.HasCount(2, oneStrand.Motifs);
        Assert.IsFalse(oneStrand.Modules.SelectMany(module => module.Motifs).Any(placement => placement.Motif.ReverseComplement));
    }

    /// <summary>A palindrome matches both ways; it is told as it is in every module.</summary>
    [TestMethod]
    public void Palindrome_has_one_orientation()
    {
        const string Palindrome = "GGTCACGTGACC";
        Assert.AreEqual(Palindrome, ReverseComplement(Palindrome));
        MotifDictionary dictionary = Build([.. Enumerable.Range(0, 8).Select(i => Sampled($"m{i}", Width, 10 - i, (Palindrome, 10 + i)))]);
        Assert.HasCount(1, dictionary.Motifs);
        foreach (ModuleAnnotation module in dictionary.Modules)
            Assert.IsFalse(module.Motifs.Single().Motif.ReverseComplement);
    }

    [TestMethod]
    public void Of_two_that_are_the_same_the_wider_stays()
    {
        MotifDictionary dictionary = Build([
            Sampled("m1", Width, 10, (A, 10), ("CT" + A + "GA", 50)),
            Sampled("m2", Width, 9, (A, 10)),
            Sampled("m3", Width, 9, (A, 11))]);
        Assert.AreEqual(A.Length + 4 + 2 * Widening, dictionary.Motifs.Single().Width);
        ModuleAnnotation best = dictionary.Modules[0];
        Assert.AreEqual("m1", best.Quality.Module.Name);
        // Its first two columns lie before the narrower one's segment.
        CollectionAssert.AreEqual(
            new[] { 10 - Widening - 2, 50 - Widening }, best.Motifs.Select(placement => placement.Start).ToArray());
    }

    /// <summary>
    /// B and C explain two modules more each, so that the first of them is the last motif; where one module more is
    /// enough, both come.
    /// </summary>
    [TestMethod]
    public void Stops_when_fewer_than_three_more_are_explained()
    {
        NeuronModule[] modules =
        [
            .. Enumerable.Range(0, 6).Select(i => Sampled($"a{i}", Width, 10, (A, 10 + i))),
            Sampled("b0", Width, 5, (B, 10)), Sampled("b1", Width, 5, (B, 30)),
            Sampled("c0", Width, 2, (C, 10)), Sampled("c1", Width, 2, (C, 30)),
        ];
        MotifDictionary dictionary = Build(modules);
        AssertMotifs(dictionary, A, B);
        CollectionAssert.AreEquivalent(
            new[] { "c0", "c1" },
            dictionary.Modules.Where(module => !module.IsExplained).Select(module => module.Quality.Module.Name).ToArray());
        AssertMotifs(Build(modules, new DictionarySettings { LeastGain = 1 }), A, B, C);
    }

    /// <summary>B stops the growth; C, in three of nine modules, comes in by being common.</summary>
    [TestMethod]
    public void What_many_modules_share_comes_in_at_the_end()
    {
        NeuronModule[] modules =
        [
            .. Enumerable.Range(0, 5).Select(i => Sampled($"a{i}", Width, 10, (A, 10 + i))),
            Sampled("b", Width, 5, (B, 10)),
            .. Enumerable.Range(0, 3).Select(i => Sampled($"c{i}", Width, 2, (C, 30 - i))),
        ];
        AssertMotifs(Build(modules), A, B, C);
        AssertMotifs(Build(modules, new DictionarySettings { LeftoverShare = 0.4 }), A, B);
    }

    /// <summary>In three of the modules the two are one segment, and in the best module too.</summary>
    [TestMethod]
    [DataRow(B, 2)]
    [DataRow(A, 1)]
    [DataRow("TGACTCAT", 2)]
    public void Pair_whose_gap_closes_is_still_two_motifs(string second, int motifs)
    {
        MotifDictionary dictionary = Build([.. Enumerable.Range(0, 11).Select(gap =>
            Sampled($"m{gap}", Width, 10 - 0.1 * gap, (A, 10 + gap % 4), (second, 22 + gap % 4 + gap)))]);
        Assert.HasCount(1, dictionary.Modules.Single(module => module.Quality.Module.Name == "m0").Quality.Segments);
        AssertMotifs(dictionary, motifs == 2 ? [A, second] : [A]);
        foreach (ModuleAnnotation module in dictionary.Modules)
        {
            int gap = int.Parse(module.Quality.Module.Name[1..], CultureInfo.InvariantCulture);
            CollectionAssert.AreEqual(
                new[] { 10 + gap % 4 - Widening, 22 + gap % 4 + gap - Widening },
                module.Motifs.Select(placement => placement.Start).ToArray());
        }
    }

    /// <summary>A module that says nothing about a motif's middle has two segments there, and the motif once.</summary>
    [TestMethod]
    public void Motif_broken_in_two_is_one()
    {
        string broken = A[..5] + "NNN" + A[8..];
        MotifDictionary dictionary = Build(
        [
            .. Enumerable.Range(0, 5).Select(i => Sampled($"m{i}", Width, 10, (A, 10 + i))),
            Sampled("broken", Width, 8, (broken, 20)),
        ]);
        AssertMotifs(dictionary, A);
        ModuleAnnotation module = dictionary.Modules.Single(module => module.Quality.Module.Name == "broken");
        Assert.HasCount(2, module.Quality.Segments);
        Assert.AreEqual(
            new MotifPlacement(new OrientedMotif(0, false), 20 - Widening, A.Length + 2 * Widening), module.Motifs.Single());
    }

    /// <summary>Not to be told from chance, and still the motif of the module it was found in.</summary>
    [TestMethod]
    public void Module_is_explained_by_its_own_motif()
    {
        MotifDictionary dictionary = Build([Sampled("m", 20, 1, ("AAAA", 8))]);
        Assert.HasCount(1, dictionary.Motifs);
        Assert.IsTrue(dictionary.Modules[0].IsExplained);
    }

    [TestMethod]
    public void Nothing_of_modules_without_segments()
    {
        MotifDictionary dictionary = Build([Sampled("m", 20, 1)]);
        Assert.IsEmpty(dictionary.Motifs);
        Assert.IsFalse(dictionary.Modules.Single().IsExplained);
        Assert.IsEmpty(Build([]).Modules);
    }

    [TestMethod]
    public void Settings_out_of_range()
    {
        foreach (DictionarySettings settings in new DictionarySettings[]
            { new() { AnnotationQValue = double.NaN }, new() { LeastGain = -1 }, new() { LeftoverShare = 0 }, new() { LeastOverlap = 2 } })
            Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => Build([], settings));
    }

    private static MotifDictionary Build(IReadOnlyList<NeuronModule> modules, DictionarySettings? settings = null) =>
        MotifDictionary.Build(ModuleQuality.Rank(modules), settings);

    /// <summary>One motif for each planted one, in either orientation, with a column more on each side.</summary>
    private static void AssertMotifs(MotifDictionary dictionary, params string[] planted)
    {
        string[] found = [.. dictionary.Motifs.Select(motif => Consensus.MostProbable(motif)[Widening..^Widening])];
        CollectionAssert.AreEquivalent(
            planted, found.Select(bases => planted.Contains(bases) ? bases : ReverseComplement(bases)).ToArray());
    }
}
