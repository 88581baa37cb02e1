using System.Globalization;
using System.Text.Json;
using MlNetGenomics.Networks.MuSeAM;
using MlNetGenomics.Onnx;
using MlNetGenomics.Sequences;

namespace MlNetGenomics.Tests.Cli;

[TestClass]
public sealed class VariantsCommandTests
{
    [TestMethod]
    public void Scores_are_the_model_s_of_the_windows_with_both_alleles()
    {
        using var data = new CliData();
        var files = new VariantCliData(data);
        string model = data.TrainModel();
        CliResult.RunOk("variants", "--model", model, "--variants", files.Variants, "--genome", files.Genome, "--out", data.File("o.tsv"));
        var scorer = new MuseamScorer(MuseamOnnx.Import(model));
        using GenomeWindows genome = GenomeWindows.Open(files.Genome);
        foreach (Dictionary<string, string> row in Rows(data.File("o.tsv")))
        {
            var codes = new byte[CliData.Length];
            int at = (CliData.Length - 1) / 2;
            genome.Read(row["chromosome"], long.Parse(row["position"], CultureInfo.InvariantCulture) - 1 - at, codes);
            float reference = Score(codes);
            codes[at] = (byte)Dna.CodeOf(row["alternate"][0]);
            float alternate = Score(codes);
            Assert.AreEqual(reference, Number(row["reference_score"]), 1e-4);
            Assert.AreEqual(alternate, Number(row["alternate_score"]), 1e-4);
            Assert.AreEqual(alternate - reference, Number(row["effect"]), 1e-4);
            Assert.AreEqual(Math.Abs(Number(row["effect"])), Number(row["pve"]));
        }

        float Score(byte[] codes)
        {
            var builder = new SequenceSetBuilder();
            builder.Add("s", codes);
            return scorer.Predict(builder.Build())[0];
        }
    }

    [TestMethod]
    public void Every_engine_and_every_form_of_input_gives_the_same()
    {
        using var data = new CliData();
        var files = new VariantCliData(data);
        string[] command = ["variants", "--model", data.TrainModel()];
        CliResult.RunOk([.. command, "--variants", files.Variants, "--genome", files.Genome, "--out", data.File("managed.tsv")]);
        CliResult.RunOk([.. command, "--variants", files.Variants, "--genome", files.Genome, "--engine", "onnx", "--out", data.File("onnx.tsv")]);
        // The same variants with the bases around them, instead of a genome.
        using GenomeWindows genome = GenomeWindows.Open(files.Genome);
        Dictionary<string, string>[] rows = Rows(data.File("managed.tsv"));
        string flanked = data.Write("f.tsv", "left\tref\talt\tright\n" + string.Concat(rows.Select(row =>
        {
            long start = long.Parse(row["position"], CultureInfo.InvariantCulture) - 1;
            byte[] left = new byte[40], right = new byte[40];
            genome.Read(row["chromosome"], start - 40, left);
            genome.Read(row["chromosome"], start + 1, right);
            return $"{Dna.Decode(left)}\t{row["reference"]}\t{row["alternate"]}\t{Dna.Decode(right)}\n";
        })));
        CliResult.RunOk([.. command, "--variants", flanked, "--out", data.File("flanked.tsv")]);
        foreach (string other in new[] { "onnx.tsv", "flanked.tsv" })
        {
            Dictionary<string, string>[] found = Rows(data.File(other));
            Assert.HasCount(rows.Length, found);
            for (int i = 0; i < rows.Length; i++)
                Assert.AreEqual(Number(rows[i]["effect"]), Number(found[i]["effect"]), 1e-4);
        }
        CollectionAssert.Contains(Rows(data.File("managed.tsv"))[0].Keys, "motif_gains");
        CollectionAssert.DoesNotContain(Rows(data.File("onnx.tsv"))[0].Keys, "motif_gains");
    }

