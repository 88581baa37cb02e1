using FsCheck;
using FsCheck.Fluent;
using MlNetGenomics.Networks;
using MlNetGenomics.Networks.Layers;
using MlNetGenomics.Networks.MuSeAM;
using MlNetGenomics.Onnx;
using MlNetGenomics.Sequences;
using MlNetGenomics.Statistics;
using MlNetGenomics.Tests.Networks;
using MlNetGenomics.Tests.Networks.MuSeAM;

namespace MlNetGenomics.Tests.Onnx;

/// <summary>Exported networks give in ONNX Runtime what the layers' formulas give.</summary>
[TestClass]
public sealed class NetworkOnnxExportTests
{
    [TestMethod]
    [DynamicData(nameof(NetworkExamples.Names), typeof(NetworkExamples))]
    public void Both_input_forms_score_as_the_formulas(string example)
    {
        NetworkModel model = NetworkExamples.Model(example);
        OnnxParity.AssertScores(model, OnnxParity.Sequences(model.Network.InputLength));
    }

    [TestMethod]
    public void Convolutions_and_pools_of_any_shape_score_as_the_formulas()
    {
        Prop.ForAll(
            Gen.Choose(0, int.MaxValue).ToArbitrary(),
            seed =>
            {
                var random = new SplittableRandom(seed);
                if (NetworkExamples.RandomChain(random) is { } network)
                {
                    NetworkModel model = NetworkExamples.Numbered(network, random);
                    OnnxParity.AssertScores(model, OnnxParity.Sequences(network.InputLength, 2));
                }
            })
            // Always the same networks: a score may be the small difference of large numbers, which 32 bits hold badly.
            .Check(Config.QuickThrowOnFailure.WithReplay(1, 3));
    }

    [TestMethod]
    public void Any_layer_can_be_an_output()
    {
        NetworkModel model = NetworkExamples.Model("residual");
        var outputs = model.Network.Steps.ToDictionary(step => step.Name, step => $"shown/{step.Name}");
        byte[] onnx = NetworkOnnx.Export(model, new NetworkExportOptions { LayerOutputs = outputs });
        OnnxModelInfo info = OnnxModelInfo.Read(onnx, "layers");
        using var session = new OnnxSession(onnx);
        SequenceSet sequences = OnnxParity.Sequences(model.Network.InputLength, 1);
        foreach (NetworkStep step in model.Network.Steps)
        {
            OnnxValueInfo declared = info.Outputs.Single(output => output.Name == outputs[step.Name]);
            Assert.AreEqual(
                step.Output.Positions > 1 ? $"[N, {step.Output.Positions}, {step.Output.Channels}]"
                    : $"[N, {step.Output.Channels}]",
                $"[{string.Join(", ", declared.Shape!)}]");
            double[,] expected = NaiveNetwork.LayerOutput(model, sequences[0], step.Name);
            OnnxParity.AssertClose(
                [.. expected.Cast<double>()],
                session.RunText(outputs[step.Name], Dna.Decode(sequences[0])), step.Name);
        }
    }

    [TestMethod]
    public void A_layer_to_show_must_be_there()
    {
        GenomicsException e = Assert.ThrowsExactly<GenomicsException>(() => NetworkOnnx.Export(
            NetworkExamples.Model("plain"),
            new NetworkExportOptions { LayerOutputs = new Dictionary<string, string> { ["dense9"] = "x" } }));
        Assert.Contains("has no layer dense9", e.Message);
    }

    [TestMethod]
    public void Values_and_weights_carry_the_layers_names_whatever_those_are()
    {
        var network = new Network("names", 12, [
            new Convolution(3, 4) { Name = "Score" }, new Activation(ActivationFunction.Relu) { Name = "Sequence" },
            new GlobalMaxPooling { Name = "one_hot" }, new Dense(1) { Name = "Score.weight" },
        ], ["a"]);
        NetworkModel model = NetworkExamples.Numbered(network, new SplittableRandom(1));
        OnnxParity.AssertScores(model, OnnxParity.Sequences(12));

        OnnxModelInfo info = OnnxModelInfo.Read(NetworkOnnx.Export(NetworkExamples.Model("plain")), "plain");
        OnnxNodeInfo dense = info.Nodes.Single(node => node.OperatorType == "Gemm");
        Assert.AreEqual("dense1", dense.Name);
        CollectionAssert.AreEqual(new[] { "dense1.weight", "dense1.bias" }, dense.Inputs.Skip(1).ToArray());
    }

