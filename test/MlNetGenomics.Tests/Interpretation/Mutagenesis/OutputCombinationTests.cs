using MlNetGenomics.Interpretation.Mutagenesis;
using MlNetGenomics.Networks;
using MlNetGenomics.Sequences;
using MlNetGenomics.Statistics;
using MlNetGenomics.Tests.Networks;
using MlNetGenomics.Tests.Onnx;

namespace MlNetGenomics.Tests.Interpretation.Mutagenesis;

[TestClass]
public sealed class OutputCombinationTests
{
    [TestMethod]
    public void Sums_are_compared_as_their_functions_are()
    {
        NetworkModel model = NetworkExamples.Numbered(Architectures.ByName("sharpr"), new SplittableRandom(4));
        string[] tasks = [.. model.Network.Tasks];
        SequenceSet sequences = OnnxParity.Sequences(model.Network.InputLength, 2);
        var mutagenesis = new InSilicoMutagenesis(new NetworkScorer(model), new MutagenesisSettings { From = 90, To = 99 });
        var combined = new CombinedMutagenesis(
            mutagenesis, [OutputCombination.Difference(tasks[3], tasks[0]), OutputCombination.Mean(tasks), OutputCombination.Of(tasks[2])]);
        MutagenesisResult result = combined.Run(sequences);
        CollectionAssert.AreEqual(
            new[] { $"{tasks[3]} - {tasks[0]}", $"mean of {string.Join(", ", tasks)}", tasks[2] }, result.Outputs);
        AssertSame(mutagenesis.Run(sequences, f => f[3] - f[0], "f"), 0);
        AssertSame(mutagenesis.Run(sequences, f => (f[0] + f[1] + f[2] + f[3]) / 4, "f"), 1);
        AssertSame(mutagenesis.Run(sequences, f => f[2], "f"), 2);

        void AssertSame(MutagenesisResult expected, int output)
        {
            Mutants.AssertClose(expected.Deltas, result.OfOutput(output), expected.Values, $"deltas {output}");
            float[] values = [.. Enumerable.Range(0, 2).Select(i => (float)result.Profile(i, output).Value)];
            Mutants.AssertClose(expected.Values, values, expected.Values, $"values {output}");
        }
    }

    [TestMethod]
    public void A_profile_is_all_of_a_sequence_and_output()
    {
        NetworkModel model = NetworkExamples.Numbered(Architectures.ByName("sharpr"), new SplittableRandom(4));
        MutagenesisResult result = InSilicoMutagenesis.Compute(
            new NetworkScorer(model), OnnxParity.Sequences(295, 2), new MutagenesisSettings { From = 5, To = 8 });
        MutagenesisProfile profile = result.Profile(1, 2);
        Assert.AreEqual(result.Values[1 * 4 + 2], profile.Value);
        CollectionAssert.AreEqual(result.Scores(1, 2), profile.Scores);
        CollectionAssert.AreEqual(result.Importance(1, 2), profile.Importance);
    }

    [TestMethod]
    public void Indels_have_the_sign_of_substitutions()
    {
        NetworkModel model = NetworkExamples.Model("plain");
        string[] tasks = [.. model.Network.Tasks];
        IndelResult result = IndelMutagenesis.Deletions(new NetworkScorer(model), OnnxParity.Sequences(20, 2), 3);
        MutagenesisProfile profile = result.Profile(1, OutputCombination.Difference(tasks[1], tasks[0]));
        Assert.AreEqual((double)result.Values[2 + 1] - result.Values[2], profile.Value);
        for (int position = 0; position < 20; position++)
            Assert.AreEqual((double)result.Delta(1, position, 0) - result.Delta(1, position, 1), profile.Importance[position], 1e-6);
    }

    [TestMethod]
    public void A_task_that_is_not_there_is_named_with_near_ones()
    {
        GenomicsException e = Assert.ThrowsExactly<GenomicsException>(
            () => OutputCombination.Difference("k562", "hepg3").Resolve(["k562", "hepg2"]));
        Assert.AreEqual("the model has no task 'hepg3'; did you mean 'hepg2'? known are k562, hepg2", e.Message);
    }
}