    [TestMethod]
    public void Benign_variants_give_p_and_q_and_frequencies_are_tested()
    {
        using var data = new CliData();
        var files = new VariantCliData(data);
        CliResult result = CliResult.RunOk(
            "variants", "--model", data.TrainModel(), "--variants", files.Variants, "--genome", files.Genome, "--benign", files.Benign,
            "--annotation", data.Write("a.bed", "1\t0\t2000\tfirst\n"), "--fdr", "1", "--top", "0.1", "--out", data.File("o.tsv"),
            "--vcf", data.File("o.vcf"), "--report", data.File("o.html"), "--json", data.File("o.json"));
        Assert.Contains("binomial p", result.Output);
        Dictionary<string, string>[] rows = Rows(data.File("o.tsv"));
        int benign = File.ReadAllLines(files.Benign).Length - 2;
        foreach (Dictionary<string, string> row in rows)
        {
            // Of n + 1 equal steps.
            double steps = Number(row["p"]) * (benign + 1);
            Assert.AreEqual(Math.Round(steps), steps, 1e-9);
            Assert.IsGreaterThanOrEqualTo(Number(row["p"]), Number(row["q"]));
            Assert.AreEqual(row["chromosome"] == "chr1" ? "first" : "", row["annotation"]);
        }
        double least = rows.Where(row => row["top"] == "true").Min(row => Number(row["pve"]));
        Assert.IsTrue(rows.Where(row => row["top"] == "false").All(row => Number(row["pve"]) < least));
        JsonElement metrics = CliResult.Json(data.File("o.json")).GetProperty("metrics");
        Assert.AreEqual(rows.Length, metrics.GetProperty("scored").GetInt32());
        Assert.AreEqual(rows.Length, metrics.GetProperty("significant").GetInt32());
        Assert.AreEqual(rows.Length, metrics.GetProperty("maf").GetProperty("kept").GetInt32());
        Assert.AreEqual(rows.Length / 10, metrics.GetProperty("top").GetInt32(), 1);
        string[] annotated = [.. File.ReadAllLines(data.File("o.vcf")).Where(line => line[0] != '#')];
        Assert.HasCount(rows.Length, annotated);
        for (int i = 0; i < rows.Length; i++)
            Assert.Contains($"MLNG_Q={rows[i]["q"]};", annotated[i]);
        Assert.Contains("Minor-allele frequency", File.ReadAllText(data.File("o.html")));
    }

    [TestMethod]
    [DataRow("all")]
    [DataRow("top")]
    public void Merged_shards_are_the_whole_byte_for_byte(string tests)
    {
        using var data = new CliData();
        var files = new VariantCliData(data);
        string[] command =
        [
            "variants", "--model", data.TrainModel(), "--variants", files.Variants, "--genome", files.Genome, "--benign", files.Benign,
            "--tests", tests, "--top", "0.2",
        ];
        CliResult.RunOk([.. command, "--out", data.File("whole.tsv")]);
        string[] parts = [data.File("1.tsv"), data.File("2.tsv.gz"), data.File("3.tsv")];
        for (int i = 0; i < parts.Length; i++)
            CliResult.RunOk([.. command, "--shard", $"{i + 1}/3", "--out", parts[i]]);
        CliResult.RunOk("merge", parts[2], parts[0], parts[1], "--out", data.File("merged.tsv"));
        CollectionAssert.AreEqual(File.ReadAllBytes(data.File("whole.tsv")), File.ReadAllBytes(data.File("merged.tsv")));
        CliResult.RunOk([.. command, "--length", "50", "--shard", "2/3", "--out", parts[1]]);
        CliResult.Run("merge", parts[0], parts[1], parts[2], "--out", data.File("m.tsv"))
            .AssertFailed(1, "does not go with");
        CliResult.Run([.. command, "--shard", "1/3", "--out", parts[0], "--vcf", data.File("x.vcf")]).AssertFailed(2, "--vcf: is of all variants");
        CliResult.Run([.. command, "--shard", "1/900", "--out", parts[0]]).AssertFailed(1, "too few for 900 shards");
    }

    [TestMethod]
    public void A_network_of_several_tasks_gives_each_and_the_greatest()
    {
        using var data = new NetworkCliData();
        var genome = new string('A', 100) + "CGTTGACGATTACAGGCATCA" + new string('T', 100);
        string fasta = data.Write("g.fa", $">1\n{genome}\n");
        string vcf = data.Write("v.vcf", VariantCliData.Head + VariantCliData.Line("1", 105, "G", "T") + VariantCliData.Line("1", 110, "T", "TAC"));
        string[] command = ["variants", "--model", data.Train(), "--variants", vcf, "--genome", fasta];
        CliResult.RunOk([.. command, "--out", data.File("all.tsv")]);
        CliResult.RunOk([.. command, "--task", "y", "--out", data.File("y.tsv")]);
        Dictionary<string, string>[] all = Rows(data.File("all.tsv")), own = Rows(data.File("y.tsv"));
        for (int i = 0; i < 2; i++)
        {
            Assert.AreEqual(Math.Max(Math.Abs(Number(all[i]["effect_x"])), Math.Abs(Number(all[i]["effect_y"]))), Number(all[i]["pve"]));
            Assert.AreEqual(all[i]["effect_y"], own[i]["effect"]);
        }
        CliResult.Run([.. command, "--task", "z"]).AssertFailed(1, "the model has no task z");
        CliResult.Run([.. command, "--length", "30"]).AssertFailed(1, "--length 30");
    }

    internal static Dictionary<string, string>[] Rows(string path)
    {
        string[][] lines = [.. File.ReadAllLines(path).Select(line => line.Split('\t'))];
        return [.. lines.Skip(1).Select(cells => lines[0].Zip(cells).ToDictionary(pair => pair.First, pair => pair.Second))];
    }

    private static double Number(string cell) => double.Parse(cell, CultureInfo.InvariantCulture);
}
