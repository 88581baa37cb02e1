using System.Text.Json;
using MlNetGenomics.Cli;

namespace MlNetGenomics.Tests.Cli;

[TestClass]
public class RegulatorCommandsTests
{
    [TestMethod]
    public void Regulators_names_kernels_by_the_database()
    {
        using var data = new CliData();
        string model = data.TrainModel();
        string database = data.File("kernels.meme");
        // The model's own kernels are in the database, so that all are found.
        CliResult.RunOk("train", "--model", model, "--fasta", data.Fasta, "--labels", data.Labels, "--label-column", "activity", "--epochs", "1",
            "--out", data.File("again.onnx"), "--motifs", database, "--quiet");
        MotifFiles.Write(data.File("random.meme"), MotifFiles.Database);
        string[] kernels = File.ReadAllText(database).Split("MOTIF ")[1..];
        File.WriteAllText(database, File.ReadAllText(data.File("random.meme")) + string.Concat(kernels.Select(motif => $"MOTIF {motif}")));
        CliResult result = CliResult.RunOk(
            "regulators", "--model", data.File("again.onnx"), "--database", database, "--out", data.File("tfs.tsv"), "--report", data.File("tfs.html"),
            "--tf-names", data.Write("names.tsv", "kernel_1\tONE\n"), "--json", data.File("r.json"));
        Assert.Contains("6 of 6 kernels match one of 67 motifs", result.Output);
        string[][] rows = Rows(data.File("tfs.tsv"));
        Assert.HasCount(7, rows);
        // Each is found as itself, but the one that is called otherwise.
        Assert.IsTrue(rows[1..].All(row => row[1] == (row[0] == "kernel_1" ? "ONE" : row[0])));
        JsonElement metrics = CliResult.Json(data.File("r.json")).GetProperty("metrics");
        Assert.AreEqual(6, metrics.GetProperty("tfs").GetInt32());
        Assert.IsTrue(metrics.GetProperty("icp_p_greater").GetDouble() is >= 0 and <= 1);
        Assert.StartsWith("kernel\ttf\t", CliResult.RunOk("regulators", "--model", model, "--database", database).Output);
    }

    [TestMethod]
    public void Influence_cooccurrence_and_clusters_work_without_a_database()
    {
        using var data = new CliData();
        string[] model = ["--model", data.TrainModel(), "--fasta", data.Fasta], labels = ["--labels", data.Labels, "--label-column", "activity"];
        CliResult.RunOk(["influence", .. model, .. labels, "--out", data.File("i.tsv"), "--importance", data.File("m.tsv"), "--report", data.File("i.html")]);
        Assert.HasCount(7, Rows(data.File("i.tsv")));
        Assert.HasCount(CliData.Count + 1, Rows(data.File("m.tsv")));
        CliResult pairs = CliResult.RunOk(
            ["cooccur", .. model, "--out", data.File("p.tsv"), "--plot", data.File("p.svg"), "--report", data.File("p.html"), "--json", data.File("p.json")]);
        Assert.Contains("of 15 pairs of 6 kernels lie together", pairs.Output);
        Assert.HasCount(16, Rows(data.File("p.tsv")));
        Assert.StartsWith("<svg", File.ReadAllText(data.File("p.svg")));
        Assert.AreEqual(15, CliResult.Json(data.File("p.json")).GetProperty("metrics").GetProperty("kernel_pairs").GetInt32());
        string[] cluster = ["cluster", .. model, .. labels, "--top", "2", "--group", data.Data.Sequences.Names[0]];
        CliResult clusters = CliResult.RunOk(
            [.. cluster, "--out", data.File("c.tsv"), "--tfs", data.File("t.tsv"), "--plot", data.File("c.svg"), "--report", data.File("c.html"),
                "--json", data.File("c.json")]);
        Assert.Contains("cluster 1: ", clusters.Output);
        Assert.HasCount(CliData.Count + 1, Rows(data.File("c.tsv")));
        Assert.IsTrue(CliResult.Json(data.File("c.json")).GetProperty("metrics").GetProperty("group_share").GetDouble() is > 0 and <= 1);
        // On standard output the same table, and the same seed gives it again on any number of threads.
        Assert.AreEqual(File.ReadAllText(data.File("c.tsv")), CliResult.RunOk([.. cluster, "--threads", "1"]).Output);
        Assert.StartsWith("rank\tkernel\t", CliResult.RunOk(["influence", .. model, .. labels]).Output);
        Assert.StartsWith("first\tsecond\t", CliResult.RunOk(["cooccur", .. model]).Output);
    }

