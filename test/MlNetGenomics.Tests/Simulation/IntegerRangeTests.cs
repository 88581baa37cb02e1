using MlNetGenomics.Simulation;
using MlNetGenomics.Statistics;

namespace MlNetGenomics.Tests.Simulation;

[TestClass]
public class IntegerRangeTests
{
    [TestMethod]
    public void Drawing_gives_every_number_of_the_range()
    {
        var random = new SplittableRandom(1);
        var range = new IntegerRange(3, 6);
        int[] drawn = [.. Enumerable.Range(0, 200).Select(_ => range.Draw(random)).Distinct().Order()];
        CollectionAssert.AreEqual(new[] { 3, 4, 5, 6 }, drawn);
        Assert.AreEqual(9, IntegerRange.Only(9).Draw(random));
    }

    [TestMethod]
    public void Drawing_outside_gives_every_other_number()
    {
        var random = new SplittableRandom(1);
        for (int minimum = 0; minimum < 7; minimum++)
        {
            for (int maximum = minimum; maximum < 7; maximum++)
            {
                var range = new IntegerRange(minimum, maximum);
                int[] outside = [.. Enumerable.Range(0, 6).Where(value => !range.Contains(value))];
                int?[] drawn = [.. Enumerable.Range(0, 200).Select(_ => range.DrawOutside(5, random)).Distinct().Order()];
                if (outside.Length == 0)
                    Assert.IsNull(drawn.Single());
                else
                    CollectionAssert.AreEqual(outside, drawn.Select(value => value!.Value).ToArray(), $"{range}");
            }
        }
    }
}
