using MlNetGenomics.Networks;
using MlNetGenomics.Onnx;
using MlNetGenomics.Sequences;
using MlNetGenomics.Statistics;
using MlNetGenomics.Tests.Networks;

namespace MlNetGenomics.Tests.Onnx;

/// <summary>
/// Every published architecture: the formulas, the engine, ONNX Runtime on both exports, and what is read back from
/// them agree.
/// </summary>
[TestClass]
public sealed class ArchitectureParityTests
{
    // The widest have most of their numbers in the dense layer behind 600 or 1,000 bases, up to 200 MB of them. With
    // fewer bases every layer is still there.
    private const int LongestInput = 300;

    public static IEnumerable<string> Names => Architectures.Names;

    [TestMethod]
    [DynamicData(nameof(Names))]
    public void Formulas_engine_exports_and_import_agree(string name)
    {
        Network network = Architectures.ByName(name);
        if (network.InputLength > LongestInput)
            network = Architectures.ByName(name, LongestInput);
        NetworkModel model = NetworkExamples.Numbered(network, new SplittableRandom(1));
        SequenceSet sequences = OnnxParity.Sequences(network.InputLength, 2);
        double[] expected =
            [.. Enumerable.Range(0, sequences.Count).SelectMany(i => NaiveNetwork.Predict(model, sequences[i]))];

        OnnxParity.AssertClose(expected, new NetworkScorer(model).Predict(sequences), $"{name}, engine");
        byte[] text = NetworkOnnx.Export(model);
        OnnxParity.AssertClose(expected, OnnxParity.ScoreText(text, sequences), $"{name}, text");
        OnnxParity.AssertSame(model, NetworkOnnx.Import(text, name));
        byte[] oneHot = NetworkOnnx.Export(model, new NetworkExportOptions { InputForm = OnnxInputForm.OneHot });
        OnnxParity.AssertClose(expected, OnnxParity.ScoreRows(oneHot, sequences), $"{name}, one-hot");
        OnnxParity.AssertSame(model, NetworkOnnx.Import(oneHot, name));
    }
}
