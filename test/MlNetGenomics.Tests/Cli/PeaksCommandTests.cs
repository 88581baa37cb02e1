namespace MlNetGenomics.Tests.Cli;

[TestClass]
public sealed class PeaksCommandTests
{
    private const string First = ">chr1:10-20\nACGTACGGTA\n>chr2:10-20 second\nacgtRcgtaa\n";
    private const string Second = ">chr2:12-22\nGTACGTAATT\n";

    [TestMethod]
    public void Writes_peaks_shuffles_and_a_column_a_factor()
    {
        using var folder = new TemporaryFolder();
        CliResult result = CliResult.RunOk(
            "peaks", "--peaks", $"one={folder.Write("one.fa", First)}", "--peaks", $"two={folder.Write("two.fa", Second)}",
            "--out", folder.File("set"), "--json", folder.File("p.json"));
        Assert.Contains("6 sequences of 10 bases; positives: one 3, two 2", result.Output);
        string[] table = File.ReadAllLines(Path.Combine(folder.File("set"), "labels.tsv"));
        CollectionAssert.AreEqual(
            new[]
            {
                "name\tone\ttwo", "chr1:10-20\t1\t0", "chr2:10-20\t1\t1", "chr2:12-22\t1\t1",
                "shuffled::chr1:10-20\t0\t0", "shuffled::chr2:10-20\t0\t0", "shuffled::chr2:12-22\t0\t0",
            },
            table);
        string[] fasta = File.ReadAllLines(Path.Combine(folder.File("set"), "sequences.fa"));
        Assert.AreEqual("ACGTNCGTAA", fasta[3]);
        Assert.AreEqual(2, CliResult.Json(folder.File("p.json")).GetProperty("metrics").GetProperty("positives").GetProperty("two").GetInt32());
    }

    [TestMethod]
    public void Its_set_can_be_trained_on()
    {
        using var folder = new TemporaryFolder();
        string peaks = string.Concat(Enumerable.Range(0, 4).Select(i => $">p{i}\n{string.Concat(Enumerable.Repeat("ACGGTTACAT", 10))}\n"));
        CliResult.RunOk("peaks", "--peaks", $"one={folder.Write("one.fa", peaks)}", "--negatives", "3", "--out", folder.File("set"));
        CliResult.RunOk(
            "train", "--model", "koo:CNN-2", "--fasta", Path.Combine(folder.File("set"), "sequences.fa"), "--labels",
            Path.Combine(folder.File("set"), "labels.tsv"), "--epochs", "1", "--validation", "0", "--out", folder.File("m.onnx"));
    }

    [TestMethod]
    [DataRow("--peaks: 'one.fa' is not of the form NAME=FILE", 2, "one.fa")]
    [DataRow("--peaks: 'a b' cannot be the name of a column", 2, "a b=one.fa")]
    [DataRow("nowhere.fa: no such file", 1, "one=nowhere.fa")]
    public void Bad_input_is_one_line(string expected, int exitCode, string peaks)
    {
        using var folder = new TemporaryFolder();
        CliResult.Run("peaks", "--peaks", peaks, "--out", folder.File("set")).AssertFailed(exitCode, expected);
        Assert.IsFalse(Directory.Exists(folder.File("set")));
    }

    [TestMethod]
    public void Lengths_that_differ_are_named()
    {
        using var folder = new TemporaryFolder();
        string one = folder.Write("one.fa", First), two = folder.Write("two.fa", ">chr9:1-3\nAC\n");
        CliResult.Run("peaks", "--peaks", $"one={one}", "--peaks", $"two={two}", "--out", folder.File("set"))
            .AssertFailed(1, "sequence chr9:1-3 (record 3) has 2 bases");
    }
}
