using MlNetGenomics.Networks;
using MlNetGenomics.Onnx;
using MlNetGenomics.Sequences;
using MlNetGenomics.Statistics;
using MlNetGenomics.Tests.Networks;
using MlNetGenomics.Tests.Networks.MuSeAM;

namespace MlNetGenomics.Tests.Onnx;

/// <summary>Compares ONNX Runtime's scores of exported networks with those of the formulas.</summary>
internal static class OnnxParity
{
    // What is promised for every architecture, in shares of the largest score.
    private const double Tolerance = 1e-4;

    /// <summary>Random sequences, some bases unknown.</summary>
    public static SequenceSet Sequences(int length, int count = 3) =>
        NaiveMuseam.RandomSequences(new SplittableRandom(length), count, length, unknown: 0.05);

    /// <summary>Fails unless both exports of a model score as its layers' formulas.</summary>
    public static void AssertScores(NetworkModel model, SequenceSet sequences)
    {
        double[] expected =
            [.. Enumerable.Range(0, sequences.Count).SelectMany(i => NaiveNetwork.Predict(model, sequences[i]))];
        AssertClose(expected, ScoreText(NetworkOnnx.Export(model), sequences), $"{model.Network.Name}, text");
        byte[] oneHot = NetworkOnnx.Export(model, new NetworkExportOptions { InputForm = OnnxInputForm.OneHot });
        AssertClose(expected, ScoreRows(oneHot, sequences), $"{model.Network.Name}, one-hot");
    }

    /// <summary>Scores of a model that takes text.</summary>
    public static float[] ScoreText(byte[] onnx, SequenceSet sequences)
    {
        using var session = new OnnxSession(onnx);
        return session.RunText(
            "Score", [.. Enumerable.Range(0, sequences.Count).Select(i => Dna.Decode(sequences[i]))]);
    }

    /// <summary>Scores of a model that takes one-hot rows.</summary>
    public static float[] ScoreRows(byte[] onnx, SequenceSet sequences)
    {
        var encoder = new OneHotEncoder();
        float[] rows = [.. Enumerable.Range(0, sequences.Count).SelectMany(i => encoder.Encode(sequences[i]))];
        using var session = new OnnxSession(onnx);
        return session.RunOneHot("Score", rows, sequences.Count, sequences.Length, Dna.BaseCount);
    }

    public static void AssertClose(double[] expected, float[] actual, string what)
    {
        Assert.HasCount(expected.Length, actual, what);
        double scale = Math.Max(1e-3, expected.Max(Math.Abs));
        for (int i = 0; i < expected.Length; i++)
            Assert.AreEqual(expected[i], actual[i], Tolerance * scale, $"{what}, value {i}");
    }

    /// <summary>Fails unless two models are the same, bit for bit.</summary>
    public static void AssertSame(NetworkModel expected, NetworkModel actual)
    {
        Assert.AreEqual(expected.Network, actual.Network);
        Assert.AreEqual(expected.LabelTransform, actual.LabelTransform);
        Assert.IsTrue(expected.Values.SequenceEqual(actual.Values), "the numbers differ");
    }
}
