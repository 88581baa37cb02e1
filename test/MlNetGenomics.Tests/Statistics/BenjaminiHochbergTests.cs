using FsCheck;
using FsCheck.Fluent;
using MlNetGenomics.Statistics;

namespace MlNetGenomics.Tests.Statistics;

[TestClass]
public class BenjaminiHochbergTests
{
    // The example of the paper, section 4.1.
    private static readonly double[] Paper =
        [0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1];

    [TestMethod]
    public void Example_of_the_paper()
    {
        double[] q = BenjaminiHochberg.QValues(Paper);
        // The paper rejects four hypotheses at .05.
        Assert.AreEqual(4, q.Count(value => value <= 0.05));
        Assert.AreEqual(0.0095 * 15 / 4, q[3], 1e-15);
        // From the sixth on the seventh has the least: .0278 15/6 and .0344 15/8 are larger.
        Assert.AreEqual(0.0298 * 15 / 7, q[5], 1e-15);
        Assert.AreEqual(1, q[14]);
    }

    [TestMethod]
    public void Order_does_not_matter()
    {
        double[] q = BenjaminiHochberg.QValues(Paper);
        double[] shuffled = (double[])Paper.Clone();
        new SplittableRandom(1).Shuffle(shuffled.AsSpan());
        double[] other = BenjaminiHochberg.QValues(shuffled);
        for (int i = 0; i < shuffled.Length; i++)
            Assert.AreEqual(q[Array.IndexOf(Paper, shuffled[i])], other[i]);
    }

    [TestMethod]
    public void Smallest_pValues_alone_give_the_same_where_the_rest_is_one()
    {
        double[] all = [.. Paper[..9], .. Enumerable.Repeat(1.0, 91)];
        double[] q = BenjaminiHochberg.QValues(all);
        CollectionAssert.AreEqual(q[..9], BenjaminiHochberg.QValues(Paper.AsSpan(0, 9), tests: 100));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => BenjaminiHochberg.QValues(Paper, tests: 14));
        Assert.IsEmpty(BenjaminiHochberg.QValues([]));
    }

    [TestMethod]
    public void Equal_to_the_definition()
    {
        Prop.ForAll(Gen.Choose(0, 20).Select(v => v / 20.0).ArrayOf().ToArbitrary(), p =>
        {
            double[] q = BenjaminiHochberg.QValues(p);
            return p.Select((value, i) => (value, i)).All(x => Math.Abs(q[x.i]
                - Math.Min(1, p.Where(other => other >= x.value).Min(other => other * p.Length / p.Count(third => third <= other)))) < 1e-12);
        }).QuickCheckThrowOnFailure();
    }
}
