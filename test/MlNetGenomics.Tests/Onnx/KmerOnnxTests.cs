using MlNetGenomics.Onnx;
using MlNetGenomics.Onnx.Proto;
using MlNetGenomics.Sequences;
using MlNetGenomics.Statistics;

namespace MlNetGenomics.Tests.Onnx;

[TestClass]
public sealed class KmerOnnxTests
{
    private static readonly string[] Texts =
    [
        "ACGTNACGTGACTCAGG", "ttttttttgagtcacc", "NNNNNNNNN", "GATTACAGATTACAGATTACA", "A", "", "ACG",
        string.Concat(Enumerable.Repeat("ACGGTCATTGNC", 40)),
    ];

    [TestMethod]
    [DataRow("1", false, false)]
    [DataRow("1", true, true)]
    [DataRow("11", true, false)]
    [DataRow("111", false, true)]
    [DataRow("111111", false, false)]
    [DataRow("111111", true, false)]
    [DataRow("1110000111", true, true)]
    [DataRow("11101001", false, false)]
    [DataRow("11111111", true, false)]
    public void ONNX_Runtime_gives_the_counter_s_counts(string mask, bool canonical, bool asFrequencies)
    {
        var counter = new KmerCounter(KmerPattern.Parse(mask), canonical);
        using var session = new OnnxSession(
            KmerOnnx.Export(counter, asFrequencies, AmbiguityPolicy.Reject, "Sequence", "Counts"));
        foreach (string text in Texts)
        {
            var expected = new float[counter.SlotCount];
            int windows = counter.Count(Dna.Encode(text), expected);
            if (asFrequencies && windows > 0)
                expected = [.. expected.Select(count => count / windows)];
            CollectionAssert.AreEqual(expected, session.RunText("Counts", text));
        }
        Assert.Throws<Exception>(() => session.RunText("Counts", "ACGTACGTACGT", "ACGTACGTACGT"));
        Assert.Throws<Exception>(() => session.RunText("Counts", "ACGTRACGT"));
    }

    [TestMethod]
    [DataRow("1101", false, true, AmbiguityPolicy.AsN)]
    [DataRow("110011", true, false, AmbiguityPolicy.Reject)]
    public void Settings_come_back(string mask, bool canonical, bool asFrequencies, AmbiguityPolicy ambiguity)
    {
        var counter = new KmerCounter(KmerPattern.Parse(mask), canonical);
        var read = KmerOnnx.Import(KmerOnnx.Export(counter, asFrequencies, ambiguity, "In", "Out"), "x.onnx");
        Assert.AreEqual(mask, read.Counter.Pattern.Mask);
        Assert.AreEqual(canonical, read.Counter.IsCanonical);
        Assert.AreEqual(asFrequencies, read.AsFrequencies);
        Assert.AreEqual(ambiguity, read.Ambiguity);
    }

    [TestMethod]
    public void A_large_k_is_an_error_that_names_it()
    {
        var counter = new KmerCounter(KmerPattern.Contiguous(9));
        StringAssert.Contains(
            Assert.ThrowsExactly<GenomicsException>(
                () => KmerOnnx.Export(counter, false, AmbiguityPolicy.Reject, "In", "Out")).Message,
            "counts of k-mers of k = 9 cannot be saved");
    }

    [TestMethod]
    public void Another_graph_is_refused()
    {
        Refuses(
            "metadata property mlng.architecture is 'x', expected kmer_counts",
            proto => Set(proto, OnnxMetadataKeys.Architecture, "x"));
        Refuses("mask of k-mers, position 1: 'x'", proto => Set(proto, OnnxMetadataKeys.KmerMask, "x"));
        Refuses("k = 12 cannot be saved", proto => Set(proto, OnnxMetadataKeys.KmerMask, "111111111111"));
        Refuses(
            "the graph is not that of counts of k-mers of mask 11011",
            proto => Set(proto, OnnxMetadataKeys.KmerMask, "11011"));
        Refuses(
            "the graph is not that",
            proto => proto.Graph.Node.First(node => node.OpType == "MatMul").OpType = "Mul");
        Refuses("the graph is not that", proto => proto.Graph.Initializer.First(tensor => tensor.Name.EndsWith("/digits"))
            .RawData = Google.Protobuf.ByteString.CopyFrom(new byte[4 * 3 * 4 * 4]));
        Refuses("does not have one input and one output", proto => proto.Graph.Output.Clear());

        static void Refuses(string expected, Action<ModelProto> change)
        {
            ModelProto proto = ModelProto.Parser.ParseFrom(Small());
            change(proto);
            string message = Assert.ThrowsExactly<GenomicsException>(
                () => KmerOnnx.Import(Google.Protobuf.MessageExtensions.ToByteArray(proto), "x.onnx"), expected).Message;
            Assert.StartsWith("x.onnx: ", message);
            StringAssert.Contains(message, expected);
        }

        static void Set(ModelProto proto, string key, string value) =>
            proto.MetadataProps.First(property => property.Key == key).Value = value;
    }

    [TestMethod]
    public void Mutated_files_are_read_or_refused_and_nothing_else()
    {
        byte[] whole = Small();
        for (int length = 0; length < whole.Length; length += 31)
            ReadsOrRefuses(whole[..length]);
        var random = new SplittableRandom(3);
        for (int i = 0; i < 2000; i++)
        {
            byte[] file = [.. whole];
            for (int changes = 1 + random.NextInt(4); changes > 0; changes--)
                file[random.NextInt(file.Length)] = (byte)random.NextInt(256);
            ReadsOrRefuses(file);
        }

        static void ReadsOrRefuses(byte[] file)
        {
            try
            {
                KmerOnnx.Import(file, "x.onnx");
            }
            catch (GenomicsException e)
            {
                Assert.StartsWith("x.onnx", e.Message);
                Assert.DoesNotContain('\n', e.Message);
            }
        }
    }

    private static byte[] Small() => KmerOnnx.Export(
        new KmerCounter(KmerPattern.Parse("1001"), canonical: true), true, AmbiguityPolicy.AsN, "In", "Out");
}
