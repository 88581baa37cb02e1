using MlNetGenomics.Sequences;
using MlNetGenomics.Statistics;

namespace MlNetGenomics.Tests.Sequences;

[TestClass]
public sealed class AnnotationIndexTests
{
    [TestMethod]
    public void Counts_the_bases_that_a_name_lies_on_once()
    {
        var random = new SplittableRandom(2);
        string[] names = ["a", "b"];
        BedRecord[] records = [.. Enumerable.Range(0, 60).Select(i =>
        {
            int start = random.NextInt(900);
            return new BedRecord(random.NextInt(2) == 0 ? "1" : "chr1", start, start + 1 + random.NextInt(60), names[random.NextInt(2)], null, i);
        })];
        var index = new AnnotationIndex(records);
        CollectionAssert.AreEqual(names, index.Labels.ToArray());
        for (int round = 0; round < 200; round++)
        {
            int start = random.NextInt(950), end = start + 1 + random.NextInt(80);
            for (int label = 0; label < 2; label++)
            {
                long expected = Enumerable.Range(start, end - start).Count(at =>
                    records.Any(record => record.Name == names[label] && record.Start <= at && at < record.End));
                Assert.AreEqual(expected, index.Overlap(label, "chr1", start, end));
            }
        }
    }

    [TestMethod]
    public void Names_lie_on_an_interval_from_a_share_on()
    {
        var index = new AnnotationIndex([new("chr1", 0, 50, "half", null, 1), new("chr1", 0, 49, "less", null, 2), new("chr1", 99, 200, "", null, 3)]);
        CollectionAssert.AreEqual(new[] { "half" }, On(0.5));
        CollectionAssert.AreEqual(new[] { AnnotationIndex.Unnamed, "half", "less" }, On(double.Epsilon));
        Assert.IsEmpty(index.On("chr2", 0, 100, 0.5));

        string[] On(double share) => [.. index.On("1", 0, 100, share).Select(label => index.Labels[label])];
    }
}
