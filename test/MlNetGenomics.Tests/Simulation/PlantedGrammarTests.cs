using MlNetGenomics.Motifs;
using MlNetGenomics.Simulation;

namespace MlNetGenomics.Tests.Simulation;

[TestClass]
public class PlantedGrammarTests
{
    private static readonly PositionProbabilityMatrix[] Motifs =
    [
        .. DefaultMotifs.All.Select(planted => planted.Motif),
        IupacMotif.Parse("CCATATTAGG", name: "MA0083.3", alternateName: "SRF"),
        IupacMotif.Parse("TTAA", name: "odd:rc"),
    ];

    [TestMethod]
    public void Text_says_motifs_orientations_and_gaps()
    {
        PlantedGrammar grammar = PlantedGrammar.Parse("  AP1 5-15 HNF4A:rc\t3  SRF 0-0 odd:rc 12 odd:rc:RC", Motifs);
        Assert.AreEqual("AP1_5-15_HNF4A:rc_3_SRF_0-0_odd:rc_12_odd:rc:RC", grammar.Name);
        CollectionAssert.AreEqual(
            new[] { "AP1", "HNF4A", "MA0083.3", "odd:rc", "odd:rc" }, grammar.Elements.Select(element => element.Motif.Name).ToArray());
        CollectionAssert.AreEqual(
            new[] { false, true, false, false, true }, grammar.Elements.Select(element => element.IsReverse).ToArray());
        CollectionAssert.AreEqual(
            new[] { new IntegerRange(5, 15), new IntegerRange(3, 3), new IntegerRange(0, 0), new IntegerRange(12, 12) },
            grammar.Gaps!.ToArray());
        Assert.IsNull(grammar.Starts);
        // 9 + 15 + 9 + 3 + 10 + 0 + 4 + 12 + 4.
        Assert.AreEqual(66, grammar.MaximumWidth);
        Assert.IsTrue(grammar.BothStrands);
    }

    [TestMethod]
    [DataRow(" ", "grammar ' ': the name of a motif is expected")]
    [DataRow("AP1 15-5 ETS", "grammar 'AP1 15-5 ETS', word 2: the least of the gap '15-5' is over its greatest")]
    [DataRow("AP1 ETS", "grammar 'AP1 ETS', word 2: 'ETS' is not a gap; a number of bases is expected, or a range such as 5-15")]
    [DataRow("AP1 -5 ETS", "grammar 'AP1 -5 ETS', word 2: '-5' is not a gap; a number of bases is expected, or a range such as 5-15")]
    [DataRow("AP1 1-2-3 ETS", "grammar 'AP1 1-2-3 ETS', word 2: '1-2-3' is not a gap; a number of bases is expected, or a range such as 5-15")]
    [DataRow("AP1 99999999999 ETS", "grammar 'AP1 99999999999 ETS', word 2: '99999999999' is not a gap; a number of bases is expected, or a range such as 5-15")]
    [DataRow("AP1 6", "grammar 'AP1 6', word 2: a motif is expected behind the gap '6'")]
    [DataRow("AP1 6 HNF4", "grammar 'AP1 6 HNF4', word 3: there is no motif 'HNF4'; did you mean 'HNF4A'? known are AP1, HNF4A, ETS, CEBP, REST, GFI1, MA0083.3, SRF, odd:rc")]
    [DataRow("ap1:rc", "grammar 'ap1:rc', word 1: there is no motif 'ap1'; did you mean 'AP1'? known are AP1, HNF4A, ETS, CEBP, REST, GFI1, MA0083.3, SRF, odd:rc")]
    public void What_is_wrong_with_a_text_is_named(string text, string message)
    {
        Assert.AreEqual(message, Assert.ThrowsExactly<GenomicsException>(() => PlantedGrammar.Parse(text, Motifs)).Message);
    }

    [TestMethod]
    public void Grammars_that_are_none_are_named()
    {
        var element = new GrammarElement(Motifs[0]);
        void Fails(Func<PlantedGrammar> make, string message) =>
            Assert.AreEqual($"simulation: grammar g: {message}", Assert.ThrowsExactly<GenomicsException>(make).Message);
        Fails(() => PlantedGrammar.Spaced("g", [], []), "has no motif");
        Fails(() => PlantedGrammar.Spaced("g", [element, element], []), "has 0 gaps, 1 are needed");
        Fails(() => PlantedGrammar.Spaced("g", [element, element], [new IntegerRange(-1, 4)]), "gap -1, 0 or more is needed");
        Fails(() => PlantedGrammar.Spaced("g", [element, element], [new IntegerRange(5, 4)]), "gap 5-4: the least is over the greatest");
        Fails(() => PlantedGrammar.Positioned("g", [element], []), "has 0 ranges of starts, 1 are needed");
        Fails(
            () => PlantedGrammar.Positioned("g", [element, element], [new IntegerRange(0, 3), new IntegerRange(2, 8)]),
            "AP1 must start at 8 or before, but the site before it ends at 9 or behind");
        Fails(
            () => PlantedGrammar.Positioned("g", [element], [IntegerRange.Only(1)], new IntegerRange(3, 2)),
            "start 3-2: the least is over the greatest");
    }

    [TestMethod]
    public void Settings_that_make_no_data_are_named()
    {
        void Fails(string message, GrammarNegatives negatives, params string[] grammars) => Assert.AreEqual(
            $"simulation: {message}",
            Assert.ThrowsExactly<GenomicsException>(() => PlantedGrammarSimulator.Run(new PlantedGrammarSettings
            {
                SequenceLength = 60,
                SequenceCount = 20,
                Grammars = [.. grammars.Select(text => PlantedGrammar.Parse(text, Motifs))],
                Negatives = negatives,
            })).Message);
        Fails("there is no grammar to plant", GrammarNegatives.Background);
        Fails("grammar AP1_2-43_ETS: takes up to 61 bases, a sequence has 60", GrammarNegatives.Background, "AP1 2-43 ETS");
        Fails("two grammars have the name AP1", GrammarNegatives.Background, "AP1", "AP1");
        Fails("grammar AP1: one motif without a place has neither parts nor a rule to break", GrammarNegatives.Parts, "AP1");
        Fails("grammar AP1: one motif without a place has neither parts nor a rule to break", GrammarNegatives.Broken, "AP1");
        // Any two sites of one palindrome obey it.
        Fails(
            "grammar AP1_0-42_AP1: found no place for its motifs in 60 bases that breaks it", GrammarNegatives.Broken, "AP1 0-42 AP1");
    }
}
