using System.Text.Json;

namespace MlNetGenomics.Tests.Cli;

[TestClass]
public sealed class AccessibilityCommandTests
{
    [TestMethod]
    public void Peaks_of_a_genome_are_their_sequences()
    {
        using var data = new CliData();
        string model = data.TrainModel();
        string[] settings = ["--window", "20", "--step", "10", "--length", "50"];
        CliResult.RunOk(
        [
            "accessibility", "--model", model, "--fasta", data.Fasta, "--scores", data.Labels, .. settings, "--out", data.File("f"),
            "--report", data.File("f.html"), "--json", data.File("f.json"),
        ]);
        // All sequences on one chromosome, one after the other.
        string genome = data.Write("g.fa", $">chr1\n{string.Concat(Enumerable.Range(0, CliData.Count).Select(data.Data.Sequences.Text))}\n");
        string peaks = data.Write("p.narrowPeak", string.Concat(Enumerable.Range(0, CliData.Count).Select(i => FormattableString.Invariant(
            $"1\t{i * CliData.Length}\t{(i + 1) * CliData.Length}\t{data.Data.Sequences.Names[i]}\t0\t.\t{(double)data.Data.Labels[i]:R}\t-1\t-1\t-1\n"))));
        string segments = data.Write("s.bed", $"chr1\t0\t{30 * CliData.Length}\tlow\nchr1\t{30 * CliData.Length}\t{90 * CliData.Length}\thigh\n");
        CliResult result = CliResult.RunOk(
        [
            "accessibility", "--model", model, "--peaks", peaks, "--genome", genome, "--segmentation", segments, .. settings,
            "--out", data.File("p"), "--report", data.File("p.html"), "--json", data.File("p.json"),
        ]);
        Assert.Contains("chromosome 1 is chr1 in", result.Output);
        Assert.AreEqual(File.ReadAllText(Path.Combine(data.File("f"), "windows.tsv")), File.ReadAllText(Path.Combine(data.File("p"), "windows.tsv")));
        JsonElement metrics = CliResult.Json(data.File("p.json")).GetProperty("metrics");
        Assert.AreEqual(CliResult.Json(data.File("f.json")).GetProperty("metrics").GetProperty("pearson").GetDouble(), metrics.GetProperty("pearson").GetDouble());
        Assert.AreEqual(8, metrics.GetProperty("windows").GetInt32());
        Assert.AreEqual(60, metrics.GetProperty("classes").GetProperty("high").GetProperty("peaks").GetInt32());
        Assert.AreEqual(90, VariantsCommandTests.Rows(Path.Combine(data.File("p"), "peaks.tsv")).Select(row => row["rank"]).Distinct().Count());
        Assert.Contains("Classes of the genome", File.ReadAllText(data.File("p.html")));
    }

    [TestMethod]
    public void Bad_input_is_named()
    {
        using var data = new CliData();
        string model = data.TrainModel(), genome = data.Write("g.fa", ">chr1\nACGTACGT\n");
        string[] command = ["accessibility", "--model", model];
        CliResult.Run(command).AssertFailed(2, "give either --peaks and --genome, or --fasta and --scores");
        CliResult.Run([.. command, "--peaks", "p"]).AssertFailed(2, "--peaks and --genome go together");
        CliResult.Run([.. command, "--fasta", data.Fasta]).AssertFailed(2, "--fasta and --scores go together");
        CliResult.Run([.. command, "--peaks", data.Write("p.bed", "chr1\t5\t2\t.\t0\t.\t1\n"), "--genome", genome])
            .AssertFailed(1, "p.bed, line 1: the end 2 is not above the start 5");
        CliResult.Run([.. command, "--peaks", data.Write("p.bed", "chr1\t5\t9\t.\t0\t.\t1\n"), "--genome", genome])
            .AssertFailed(1, "peak chr1:5-9 ends behind chr1, which has 8 bases");
        CliResult.Run([.. command, "--fasta", data.Fasta, "--scores", data.Labels]).AssertFailed(1, "90 peaks are fewer than two windows of 500");
        CliResult.Run([.. command, "--fasta", data.Fasta, "--scores", data.Labels, "--length", "61"])
            .AssertFailed(1, "record 1 (sim1) has 60 bases, fewer than the 61 in the middle");
        CliResult.Run([.. command, "--fasta", data.Fasta, "--scores", data.Labels, "--overlap", "0"]).AssertFailed(2, "--overlap");
    }
}
