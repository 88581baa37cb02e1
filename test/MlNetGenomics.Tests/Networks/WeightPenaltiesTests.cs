using MlNetGenomics.Networks;
using MlNetGenomics.Networks.Layers;

namespace MlNetGenomics.Tests.Networks;

[TestClass]
public sealed class WeightPenaltiesTests
{
    private static readonly Network Nested = new(
        "nested",
        20,
        [
            new BothStrands(StrandMerge.Maximum, [new Convolution(4, 5) { Weights = new WeightSettings { L1 = 0.1, MaxNorm = 2 } }]),
            new Residual([new Convolution(4, 3) { Padding = Padding.Same }]),
            new Flatten(),
            new Dense(1),
        ],
        ["t"]);

    [TestMethod]
    public void Every_layer_s_weights_get_the_penalty_those_within_others_too()
    {
        Network changed = WeightPenalties.With(Nested, null, 0.5);
        WeightSettings[] weights = [.. changed.Steps.Select(step => step.Layer).Select(Weights).OfType<WeightSettings>()];
        CollectionAssert.AreEqual(new[] { 0.5, 0.5, 0.5 }, weights.Select(one => one.L2).ToArray());
        CollectionAssert.AreEqual(new[] { 0.1, 0, 0 }, weights.Select(one => one.L1).ToArray());
        Assert.AreEqual(2, weights[0].MaxNorm);
        Assert.AreEqual(Nested.ParameterCount, changed.ParameterCount);
    }

    [TestMethod]
    public void Nothing_asked_for_changes_nothing()
    {
        Assert.AreEqual(Nested, WeightPenalties.With(Nested, null, null));
    }

    [TestMethod]
    public void A_strength_below_0_is_refused()
    {
        Assert.Contains(
            "l1 -1", Assert.ThrowsExactly<GenomicsException>(() => WeightPenalties.With(Nested, -1, null)).Message);
    }

    private static WeightSettings? Weights(Layer layer) => layer switch
    {
        Convolution convolution => convolution.Weights,
        Dense dense => dense.Weights,
        _ => null,
    };
}
