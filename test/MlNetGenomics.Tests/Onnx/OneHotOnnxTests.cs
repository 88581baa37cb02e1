using Microsoft.ML.OnnxRuntime;
using MlNetGenomics.Onnx;
using MlNetGenomics.Sequences;

namespace MlNetGenomics.Tests.Onnx;

/// <summary>Text to one-hot rows in ONNX Runtime, and what it refuses.</summary>
[TestClass]
public sealed class OneHotOnnxTests
{
    [TestMethod]
    public void LettersBecomeUnitRowsAndNIsZeros()
    {
        using var session = new OnnxSession(OneHotOnnx.Export(5));
        float[] expected =
        [
            1, 0, 0, 0,
            0, 1, 0, 0,
            0, 0, 1, 0,
            0, 0, 0, 1,
            0, 0, 0, 0,
        ];
        CollectionAssert.AreEqual(expected, session.RunText("OneHot", "ACGTN"));
        CollectionAssert.AreEqual(expected, session.RunText("OneHot", "acgtn"));
    }

    [TestMethod]
    public void NCanBeAnyBase()
    {
        using var session = new OnnxSession(OneHotOnnx.Export(1, new OneHotEncoder(UnknownBaseEncoding.Quarter)));
        CollectionAssert.AreEqual(new[] { 0.25f, 0.25f, 0.25f, 0.25f }, session.RunText("OneHot", "N"));
    }

    [TestMethod]
    public void BothStrandsAreAsTheEncoderWritesThem()
    {
        var encoder = new OneHotEncoder(BothStrands: true);
        using var session = new OnnxSession(OneHotOnnx.Export(6, encoder));
        float[] expected = [.. encoder.Encode(Dna.Encode("AACGTN")), .. encoder.Encode(Dna.Encode("GATTAC"))];
        CollectionAssert.AreEqual(expected, session.RunText("OneHot", "AACGTN", "GATTAC"));
    }

    [TestMethod]
    [DataRow("ACGX")]
    [DataRow("ACG-")]
    [DataRow("ACG ")]
    [DataRow("ACGR")]
    [DataRow("ACGé")]
    [DataRow("ACG4")]
    [DataRow("AC\tG")]
    public void AnotherLetterFails(string sequence)
    {
        using var session = new OnnxSession(OneHotOnnx.Export(4));
        OnnxRuntimeException e = Assert.ThrowsExactly<OnnxRuntimeException>(() => session.RunText("OneHot", sequence));
        Assert.Contains("OneHot/letters_must_be_ACGTN", e.Message);
    }

    [TestMethod]
    [DataRow("ACG")]
    [DataRow("ACGTA")]
    [DataRow("ACGTACGT")]
    [DataRow("")]
    public void AnotherLengthFails(string sequence)
    {
        using var session = new OnnxSession(OneHotOnnx.Export(4));
        Assert.ThrowsExactly<OnnxRuntimeException>(() => session.RunText("OneHot", sequence));
        Assert.ThrowsExactly<OnnxRuntimeException>(() => session.RunText("OneHot", sequence, "ACGT"));
    }

    [TestMethod]
    public void TwoHalvesAreNotASequence()
    {
        using var session = new OnnxSession(OneHotOnnx.Export(4));
        Assert.ThrowsExactly<OnnxRuntimeException>(() => session.RunText("OneHot", "AC", "GT"));
        Assert.ThrowsExactly<OnnxRuntimeException>(() => session.RunText("OneHot", "ACGTACGT"));
    }
}
