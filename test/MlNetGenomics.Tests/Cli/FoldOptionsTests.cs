namespace MlNetGenomics.Tests.Cli;

[TestClass]
public sealed class FoldOptionsTests
{
    [TestMethod]
    [DataRow("region", "museam")]
    [DataRow("region", "koo:CNN-50")]
    [DataRow("chromosome", "koo:CNN-50")]
    public void What_lies_together_stays_together(string by, string model)
    {
        using var folder = new TemporaryFolder();
        string[] regions = [.. Enumerable.Range(1, 6).Select(i => $"chr{i}:0-9")];
        string[] names = [.. regions.SelectMany(region => Enumerable.Range(0, 4)
            .Select(i => by == "region" ? $"{region}_{i}" : $"{region[..^1]}{9 + i}"))];
        string sequence = string.Concat(Enumerable.Repeat("ACGGTTACAT", 10));
        string fasta = folder.Write("s.fa", string.Concat(names.Select(name => $">{name}\n{sequence}\n")));
        string labels = folder.Write("l.txt", string.Concat(names.Select((_, i) => $"{i % 2}\n")));
        string[] kernels = model == "museam" ? ["--kernels", "4"] : [];
        CliResult.RunOk(
        [
            "crossval", "--model", model, "--fasta", fasta, "--labels", labels, "--folds", "3", "--fold-by", by, "--epochs",
            "1", .. kernels, "--predictions", folder.File("p.tsv"),
        ]);
        string[][] rows = [.. File.ReadLines(folder.File("p.tsv")).Skip(1).Select(line => line.Split('\t'))];
        Assert.HasCount(24, rows);
        Assert.IsTrue(rows.GroupBy(row => row[0].Split(':')[0]).All(one => one.Select(row => row[1]).Distinct().Count() == 1));
        Assert.IsTrue(rows.GroupBy(row => row[1]).All(fold => fold.Count() == 8));
    }

    [TestMethod]
    [DataRow("region", "sequence sim1: its name does not say region and tile")]
    [DataRow("chromosome", "sequence sim1: its name is not of the form chr1:100-300")]
    public void Names_that_do_not_say_it_are_refused(string by, string expected)
    {
        using var data = new CliData();
        CliResult.Run(["crossval", .. data.Training, "--fold-by", by]).AssertFailed(1, expected);
    }
}
