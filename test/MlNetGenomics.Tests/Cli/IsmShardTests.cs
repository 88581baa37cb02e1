namespace MlNetGenomics.Tests.Cli;

[TestClass]
public sealed class IsmShardTests
{
    [TestMethod]
    [DataRow(1)]
    [DataRow(5)]
    public void Merged_shards_are_the_whole_byte_for_byte(int count)
    {
        using var data = new NetworkCliData(count: 7);
        string[] command = ["ism", "--model", data.Train(), "--fasta", data.Fasta, "--from", "3"];
        CliResult.RunOk([.. command, "--out", data.File("whole.tsv")]);
        string[] parts = [.. Enumerable.Range(1, count).Select(number => data.File($"part{number}.tsv.gz"))];
        for (int i = 0; i < count; i++)
            CliResult.RunOk([.. command, "--shard", $"{i + 1}/{count}", "--out", parts[i]]);
        CliResult merged = CliResult.RunOk(["merge", .. parts.AsEnumerable().Reverse(), "--out", data.File("merged.tsv")]);
        Assert.Contains($"{count} shards merged, {7 * 2 * 38} rows", merged.Output);
        CollectionAssert.AreEqual(File.ReadAllBytes(data.File("whole.tsv")), File.ReadAllBytes(data.File("merged.tsv")));
        if (count == 1)
            return;
        CliResult.Run(["merge", .. parts[1..], "--out", data.File("m.tsv")]).AssertFailed(1, $"shard 1/{count} is missing");
        CliResult.RunOk([.. command, "--value", "logit", "--shard", $"2/{count}", "--out", parts[1]]);
        CliResult.Run(["merge", .. parts, "--out", data.File("m.tsv")])
            .AssertFailed(1, $"{parts[1]}: does not go with {parts[0]}: it was made with value logit, not prediction");
        Assert.IsFalse(File.Exists(data.File("m.tsv")));
    }

    [TestMethod]
    [DataRow("--mean", "x,y")]
    [DataRow("--value", "logit")]
    public void Tracks_of_merged_shards_are_those_of_the_whole(params string[] what)
    {
        using var data = new NetworkCliData(count: 4);
        // Overlaps across and within shards, out of order, on both strands.
        string[] names = ["chr2:50-90", "chr1:30-70(-)", "chr1:10-50", "chr2:60-100"];
        string fasta = data.Write("regions.fa", string.Concat(names.Select((name, i) => $">{name}\n{data.Sequences.Text(i)}\n")));
        string[] command = ["ism", "--model", data.Train(), "--fasta", fasta, "--from", "5", .. what];
        CliResult.RunOk([.. command, "--bedgraph", data.File("whole.bg")]);
        for (int number = 1; number <= 3; number++)
            CliResult.RunOk([.. command, "--shard", $"{number}/3", "--out", data.File($"{number}.tsv")]);
        CliResult.RunOk(
            "merge", data.File("1.tsv"), data.File("2.tsv"), data.File("3.tsv"), "--out", data.File("m.tsv"),
            "--bedgraph", data.File("merged.bg"));
        foreach (string task in what[0] == "--mean" ? new[] { "" } : [".x", ".y"])
            Assert.AreEqual(File.ReadAllText(data.File($"whole{task}.bg")), File.ReadAllText(data.File($"merged{task}.bg")));
    }
}
