using System.Collections.Immutable;
using MlNetGenomics.Motifs;
using MlNetGenomics.NeuronMotif;
using MlNetGenomics.Simulation;
using MlNetGenomics.Studies.Syntax;

namespace MlNetGenomics.Tests.Studies.Syntax;

[TestClass]
public sealed class NeuronMotifToyStudyTests
{
    /// <summary>Figure 2 of the paper: two facets a base apart, which stacking all sequences blurs.</summary>
    [TestMethod]
    public void The_neuron_of_toy_1_finds_both_places_of_the_motif()
    {
        ToyResult toy = new NeuronMotifToyStudy().RunToy1();
        PositionProbabilityMatrix planted = toy.Grammar.Elements[0].Motif;
        ImmutableArray<NeuronModule> modules = toy.Output.Modules.Modules;
        Assert.HasCount(2, modules);
        (int Start, double Correlation)[] places =
            [.. modules.Select(module => NeuronMotifToyStudy.Place(module.Motif, planted))];
        CollectionAssert.AreEquivalent(new[] { 0, 1 }, places.Select(place => place.Start).ToArray());
        foreach ((_, double correlation) in places)
            Assert.IsGreaterThan(0.95, correlation);
        Assert.IsLessThan(0.95, NeuronMotifToyStudy.Place(toy.Output.Modules.Mixture!.Motif, planted).Correlation);
    }

    /// <summary>Starts 0-15 and 44-59 of 19 bases leave 10 to 40 between the copies.</summary>
    [TestMethod]
    public void Toy_2_was_planted_with_gaps_of_10_to_40() =>
        CollectionAssert.AreEqual(
            new[] { new IntegerRange(10, 40) }, RecoveredSyntax.PlantedGaps(NeuronMotifToys.Toy2().Grammars[0]));

    [TestMethod]
    public void Columns_that_say_little_do_not_count()
    {
        PositionProbabilityMatrix motif = IupacMotif.Parse("NCAN", name: "m");
        (int start, double correlation) = NeuronMotifToyStudy.Place(IupacMotif.Parse("GGTCAG", name: "x"), motif);
        Assert.AreEqual(2, start);
        Assert.AreEqual(1, correlation, 1e-12);
    }
}
