using MlNetGenomics.Networks;
using MlNetGenomics.Sequences;
using MlNetGenomics.Tests.Onnx;

namespace MlNetGenomics.Tests.Networks;

[TestClass]
public sealed class NetworkScorerTests
{
    [TestMethod]
    [DynamicData(nameof(NetworkExamples.Names), typeof(NetworkExamples))]
    public void Predictions_are_the_oracle_s(string example)
    {
        NetworkModel model = NetworkExamples.Model(example);
        SequenceSet sequences = OnnxParity.Sequences(model.Network.InputLength);
        float[] scores = new NetworkScorer(model, threads: 2).Score(sequences);
        double[] expected = [.. Enumerable.Range(0, sequences.Count).SelectMany(
            i => NaiveNetwork.Predict(model, sequences[i]))];
        AssertClose(expected, scores);
    }

    [TestMethod]
    [DynamicData(nameof(NetworkExamples.Names), typeof(NetworkExamples))]
    public void Any_layer_gives_what_the_oracle_s_does(string example)
    {
        NetworkModel model = NetworkExamples.Model(example);
        SequenceSet sequences = OnnxParity.Sequences(model.Network.InputLength);
        foreach (NetworkStep step in model.Network.Steps)
        {
            var scorer = new NetworkScorer(model, layer: step.Name);
            bool runsOnBothStrands = scorer.OutputSize > step.Output.Size;
            var expected = new List<double>();
            for (int i = 0; i < sequences.Count; i++)
            {
                expected.AddRange(NaiveNetwork.LayerOutput(model, sequences[i], step.Name).Cast<double>());
                if (runsOnBothStrands)
                {
                    byte[] reverse = Dna.ReverseComplement(sequences[i]);
                    expected.AddRange(NaiveNetwork.LayerOutput(model, reverse, step.Name).Cast<double>());
                }
            }
            AssertClose([.. expected], scorer.Score(sequences));
        }
    }

    [TestMethod]
    public void Many_sequences_score_as_each_does_on_any_number_of_threads()
    {
        NetworkModel model = NetworkExamples.Model("plain");
        SequenceSet few = OnnxParity.Sequences(model.Network.InputLength);
        SequenceSet many = few.Subset([.. Enumerable.Range(0, 5000).Select(i => i % few.Count)]);
        float[] expected = new NetworkScorer(model, threads: 1).Score(few);
        float[] scores = new NetworkScorer(model, threads: 3).Score(many);
        Assert.HasCount(5000 * 2, scores);
        for (int i = 0; i < scores.Length; i++)
            Assert.AreEqual(expected[i % expected.Length], scores[i]);
    }

    [TestMethod]
    public void What_cannot_be_scored_is_named()
    {
        NetworkModel model = NetworkExamples.Model("plain");
        GenomicsException layer = Assert.ThrowsExactly<GenomicsException>(() => new NetworkScorer(model, layer: "dense7"));
        Assert.Contains("has no layer dense7; it has convolution1", layer.Message);
        SequenceSet wrong = SequenceSet.FromStrings([new string('A', 20), "ACGT"], ["a", "b"]);
        GenomicsException length = Assert.ThrowsExactly<GenomicsException>(() => new NetworkScorer(model).Score(wrong));
        Assert.Contains("record 2 (b) has 4 bases", length.Message);
        byte[] codes = [.. Enumerable.Repeat((byte)9, 20)];
        Assert.ThrowsExactly<ArgumentException>(() => new NetworkScorer(model).Score(codes, 1, new float[2]));
    }

    [TestMethod]
    public void A_cancelled_run_stops()
    {
        NetworkModel model = NetworkExamples.Model("plain");
        Assert.ThrowsExactly<OperationCanceledException>(
            () => new NetworkScorer(model).Score(OnnxParity.Sequences(20), new CancellationToken(canceled: true)));
    }

    private static void AssertClose(double[] expected, float[] actual)
    {
        Assert.HasCount(expected.Length, actual);
        double scale = Math.Max(1e-3, expected.Max(Math.Abs));
        for (int i = 0; i < expected.Length; i++)
            Assert.AreEqual(expected[i], actual[i], 1e-4 * scale);
    }
}