    [TestMethod]
    public void The_metadata_describe_the_network()
    {
        var network = new Network("mine", 8, [new GlobalMaxPooling(), new Dense(2)], ["k562", "hepg2"]);
        NetworkModel model = NetworkExamples.Numbered(
            network, new SplittableRandom(1), MlNetGenomics.Training.LabelTransform.Log2);
        OnnxModelInfo info = OnnxModelInfo.Read(
            NetworkOnnx.Export(model, new NetworkExportOptions
            {
                Metadata = new Dictionary<string, string> { ["how"] = "so" },
            }),
            "mine");
        Assert.AreEqual(OnnxGraphBuilder.ProducerName, info.ProducerName);
        CollectionAssert.AreEqual(new[] { "k562", "hepg2" }, info.TaskNames.ToArray());
        Assert.AreEqual("mine", info.Metadata[OnnxMetadataKeys.Architecture]);
        Assert.AreEqual("8", info.Metadata[OnnxMetadataKeys.InputLength]);
        Assert.AreEqual("Log2", info.Metadata[OnnxMetadataKeys.LabelTransform]);
        Assert.AreEqual("so", info.Metadata["how"]);
        Assert.AreEqual(8, info.FormatVersion);
        Assert.AreEqual("Score Float [N, 2]", info.Outputs.Single().ToString());
    }

    [TestMethod]
    public void One_hot_models_use_standard_operators_only()
    {
        foreach (string name in NetworkExamples.Names)
        {
            byte[] onnx = NetworkOnnx.Export(
                NetworkExamples.Model(name), new NetworkExportOptions { InputForm = OnnxInputForm.OneHot });
            OnnxModelInfo info = OnnxModelInfo.Read(onnx, name);
            CollectionAssert.AreEqual(
                new[] { KeyValuePair.Create("", 13L) }, info.OperatorSets.ToArray(), name);
        }
    }

    [TestMethod]
    public void Ambiguous_letters_are_refused_or_read_as_N()
    {
        NetworkModel model = NetworkExamples.Model("plain");
        string text = Dna.Decode(OnnxParity.Sequences(model.Network.InputLength, 1)[0]);
        using var strict = new OnnxSession(NetworkOnnx.Export(model));
        Assert.Throws<Exception>(() => strict.RunText("Score", "R" + text[1..]));
        using var lenient = new OnnxSession(
            NetworkOnnx.Export(model, new NetworkExportOptions { Ambiguity = AmbiguityPolicy.AsN }));
        CollectionAssert.AreEqual(
            lenient.RunText("Score", "N" + text[1..]), lenient.RunText("Score", "R" + text[1..]));
    }

    [TestMethod]
    [DataRow(OnnxInputForm.Text)]
    [DataRow(OnnxInputForm.OneHot)]
    public void In_row_form_a_row_gives_a_plain_vector_with_slot_names(OnnxInputForm form)
    {
        NetworkModel model = NetworkExamples.Model("plain");
        byte[] onnx = OnnxRowForm.Convert(
            NetworkOnnx.Export(model, new NetworkExportOptions { InputForm = form }), "Score", model.Network.Tasks);
        Assert.AreEqual("Score Float [2]", OnnxModelInfo.Read(onnx, "row").Outputs.Single().ToString());
        SequenceSet sequences = OnnxParity.Sequences(model.Network.InputLength, 1);
        using var session = new OnnxSession(onnx);
        float[] actual = form == OnnxInputForm.Text
            ? session.RunText("Score", Dna.Decode(sequences[0]))
            : session.RunOneHot("Score", new OneHotEncoder().Encode(sequences[0]), 1, sequences.Length, 4);
        OnnxParity.AssertClose(NaiveNetwork.Predict(model, sequences[0]), actual, "row");
    }

    [TestMethod]
    public void A_museam_network_scores_as_a_museam_model()
    {
        var random = new SplittableRandom(4);
        MuseamModel museam = NaiveMuseam.RandomModel(random, 5, 6, 30, llrScale: LlrScale.InverseAlpha);
        var network = new Network("museam", 30, [
            new BothStrands(StrandMerge.Concatenate, [
                new MultinomialConvolution(5, 6) { LlrScale = LlrScale.InverseAlpha },
            ]),
            new Activation(ActivationFunction.Relu), new GlobalMaxPooling(), new Dense(1),
        ], ["activity"]);
        float[] kernels = TensorAxes.Transpose(museam.KernelParameters, [5, 6, 4], [1, 2, 0]);
        float[] values =
            [.. kernels, MathF.Log(museam.Alpha), .. museam.HeadWeights, museam.Intercept];
        var model = new NetworkModel(network, values);
        SequenceSet sequences = NaiveMuseam.RandomSequences(random, 5, 30);
        for (int i = 0; i < sequences.Count; i++)
        {
            Assert.AreEqual(
                NaiveMuseam.Predict(museam, sequences[i]), NaiveNetwork.Predict(model, sequences[i])[0], 1e-5);
        }
        OnnxParity.AssertScores(model, sequences);
    }
}
