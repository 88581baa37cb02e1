namespace MlNetGenomics.Tests.Cli;

[TestClass]
public sealed class VariantsBadInputTests
{
    [TestMethod]
    public void What_cannot_be_scored_is_skipped_counted_and_named()
    {
        using var data = new CliData();
        var files = new VariantCliData(data);
        char right = files.Base("chr1", 300), wrong = right == 'A' ? 'C' : 'A';
        string vcf = data.Write("x.vcf", VariantCliData.Head + files.Snp("1", 200) + VariantCliData.Line("chr1", 300, $"{wrong}", $"{right}")
            + VariantCliData.Line("chr1", 2001, "A", "C") + VariantCliData.Line("chr7", 5, "A", "C")
            + VariantCliData.Line("chr1", 400, $"{files.Base("chr1", 400)}", "<DEL>,*"));
        string[] command = ["variants", "--model", data.TrainModel(), "--variants", vcf, "--genome", files.Genome];
        CliResult result = CliResult.Run([.. command, "--out", data.File("o.tsv"), "--json", data.File("o.json")]);
        Assert.AreEqual(0, result.ExitCode);
        Assert.Contains("1 of 6 variants scored", result.Output);
        Assert.Contains($"1 skipped, whose reference allele is not the genome's: chr1:300 has {wrong}, the genome {right}, its alternate allele", result.Error);
        Assert.Contains("1 skipped, beyond the end of their chromosome: chr1:2001, chr1 has 2000 bases", result.Error);
        Assert.Contains("1 skipped, on chromosomes that the genome does not have: chr7:5", result.Error);
        Assert.Contains("2 skipped, without an alternate allele of bases: chr1:400 <DEL>; chr1:400 *", result.Error);
        var skipped = CliResult.Json(data.File("o.json")).GetProperty("metrics").GetProperty("skipped");
        Assert.AreEqual(2, skipped.GetProperty("symbolic").GetInt32());
        Assert.AreEqual(1, skipped.GetProperty("reference_mismatch").GetInt32());
        Assert.HasCount(2, File.ReadAllLines(data.File("o.tsv")));
        // The first of them is an error where that is asked for, with its line.
        CliResult.Run([.. command, "--strict", "--out", data.File("s.tsv")]).AssertFailed(1, $"{vcf}, line 4: chr1:300 has {wrong}");
        Assert.IsFalse(File.Exists(data.File("s.tsv")));
    }

    [TestMethod]
    public void Chromosomes_may_be_spelled_otherwise_which_is_said()
    {
        using var data = new CliData();
        var files = new VariantCliData(data);
        string vcf = data.Write("x.vcf", VariantCliData.Head + files.Snp("1", 200, "") + files.Snp("2", 200, ""));
        CliResult result = CliResult.RunOk(
            "variants", "--model", data.TrainModel(), "--variants", vcf, "--genome", files.Genome, "--out", data.File("o.tsv"));
        Assert.Contains($"chromosome 1 is chr1 in {files.Genome}, and 1 more alike", result.Output);
    }

    [TestMethod]
    [DataRow("chr1\t5\n", "line 3: 2 tab-separated columns found, VCF has 8 or more")]
    [DataRow("chr1\tfive\t.\tA\tC\t.\t.\t.\n", "line 3: the position 'five'")]
    [DataRow("chr7\t5\t.\tA\tC\t.\t.\t.\n", "none of the 1 variants can be scored")]
    public void A_bad_file_leaves_nothing(string lines, string expected)
    {
        using var data = new CliData();
        var files = new VariantCliData(data);
        string vcf = data.Write("x.vcf", VariantCliData.Head + lines);
        string model = data.TrainModel();
        string[] before = data.OtherFiles();
        CliResult result = CliResult.Run(
            "variants", "--model", model, "--variants", vcf, "--genome", files.Genome, "--out", data.File("o.tsv"));
        Assert.AreEqual(1, result.ExitCode);
        Assert.Contains(expected, result.ErrorLines[^1]);
        CollectionAssert.AreEqual(before, data.OtherFiles());
    }

    [TestMethod]
    public void Other_files_that_do_not_go_with_it_are_named()
    {
        using var data = new CliData();
        var files = new VariantCliData(data);
        string model = data.TrainModel(), bed = data.Write("a.bed", "chr1\t5\t5\tx\n");
        string[] command = ["variants", "--model", model, "--variants", files.Variants];
        CliResult.Run(command).AssertFailed(1, "line 3: a variant without the bases around it, which takes a genome");
        CliResult.Run([.. command, "--genome", files.Genome, "--annotation", bed]).AssertFailed(1, "a.bed, line 1: the end 5 is not above the start 5");
        CliResult.Run([.. command, "--genome", files.Genome, "--benign", data.Write("e.vcf", VariantCliData.Head)])
            .AssertFailed(1, "e.vcf: none of the benign variants can be scored");
        CliResult.Run([.. command, "--genome", data.Write("g.fa.gz", [0x1F, 0x8B, 8, 0])]).AssertFailed(1, "g.fa.gz");
        CliResult.Run([.. command, "--genome", files.Genome, "--fdr", "0.1"]).AssertFailed(2, "--fdr: there are no p-values without --benign");
        CliResult.Run([.. command, "--genome", files.Genome, "--top", "2"]).AssertFailed(2, "--top: '2' is not a share, over 0 to 1");
        string table = data.Write("t.tsv", "left\tref\talt\tright\nACGT\tA\tC\tACGT\n");
        CliResult.Run("variants", "--model", model, "--variants", table, "--vcf", data.File("o.vcf")).AssertFailed(2, "is not VCF");
        CliResult.Run("variants", "--model", model, "--variants", "-", "--vcf", data.File("o.vcf")).AssertFailed(2, "cannot come from standard input");
        CliResult.Run("variants", "--model", model, "--variants", files.Variants, "--genome", files.Genome, "--length", "3")
            .AssertFailed(1, "have 5 positions");
    }

    [TestMethod]
    public void A_genome_with_a_wrong_index_is_an_error_and_one_without_is_read()
    {
        using var data = new CliData();
        var files = new VariantCliData(data);
        string[] command = ["variants", "--model", data.TrainModel(), "--variants", files.Variants, "--genome", files.Genome];
        CliResult.RunOk([.. command, "--out", data.File("without.tsv")]);
        // Names, bases, first byte, bases and bytes of a line: as samtools faidx writes it.
        File.WriteAllText(files.Genome + ".fai", "chr1\t2000\t6\t60\t61\nchr2\t2000\t2046\t60\t61\n");
        CliResult.RunOk([.. command, "--out", data.File("with.tsv")]);
        Assert.AreEqual(File.ReadAllText(data.File("without.tsv")), File.ReadAllText(data.File("with.tsv")));
        File.WriteAllText(files.Genome + ".fai", "chr1\t2000\tx\t60\t61\n");
        CliResult.Run([.. command, "--out", data.File("o.tsv")]).AssertFailed(1, ".fai, line 1: is not a line of an index");
    }
}