    [TestMethod]
    public void Factors_are_paired_where_a_database_names_them()
    {
        using var data = new CliData();
        string model = data.TrainModel();
        string database = MotifFiles.Write(data.File("db.meme"), MotifFiles.Database);
        CliResult.RunOk(
            "cooccur", "--model", model, "--fasta", data.Fasta, "--database", database, "--qvalue", "1", "--out", data.File("p.tsv"),
            "--tf-pairs", data.File("t.tsv"), "--known", data.Write("k.tsv", "m1\tm2\n"), "--report", data.File("p.html"));
        string[][] kernels = Rows(data.File("p.tsv")), factors = Rows(data.File("t.tsv"));
        Assert.HasCount(16, kernels);
        Assert.IsTrue(factors[1..].All(row => row[0] == row[2] && row[1] == row[3] && row[0] != row[1]));
        Assert.IsTrue(kernels[1..].All(row => row[15] is "true" or "false"));
    }

    [TestMethod]
    public void Bad_input_is_one_line()
    {
        using var data = new CliData();
        string model = data.TrainModel();
        string[] cooccur = ["cooccur", "--model", model, "--fasta", data.Fasta];
        string[] cluster = ["cluster", "--model", model, "--fasta", data.Fasta, "--labels", data.Labels, "--label-column", "activity"];
        foreach ((int code, string expected, string[] words) in new (int, string, string[])[]
        {
            (ExitCode.Usage, "--tf-pairs: needs --database", [.. cooccur, "--tf-pairs", "t.tsv"]),
            (ExitCode.Usage, "--qvalue: is for known motifs, and there is no --database", [.. cooccur, "--qvalue", "0.1"]),
            (ExitCode.Usage, "--min-distance: 9 is over --max-distance 3", [.. cooccur, "--min-distance", "9", "--max-distance", "3"]),
            (ExitCode.Usage, "--fdr: '2' is not a number of 0 to 1", [.. cooccur, "--fdr", "2"]),
            (ExitCode.Usage, "--min-strength: '-1' is not a number of 0 or more", [.. cooccur, "--min-strength", "-1"]),
            (ExitCode.Usage, "--resolution: '0' is not a number over 0", [.. cluster, "--resolution", "0"]),
            (ExitCode.Failed, "0 of the model's 6 kernels can be paired", [.. cooccur, "--min-strength", "1000"]),
            (ExitCode.Failed, "no sequence has a name that starts with 'nobody'", [.. cluster, "--group", "nobody"]),
            (ExitCode.Failed, "sequences.fa: 90 sequences are too few for 90 neighbours each", [.. cluster, "--neighbors", "90"]),
            (ExitCode.Failed, "k.tsv: the file is empty", [.. cooccur, "--known", data.Write("k.tsv", "")]),
            (ExitCode.Failed, "short.fa: record 1 (a) has 8 bases, the model is for 60",
                ["cooccur", "--model", model, "--fasta", data.Write("short.fa", ">a\nACGTACGT\n")]),
            (ExitCode.Failed, "sequences.fa", ["regulators", "--model", data.Fasta, "--database", data.Fasta]),
        })
        {
            CliResult.Run([.. words, "--out", data.File("never.tsv")]).AssertFailed(code, expected);
        }
        Assert.IsFalse(File.Exists(data.File("never.tsv")));
    }

    private static string[][] Rows(string path) => [.. File.ReadLines(path).Select(line => line.Split('\t'))];
}
