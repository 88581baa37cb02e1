using Microsoft.ML.OnnxRuntime;
using MlNetGenomics.Onnx;
using MlNetGenomics.Sequences;

namespace MlNetGenomics.Tests.Onnx;

/// <summary>Text to one-hot rows in ONNX Runtime, and what it refuses.</summary>
[TestClass]
public sealed class OneHotOnnxTests
{
    [TestMethod]
    public void Letters_become_unit_rows_and_N_is_zeros()
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
    public void N_can_be_any_base()
    {
        using var session = new OnnxSession(OneHotOnnx.Export(1, new OneHotEncoder(UnknownBaseEncoding.Quarter)));
        CollectionAssert.AreEqual(new[] { 0.25f, 0.25f, 0.25f, 0.25f }, session.RunText("OneHot", "N"));
    }

    [TestMethod]
    public void Both_strands_are_as_the_encoder_writes_them()
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
    public void Another_letter_fails(string sequence)
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
    public void Another_length_fails(string sequence)
    {
        using var session = new OnnxSession(OneHotOnnx.Export(4));
        Assert.ThrowsExactly<OnnxRuntimeException>(() => session.RunText("OneHot", sequence));
        Assert.ThrowsExactly<OnnxRuntimeException>(() => session.RunText("OneHot", sequence, "ACGT"));
    }

    [TestMethod]
    public void Two_halves_are_not_a_sequence()
    {
        using var session = new OnnxSession(OneHotOnnx.Export(4));
        Assert.ThrowsExactly<OnnxRuntimeException>(() => session.RunText("OneHot", "AC", "GT"));
        Assert.ThrowsExactly<OnnxRuntimeException>(() => session.RunText("OneHot", "ACGTACGT"));
    }
}
