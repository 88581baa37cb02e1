using FsCheck;
using FsCheck.Fluent;
using MlNetGenomics.Networks;
using MlNetGenomics.Networks.Layers;
using MlNetGenomics.Networks.MuSeAM;
using MlNetGenomics.Onnx;
using MlNetGenomics.Onnx.Proto;
using MlNetGenomics.Sequences;
using MlNetGenomics.Statistics;
using MlNetGenomics.Tests.Networks;
using MlNetGenomics.Tests.Networks.MuSeAM;
using MlNetGenomics.Training;

namespace MlNetGenomics.Tests.Onnx;

/// <summary>What was exported comes back with the same numbers, bit for bit.</summary>
[TestClass]
public sealed class NetworkOnnxRoundTripTests
{
    [TestMethod]
    [DynamicData(nameof(NetworkExamples.Names), typeof(NetworkExamples))]
    public void Every_example_comes_back_as_it_was(string example)
    {
        NetworkModel model = NetworkExamples.Model(example);
        foreach (OnnxInputForm form in Enum.GetValues<OnnxInputForm>())
        {
            var options = new NetworkExportOptions { InputForm = form };
            OnnxParity.AssertSame(model, Import(NetworkOnnx.Export(model, options)));
        }
    }

    [TestMethod]
    public void Any_chain_of_layers_comes_back_as_it_was()
    {
        Prop.ForAll(
            Gen.Choose(0, int.MaxValue).ToArbitrary(),
            seed =>
            {
                var random = new SplittableRandom(seed);
                if (NetworkExamples.RandomChain(random) is { } network)
                {
                    NetworkModel model = NetworkExamples.Numbered(network, random, LabelTransform.Log2);
                    OnnxParity.AssertSame(model, Import(NetworkOnnx.Export(model)));
                }
            })
            .QuickCheckThrowOnFailure();
    }

    [TestMethod]
    public void Any_network_comes_back_as_it_was_and_scores_the_same()
    {
        Prop.ForAll(
            NetworkArbitrary.Networks(),
            network =>
            {
                NetworkModel model = NetworkExamples.Numbered(network, new SplittableRandom(network.InputLength));
                OnnxParity.AssertSame(model, Import(NetworkOnnx.Export(model)));
                SequenceSet sequences = OnnxParity.Sequences(network.InputLength, 1);
                // Exponentials of exponentials are more than 32 bits hold.
                if (NaiveNetwork.Predict(model, sequences[0]).All(value => Math.Abs(value) < 1e6))
                    OnnxParity.AssertScores(model, sequences);
            })
            // Always the same networks: a score may be the small difference of large numbers, which 32 bits hold badly.
            .Check(Config.QuickThrowOnFailure.WithReplay(1, 3));
    }

    [TestMethod]
    [DynamicData(nameof(NetworkExamples.Names), typeof(NetworkExamples))]
    public void Without_its_description_the_graph_alone_gives_a_network_that_scores_the_same(string example)
    {
        NetworkModel model = NetworkExamples.Model(example);
        ModelProto proto = ModelProto.Parser.ParseFrom(NetworkOnnx.Export(model));
        proto.MetadataProps.Clear();
        NetworkModel read = Import(Google.Protobuf.MessageExtensions.ToByteArray(proto));

        Assert.AreEqual("task1", read.Network.Tasks[0]);
        SequenceSet sequences = OnnxParity.Sequences(model.Network.InputLength);
        for (int i = 0; i < sequences.Count; i++)
        {
            double[] expected = NaiveNetwork.Predict(model, sequences[i]);
            float[] actual = [.. NaiveNetwork.Predict(read, sequences[i]).Select(value => (float)value)];
            OnnxParity.AssertClose(expected, actual, example);
        }
    }

    [TestMethod]
    public void Everything_that_training_needs_comes_back()
    {
        var network = new Network("all of it", 30, [
            new Convolution(4, 5)
            {
                Name = "first",
                Weights = new WeightSettings { Start = Initialization.HeNormal, L1 = 1e-3, L2 = 0.5, MaxNorm = 2 },
            },
            new BatchNormalization { Momentum = 0.123, Epsilon = 0.001 }, new Activation(ActivationFunction.Linear),
            new Dropout(0.3), new Flatten(), new Dropout(0.4), new Dense(2),
        ], ["a task", "another, \"ü\""]);
        NetworkModel model = NetworkExamples.Numbered(network, new SplittableRandom(2), LabelTransform.Log2);
        NetworkModel read = Import(NetworkOnnx.Export(model));
        OnnxParity.AssertSame(model, read);
        Assert.AreEqual(LabelTransform.Log2, read.LabelTransform);
    }

    [TestMethod]
    public void Row_forms_and_models_of_more_outputs_can_be_read_back()
    {
        NetworkModel model = NetworkExamples.Model("residual");
        byte[] onnx = NetworkOnnx.Export(model, new NetworkExportOptions
        {
            InputName = "dna",
            ScoreName = "y",
            LayerOutputs = new Dictionary<string, string> { ["dense1"] = "penultimate", ["convolution1"] = "track" },
            Ambiguity = AmbiguityPolicy.AsN,
        });
        OnnxParity.AssertSame(model, Import(onnx));
        OnnxParity.AssertSame(model, Import(OnnxRowForm.Convert(onnx, "y", ["one", "two"])));
    }

