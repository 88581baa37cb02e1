using MlNetGenomics.Sequences;
using MlNetGenomics.Sharding;

namespace MlNetGenomics.Tests.Sharding;

[TestClass]
public sealed class ShardTests
{
    [TestMethod]
    public void Shards_follow_each_other_and_are_of_even_sizes()
    {
        foreach (long items in new[] { 0L, 1, 7, 48, 1000, long.MaxValue })
        {
            foreach (int count in new[] { 1, 2, 3, 7, 100 })
            {
                long end = 0;
                for (int number = 1; number <= count; number++)
                {
                    (long first, long next) = new Shard(number, count).Range(items);
                    Assert.AreEqual(end, first);
                    Assert.IsTrue(next - first == items / count || next - first == items / count + 1);
                    end = next;
                }
                Assert.AreEqual(items, end);
            }
        }
    }

    [TestMethod]
    [DataRow("1/1", true)]
    [DataRow("3/3", true)]
    [DataRow("0/3", false)]
    [DataRow("4/3", false)]
    [DataRow("-1/3", false)]
    [DataRow("1/0", false)]
    [DataRow("1", false)]
    [DataRow("a/3", false)]
    [DataRow("1/3/5", false)]
    [DataRow("", false)]
    public void Only_shards_that_there_are_are_read(string text, bool expected)
    {
        Assert.AreEqual(expected, Shard.TryParse(text, out Shard shard));
        if (expected)
            Assert.AreEqual(text, shard.ToString());
    }

    [TestMethod]
    public void Digests_tell_sequences_names_and_their_borders_apart()
    {
        using var folder = new TemporaryFolder();
        string[] files = [">a\nACGT\n", ">a\nACGA\n", ">b\nACGT\n", ">a\nAC\n>a\nGT\n", ">a\nACGT\n>b\nA\n"];
        string[] digests = [.. files.Select((text, i) => Of(folder.Write($"{i}.fa", text)).Digest)];
        Assert.HasCount(files.Length, digests.Distinct());
        Assert.AreEqual((1L, digests[0]), Of(folder.Write("same.fa", "\n>a with words\nac\r\ngt")));
        Assert.AreEqual(2, Of(folder.File("4.fa")).Count);
        // The first 16 digits of FIPS 180-2's SHA-256 of "abc".
        Assert.AreEqual("ba7816bf8f01cfea", Digest.Of("abc"u8));
    }

    private static (long Count, string Digest) Of(string path)
    {
        using FastaReader reader = FastaReader.Open(path);
        return Digest.Of(reader);
    }
}
