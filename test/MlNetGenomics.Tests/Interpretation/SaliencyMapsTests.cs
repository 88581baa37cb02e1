using MlNetGenomics.Interpretation;
using MlNetGenomics.Sequences;

namespace MlNetGenomics.Tests.Interpretation;

[TestClass]
public sealed class SaliencyMapsTests
{
    private static readonly byte[] Codes = Dna.Encode("CNT");
    private static readonly float[] Map = [1, 2, 4, 8, 16, 32, 64, 128, -1, -2, -4, -8];

    [TestMethod]
    public void A_base_s_gradient_is_its_own_and_N_has_none()
    {
        foreach (SaliencyMethod method in new[] { SaliencyMethod.Gradient, SaliencyMethod.GuidedBackpropagation })
            CollectionAssert.AreEqual(new float[] { 2, 0, -8 }, SaliencyMaps.BaseScores(method, Codes, Map));
    }

    [TestMethod]
    public void What_weighs_the_input_is_summed()
    {
        foreach (SaliencyMethod method in new[] { SaliencyMethod.InputTimesGradient, SaliencyMethod.IntegratedGradients })
            CollectionAssert.AreEqual(new float[] { 15, 240, -15 }, SaliencyMaps.BaseScores(method, Codes, Map));
    }

    [TestMethod]
    public void Maps_are_cut_by_sequence()
    {
        var maps = new SaliencyMaps([1, 2, 3], Map);
        CollectionAssert.AreEqual(new float[] { 16, 32, 64, 128 }, maps.Map(1).ToArray());
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => maps.Map(3));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => SaliencyMaps.BaseScores(SaliencyMethod.Gradient, Codes, new float[4]));
    }
}