    [TestMethod]
    public void Another_output_can_be_asked_for()
    {
        NetworkModel model = NetworkExamples.Model("residual");
        byte[] onnx = NetworkOnnx.Export(model, new NetworkExportOptions
        {
            LayerOutputs = new Dictionary<string, string> { ["dense1"] = "penultimate" },
        });
        NetworkModel read = NetworkOnnx.Import(onnx, "two outputs", "penultimate");
        Assert.HasCount(5, read.Network.Tasks);
        SequenceSet sequences = OnnxParity.Sequences(model.Network.InputLength, 1);
        OnnxParity.AssertClose(
            [.. NaiveNetwork.LayerOutput(model, sequences[0], "dense1").Cast<double>()],
            [.. NaiveNetwork.Predict(read, sequences[0]).Select(value => (float)value)], "penultimate");
    }

    [TestMethod]
    [DataRow(true, LlrScale.One, 1.5f)]
    [DataRow(false, LlrScale.InverseAlpha, 120f)]
    public void A_museam_file_becomes_the_network_of_its_model(bool bothStrands, LlrScale llrScale, float alpha)
    {
        var random = new SplittableRandom(3);
        MuseamModel museam = NaiveMuseam.RandomModel(
            random, 6, 5, 24, bothStrands, llrScale, alpha, BaseBackground.HumanAtRich);
        NetworkModel read = Import(MuseamOnnx.Export(museam));
        SequenceSet sequences = NaiveMuseam.RandomSequences(random, 5, 24);
        for (int i = 0; i < sequences.Count; i++)
        {
            double expected = NaiveMuseam.Predict(museam, sequences[i]);
            Assert.AreEqual(
                expected, NaiveNetwork.Predict(read, sequences[i])[0], 1e-4 * Math.Max(1, Math.Abs(expected)));
        }
        Assert.AreEqual("activity", read.Network.Tasks.Single());
        OnnxParity.AssertSame(read, Import(NetworkOnnx.Export(read)));
    }

    [TestMethod]
    public void A_file_says_what_it_holds()
    {
        MuseamModel museam = NaiveMuseam.RandomModel(new SplittableRandom(3), 2, 3, 9);
        Assert.AreEqual(OnnxContent.Museam, OnnxModelInfo.Read(MuseamOnnx.Export(museam), "m").Content);
        NetworkModel network = MuseamNetwork.Of(museam);
        Assert.AreEqual(OnnxContent.Network, OnnxModelInfo.Read(NetworkOnnx.Export(network), "n").Content);
        Assert.AreEqual(OnnxContent.Other, OnnxModelInfo.Read(OneHotOnnx.Export(5), "o").Content);
    }

    [TestMethod]
    public void A_description_of_another_network_is_refused()
    {
        NetworkModel model = NetworkExamples.Model("same");
        foreach ((string from, string to, string fragment) in ((string, string, string)[])
        [
            ("\"units\": 4", "\"units\": 5", "at layer dense1 of that it has dense"),
            ("softplus", "relu", "at layer activation2 of that it has activation"),
            ("\"inputLength\": 19", "\"inputLength\": 20", "the graph reads 19 bases, its description 20"),
            ("\"layers\": [", "\"layers\": [[", "mlng.network"),
            ("\"type\": \"batchNormalization\"}", "\"type\": \"dropout\", \"rate\": 0.1}", "at layer activation1"),
        ])
        {
            ModelProto proto = ModelProto.Parser.ParseFrom(NetworkOnnx.Export(model));
            StringStringEntryProto description =
                proto.MetadataProps.Single(property => property.Key == OnnxMetadataKeys.Network);
            Assert.Contains(from, description.Value);
            description.Value = description.Value.Replace(from, to, StringComparison.Ordinal);
            AssertRefused(fragment, Google.Protobuf.MessageExtensions.ToByteArray(proto));
        }
    }

    [TestMethod]
    public void Kernels_must_come_to_the_weights_of_the_graph()
    {
        ModelProto Changed(Action<StringStringEntryProto> change)
        {
            ModelProto proto = ModelProto.Parser.ParseFrom(NetworkOnnx.Export(NetworkExamples.Model("museam")));
            change(proto.MetadataProps.Single(
                property => property.Key.EndsWith(".logAlpha", StringComparison.Ordinal)));
            return proto;
        }
        static byte[] Bytes(ModelProto proto) => Google.Protobuf.MessageExtensions.ToByteArray(proto);

        AssertRefused(
            "not those that its kernels come to",
            Bytes(Changed(alpha => alpha.Value = Convert.ToBase64String(BitConverter.GetBytes(3f)))));
        AssertRefused("1 numbers in Base64", Bytes(Changed(alpha => alpha.Value = "AAAAAAAA")));
        AssertRefused("1 numbers in Base64", Bytes(Changed(alpha => alpha.Value = "!")));
        AssertRefused("logAlpha is missing", Bytes(Changed(alpha => alpha.Key = "gone")));
    }

    private static NetworkModel Import(byte[] onnx) => NetworkOnnx.Import(onnx, "model.onnx");

    private static void AssertRefused(string fragment, byte[] onnx)
    {
        GenomicsException e = Assert.ThrowsExactly<GenomicsException>(() => Import(onnx));
        Assert.StartsWith("model.onnx: ", e.Message);
        Assert.Contains(fragment, e.Message);
    }
}
