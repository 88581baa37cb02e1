using MlNetGenomics.Statistics;
using MlNetGenomics.Variants;

namespace MlNetGenomics.Tests.Variants;

[TestClass]
public sealed class VariantRankingTests
{
    [TestMethod]
    public void P_values_count_benign_variants_of_at_least_the_effect()
    {
        var benign = new BenignEffects([0.3f, 0.1f, 0.2f, 0.2f]);
        Assert.AreEqual(1, benign.PValue(0.05f));
        Assert.AreEqual(1, benign.PValue(0.1f));
        Assert.AreEqual(4.0 / 5, benign.PValue(0.2f));
        Assert.AreEqual(2.0 / 5, benign.PValue(0.25f));
        Assert.AreEqual(1.0 / 5, benign.PValue(0.4f));
        Assert.ThrowsExactly<GenomicsException>(() => new BenignEffects([]));
    }

    [TestMethod]
    public void P_values_of_what_is_drawn_as_the_benign_ones_hold_their_level()
    {
        // Exchangeable, so that P(p <= k / (n + 1)) = k / (n + 1): over many draws, within four standard errors.
        var random = new SplittableRandom(8);
        const int Draws = 4000;
        int below = 0;
        for (int i = 0; i < Draws; i++)
        {
            var benign = new BenignEffects(Enumerable.Range(0, 19).Select(_ => (float)random.NextGaussian()));
            below += benign.PValue((float)random.NextGaussian()) <= 0.1 ? 1 : 0;
        }
        Assert.AreEqual(0.1, (double)below / Draws, 4 * Math.Sqrt(0.1 * 0.9 / Draws));
    }

    [TestMethod]
    [DataRow(VariantTests.All)]
    [DataRow(VariantTests.Top)]
    public void Q_values_are_Benjamini_and_Hochberg_s(VariantTests tests)
    {
        var random = new SplittableRandom(9);
        var benign = new BenignEffects(Enumerable.Range(0, 50).Select(_ => (float)random.NextInt(40)));
        float[] effects = [.. Enumerable.Range(0, 400).Select(_ => (float)random.NextInt(60))];
        var ranking = new VariantRanking();
        foreach (float effect in effects)
            ranking.Add(effect, benign.PValue(effect));
        VariantCalls calls = ranking.Call(0.1, tests);
        float least = effects.OrderDescending().ElementAt(39);
        Assert.AreEqual(least, calls.LeastTopEffect);
        Assert.AreEqual(effects.Count(effect => effect >= least), calls.TopCount);
        float[] tested = tests == VariantTests.All ? effects : [.. effects.Where(effect => effect >= least)];
        double[] expected = BenjaminiHochberg.QValues([.. tested.Select(benign.PValue)]);
        for (int i = 0; i < tested.Length; i++)
            Assert.AreEqual(expected[i], calls.QValue(benign.PValue(tested[i]), tested[i], tests)!.Value, 1e-15);
        if (tests == VariantTests.Top)
            Assert.IsNull(calls.QValue(benign.PValue(least - 1), least - 1, tests));
    }

    [TestMethod]
    public void Nothing_to_rank_is_no_error()
    {
        VariantCalls calls = new VariantRanking().Call(0.01, VariantTests.All);
        Assert.AreEqual(0, calls.TopCount);
        Assert.IsFalse(calls.IsTop(1));
    }
}
