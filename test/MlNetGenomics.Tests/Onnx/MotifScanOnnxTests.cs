using Google.Protobuf;
using MlNetGenomics.Motifs;
using MlNetGenomics.Motifs.Scan;
using MlNetGenomics.Onnx;
using MlNetGenomics.Onnx.Proto;
using MlNetGenomics.Sequences;
using MlNetGenomics.Statistics;
using MlNetGenomics.Tests.Motifs.Comparison;

namespace MlNetGenomics.Tests.Onnx;

[TestClass]
public sealed class MotifScanOnnxTests
{
    private static readonly PositionProbabilityMatrix[] Motifs =
        [.. RandomMotifs.Make(9, 4, 9, seed: 8), IupacMotif.Parse("TGACTCA", 1, "sharp")];

    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public void ONNX_Runtime_gives_the_scanner_s_best_scores(bool bothStrands)
    {
        MotifScanner scanner = Scanner(bothStrands);
        string[] texts = ["ACGTNACGTGACTCAGG", "ttttttttgagtcacc", "NNNNNNNNN", "GATTACAGATTACAGATTACA"];
        float[] expected = scanner.BestScores(SequenceSet.FromStrings(texts)).Values;
        using var session = new OnnxSession(MotifScanOnnx.Export(scanner, AmbiguityPolicy.Reject, "Sequence", "Best"));
        for (int i = 0; i < texts.Length; i++)
        {
            float[] actual = session.RunText("Best", texts[i]);
            Assert.HasCount(Motifs.Length, actual);
            for (int motif = 0; motif < actual.Length; motif++)
                Assert.AreEqual(expected[i * actual.Length + motif], actual[motif], 1e-4f);
        }
        Assert.Throws<Exception>(() => session.RunText("Best", "ACGTACGTACGT", "ACGTACGTACGT"));
    }

    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public void Motifs_come_back_with_their_pseudocounts(bool bothStrands)
    {
        MotifScanner scanner = Scanner(bothStrands);
        MotifScanner read = Read(MotifScanOnnx.Export(scanner, AmbiguityPolicy.Reject, "Sequence", "Best"));
        Assert.AreEqual(bothStrands, read.Settings.BothStrands);
        Assert.AreEqual(0.0, read.Settings.Pseudocount);
        for (int i = 0; i < Motifs.Length; i++)
        {
            Assert.AreEqual(Motifs[i].Name, read.Motifs[i].Name);
            Assert.AreEqual(scanner.Weights[i].Background, read.Weights[i].Background);
            double[] expected = scanner.Weights[i].Weights.ToArray(), actual = read.Weights[i].Weights.ToArray();
            Assert.HasCount(expected.Length, actual);
            for (int k = 0; k < expected.Length; k++)
                Assert.AreEqual(expected[k], actual[k], 1e-6);
        }
    }

    [TestMethod]
    public void Another_graph_is_refused()
    {
        Refuses("Another model", "metadata property mlng.architecture is 'x', expected motif_scan", proto =>
            proto.MetadataProps.First(property => property.Key == OnnxMetadataKeys.Architecture).Value = "x");
        Refuses("One motif fewer", "20 filters in 20 places do not make 9 motifs on 2 strands", proto =>
            proto.MetadataProps.First(property => property.Key == OnnxMetadataKeys.Motifs).Value =
                "[\"a\",\"b\",\"c\",\"d\",\"e\",\"f\",\"g\",\"h\",\"i\"]");
        Refuses("Another operator", "is made by Sigmoid, expected Conv", proto =>
            proto.Graph.Node.First(node => node.OpType == "Conv").OpType = "Sigmoid");
        Refuses("Another axis", "has axes [1], expected [0,1]", proto =>
        {
            AttributeProto axes = proto.Graph.Node.Single(node => node.Name == "Best").Attribute
                .Single(attribute => attribute.Name == "axes");
            axes.Ints.Clear();
            axes.Ints.Add(1);
        });
        Refuses("Another reverse strand", "of the reverse strand is not the reverse complement", proto =>
        {
            TensorProto weights = proto.Graph.Initializer.First(tensor => tensor.Name.EndsWith("/weights"));
            byte[] numbers = weights.RawData.ToByteArray();
            numbers[^2] ^= 0x40;
            weights.RawData = ByteString.CopyFrom(numbers);
        });
        Refuses("No log-odds", "the row sums to", proto =>
        {
            foreach (TensorProto weights in proto.Graph.Initializer.Where(tensor => tensor.Name.EndsWith("/weights")))
            {
                weights.RawData = ByteString.CopyFrom(
                    [.. Enumerable.Range(0, weights.RawData.Length / 4).SelectMany(_ => BitConverter.GetBytes(1f))]);
            }
        });

        static void Refuses(string what, string expected, Action<ModelProto> change)
        {
            ModelProto proto = ModelProto.Parser.ParseFrom(
                MotifScanOnnx.Export(Scanner(bothStrands: true), AmbiguityPolicy.Reject, "Sequence", "Best"));
            change(proto);
            string message = Assert.ThrowsExactly<GenomicsException>(() => Read(proto.ToByteArray()), what).Message;
            Assert.StartsWith("x.onnx: ", message);
            StringAssert.Contains(message, expected, what);
        }
    }

    [TestMethod]
    public void Mutated_files_are_read_or_refused_and_nothing_else()
    {
        byte[] whole = MotifScanOnnx.Export(Scanner(bothStrands: true), AmbiguityPolicy.AsN, "Sequence", "Best");
        for (int length = 0; length < whole.Length; length += 31)
            ReadsOrRefuses(whole[..length]);
        var random = new SplittableRandom(3);
        for (int i = 0; i < 3000; i++)
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
                Read(file);
            }
            catch (GenomicsException e)
            {
                Assert.StartsWith("x.onnx", e.Message);
                Assert.DoesNotContain('\n', e.Message);
            }
        }
    }

    private static MotifScanner Scanner(bool bothStrands) =>
        new(Motifs, new ScanSettings { BothStrands = bothStrands, Background = new BaseBackground(0.3, 0.2, 0.24, 0.26) });

    private static MotifScanner Read(byte[] bytes) => MotifScanOnnx.Import(bytes, "x.onnx");
}
