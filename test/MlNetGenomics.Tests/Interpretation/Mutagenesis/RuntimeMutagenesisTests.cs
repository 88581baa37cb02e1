using MlNetGenomics.Interpretation.Mutagenesis;
using MlNetGenomics.Networks;
using MlNetGenomics.Onnx;
using MlNetGenomics.Sequences;
using MlNetGenomics.Tests.Networks;
using MlNetGenomics.Tests.Onnx;

namespace MlNetGenomics.Tests.Interpretation.Mutagenesis;

[TestClass]
public sealed class RuntimeMutagenesisTests
{
    [TestMethod]
    [DataRow(OnnxInputForm.Text, 256)]
    [DataRow(OnnxInputForm.OneHot, 7)]
    public void It_gives_what_the_library_s_own_engine_does(OnnxInputForm form, int batchSize)
    {
        NetworkModel model = NetworkExamples.Model("plain");
        SequenceSet sequences = OnnxParity.Sequences(model.Network.InputLength, 3);
        byte[] file = NetworkOnnx.Export(model, new NetworkExportOptions { InputForm = form });
        using OnnxSequenceScorer scorer =
            OnnxSequenceScorer.Open(file, "model.onnx", new OnnxScorerOptions { BatchSize = batchSize });
        var settings = new MutagenesisSettings { From = 2, To = 19 };
        MutagenesisResult expected = InSilicoMutagenesis.Compute(new NetworkScorer(model), sequences, settings);
        MutagenesisResult actual = new RuntimeMutagenesis(scorer, settings).Run(sequences);
        Assert.IsFalse(actual.IsIncremental);
        Assert.AreEqual((2, 17, 3), (actual.From, actual.Positions, actual.Count));
        CollectionAssert.AreEqual(expected.Outputs, actual.Outputs);
        Mutants.AssertClose(expected.Values, actual.Values, expected.Values, "values");
        Mutants.AssertClose(expected.Deltas, actual.Deltas, expected.Values, "deltas");
    }

    [TestMethod]
    public void A_model_of_any_length_takes_that_of_the_sequences()
    {
        // f = weights x counts of bases: replacing a by b adds weight[b] - weight[a], wherever it is.
        float[] weights = [1, 2, 4, 8];
        using OnnxSequenceScorer scorer = OnnxSequenceScorer.Open(Counter(weights), "counter.onnx");
        Assert.IsNull(scorer.SequenceLength);
        foreach (string text in new[] { "GAT", "CTTAG" })
        {
            SequenceSet sequences = SequenceSet.FromStrings([text]);
            MutagenesisResult result = new RuntimeMutagenesis(scorer).Run(sequences);
            Assert.AreEqual(text.Length, result.Positions);
            CollectionAssert.AreEqual(
                text.SelectMany(letter => weights.Select(weight => weight - weights[Dna.CodeOf(letter)])).ToArray(),
                result.Deltas);
        }
    }

    [TestMethod]
    public void What_ONNX_Runtime_does_not_give_is_refused()
    {
        using OnnxSequenceScorer scorer = OnnxSequenceScorer.Open(NetworkOnnx.Export(NetworkExamples.Model("plain")), "m");
        MutagenesisSettings[] refused =
        [
            new() { Value = MutagenesisValue.Logit },
            new() { Target = new Neuron("convolution1", 0) },
            new() { Method = MutagenesisMethod.Incremental },
            new() { From = 20 },
            new() { To = 21 },
            new() { From = 5, To = 5 },
        ];
        foreach (MutagenesisSettings settings in refused)
            Assert.ThrowsExactly<GenomicsException>(() => new RuntimeMutagenesis(scorer, settings));
    }

    private static byte[] Counter(float[] weights)
    {
        var builder = new OnnxGraphBuilder("counter");
        string input = builder.Input("input", OnnxElementType.Float, [OnnxDimension.Batch, new OnnxDimension(-1, "L"), 4]);
        string axes = builder.Int64Constant("axes", [1], 1);
        string counts = builder.Node("ReduceSum", [input, axes], "counts", OnnxAttribute.Int("keepdims", 0));
        string matrix = builder.FloatConstant("weights", weights, 4, 1);
        builder.Output(builder.Node("MatMul", [counts, matrix], "score"), OnnxElementType.Float, [OnnxDimension.Batch, 1]);
        return builder.ToBytes();
    }
}
