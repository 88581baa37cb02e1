using MlNetGenomics.Interpretation.Mutagenesis;
using MlNetGenomics.Networks;
using MlNetGenomics.Sequences;
using MlNetGenomics.Tests.Networks;

namespace MlNetGenomics.Tests.Interpretation.Mutagenesis;

[TestClass]
public sealed class IndelMutagenesisTests
{
    private const string Sequence = "ACGTTGCAACTGGATCCATA";

    [TestMethod]
    public void A_deletion_moves_the_rest_left_and_fills_the_end_with_N()
    {
        string[] mutants =
        [
            .. Enumerable.Range(0, 20).Select(p => Sequence.Remove(p, Math.Min(2, 20 - p)).PadRight(20, 'N')),
        ];
        AssertDeltas(mutants, (scorer, set) => IndelMutagenesis.Deletions(scorer, set, 2));
    }

    [TestMethod]
    public void A_deletion_fills_the_end_with_what_follows()
    {
        string[] mutants = [.. Enumerable.Range(0, 20).Select(p => (Sequence + "GTC").Remove(p, Math.Min(3, 20 - p))[..20])];
        SequenceSet following = SequenceSet.FromStrings(["GTC"]);
        AssertDeltas(mutants, (scorer, set) => IndelMutagenesis.Deletions(scorer, set, 3, following: following));
    }

    [TestMethod]
    public void An_insertion_moves_the_rest_right_and_loses_the_end()
    {
        string[] mutants = [.. Enumerable.Range(0, 20).Select(p => Sequence.Insert(p, "GAT")[..20])];
        AssertDeltas(mutants, (scorer, set) => IndelMutagenesis.Insertions(scorer, set, Dna.Encode("GAT")));
    }

    [TestMethod]
    public void Deleting_the_same_base_of_a_run_is_the_same_mutant()
    {
        var scorer = new NetworkScorer(NetworkExamples.Model("plain"));
        IndelResult result = IndelMutagenesis.Deletions(scorer, SequenceSet.FromStrings(["ACGTTTTTTACTGGATCCAT"]));
        for (int position = 4; position < 9; position++)
            Assert.AreEqual(result.Delta(0, 3, 1), result.Delta(0, position, 1));
    }

    [TestMethod]
    public void Too_little_that_follows_is_an_error()
    {
        var scorer = new NetworkScorer(NetworkExamples.Model("plain"));
        SequenceSet sequences = SequenceSet.FromStrings([Sequence]);
        Assert.Contains(
            "1 bases follow it, but 2",
            Assert.ThrowsExactly<GenomicsException>(() => IndelMutagenesis.Deletions(
                scorer, sequences, 2, following: SequenceSet.FromStrings(["A"]))).Message);
    }

    private static void AssertDeltas(string[] mutants, Func<NetworkScorer, SequenceSet, IndelResult> run)
    {
        var scorer = new NetworkScorer(NetworkExamples.Model("plain"));
        SequenceSet sequences = SequenceSet.FromStrings([Sequence]);
        float[] original = scorer.Predict(sequences);
        float[] scores = scorer.Predict(SequenceSet.FromStrings(mutants, ambiguity: AmbiguityPolicy.AsN));
        float[] expected = [.. scores.Select((score, i) => score - original[i % original.Length])];
        Mutants.AssertClose(expected, run(scorer, sequences).Deltas, scores, "deltas");
    }
}
