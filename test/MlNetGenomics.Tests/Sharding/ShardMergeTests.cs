using MlNetGenomics.Reports;
using MlNetGenomics.Sharding;

namespace MlNetGenomics.Tests.Sharding;

[TestClass]
public sealed class ShardMergeTests
{
    private static readonly Dictionary<string, string> Settings = new() { ["model"] = "m", ["value"] = "prediction" };

    [TestMethod]
    [DataRow(1, 7)]
    [DataRow(3, 7)]
    [DataRow(4, 3)]
    public void The_whole_is_what_one_run_writes(int count, int items)
    {
        using var folder = new TemporaryFolder();
        var whole = new StringWriter();
        Write(whole, 0, items);
        string[] paths = [.. Enumerable.Range(1, count).Select(number => WriteShard(folder, number, count, items))];
        Array.Reverse(paths);
        var merged = new StringWriter();
        Assert.AreEqual(2 * items, ShardMerge.Open(paths).Write(merged));
        Assert.AreEqual(whole.ToString(), merged.ToString());
    }

    [TestMethod]
    public void What_does_not_go_together_is_named()
    {
        using var folder = new TemporaryFolder();
        string[] paths = [.. Enumerable.Range(1, 3).Select(number => WriteShard(folder, number, 3, 9))];
        string first = paths[0];
        AssertFails("shard 2/3 is missing", first, paths[2]);
        AssertFails("shards 1/3, 2/3 are missing", paths[2]);
        AssertFails($"{first} and {first} are both shard 1/3", first, first, paths[1]);
        string of4 = WriteShard(folder, 2, 4, 9);
        AssertFails($"{of4}: does not go with {first}: it was made as one of 4 shards, not of 3", first, of4);
        string others = WriteShard(folder, 2, 3, 9, new(Settings) { ["model"] = "n" });
        AssertFails($"{others}: does not go with {first}: it was made with model n, not m", first, others);
        string more = WriteShard(folder, 2, 3, 9, new(Settings) { ["from"] = "3" });
        AssertFails($"{more}: does not go with {first}: it was made with from 3, not nothing", first, more);
        string fewer = WriteShard(folder, 2, 3, 8);
        AssertFails($"{fewer}: does not go with {first}: it was made of 8 items, not of 9", first, fewer);
        string plain = folder.Write("plain.tsv", "name\tscore\n");
        AssertFails($"{plain}: is not a shard: its first line does not begin with '#shard'", first, plain);
        string wrong = folder.Write("wrong.tsv", "#shard\t{\"shard\":\"1/3\"}\n");
        AssertFails($"{wrong}, line 1: does not say which shard it is", first, wrong);
        AssertFails("nowhere.tsv: no such file", "nowhere.tsv");
    }

    [TestMethod]
    public void A_shard_that_was_cut_or_lost_lines_is_named()
    {
        using var folder = new TemporaryFolder();
        string[] paths = [.. Enumerable.Range(1, 2).Select(number => WriteShard(folder, number, 2, 6))];
        string[] lines = File.ReadAllLines(paths[1]);
        File.WriteAllLines(paths[1], lines[..^1]);
        AssertFails($"{paths[1]}: is cut short", paths);
        File.WriteAllLines(paths[1], [.. lines[..4], .. lines[5..]]);
        AssertFails($"{paths[1]}: has 6 lines, but was written with 7", paths);
        File.WriteAllLines(paths[1], [lines[0], "name\tother", .. lines[2..]]);
        AssertFails($"{paths[1]}, line 2: has other columns than {paths[0]}", paths);
    }

    private static void AssertFails(string expected, params string[] paths)
    {
        GenomicsException e = Assert.ThrowsExactly<GenomicsException>(
            () => ShardMerge.Open(paths).Write(TextWriter.Null));
        Assert.StartsWith(expected, e.Message);
    }

    private static string WriteShard(
        TemporaryFolder folder, int number, int count, int items, Dictionary<string, string>? settings = null)
    {
        var shard = new Shard(number, count);
        (long first, long end) = shard.Range(items);
        var text = new StringWriter();
        using var writer = new ShardWriter(text, new ShardStamp("ism", shard, items, settings ?? Settings));
        Write(writer, first, end);
        writer.Complete();
        return folder.Write($"{number}-{count}-{items}-{settings?.Count}{settings?["model"]}.tsv", text.ToString());
    }

    private static void Write(TextWriter writer, long first, long end)
    {
        var table = new TableWriter(writer, "name", "score");
        for (long item = first; item < end; item++)
        {
            table.WriteRow($"s{item}", item / 7.0);
            table.WriteRow($"s{item}", -item);
        }
    }
}
