namespace MlNetGenomics.Tests.Cli;

/// <summary>What every command that reads motifs says about files that are not good ones.</summary>
[TestClass]
public sealed class MotifBadInputTests
{
    private const string Head = "MEME version 4\nMOTIF a\nletter-probability matrix: alength= 4 w= 2\n";

    [TestMethod]
    [DataRow("", "in.meme: the file is empty, motifs are expected")]
    [DataRow("MEME version 4\n", "in.meme: a MEME file without a MOTIF line")]
    [DataRow(Head + "0.5 0.5 0.5 0\n1 0 0 0\n", "in.meme, line 4: motif a: the row sums to 1.5, not 1")]
    [DataRow(Head + "0 0 0 0\n1 0 0 0\n", "in.meme, line 4: motif a: the row sums to 0, not 1")]
    [DataRow(Head + "0.5 0.6 -0.1 0\n1 0 0 0\n", "in.meme, line 4: motif a: '-0.1' is not a probability")]
    [DataRow(Head + "1 0 0 0\n1 0 0 x\n", "in.meme, line 5: motif a: 'x' is not a probability")]
    [DataRow(Head + "1 0 0 0\n", "in.meme, line 3: the matrix of motif a has 1 rows, w= 2 is stated")]
    [DataRow(Head + "1 0 0 0\n1 0\n", "in.meme, line 5: motif a: 2 values found, 4 expected")]
    [DataRow(Head + "1 0 0 0\n1 0 0 0\n1 0 0 0\n", "in.meme, line 3: the matrix of motif a has 3 rows, w= 2 is stated")]
    [DataRow(Head + "1 0 0 0\n1 0 0 0\nMOTIF a\n", "in.meme, line 6: a second motif named 'a', the first is in line 2")]
    [DataRow(Head, "in.meme, line 3: the matrix of motif a has no rows")]
    [DataRow(">a\n1 2\n3 -4\n5 6\n7 8\n", "in.meme, line 3: motif a: '-4' is not a count")]
    [DataRow(">a\n0 2\n0 4\n0 6\n0 8\n", "in.meme, line 1: motif a, position 1: the counts sum to 0")]
    [DataRow(">a\n1 2\n3 4\n", "in.meme, line 1: motif a has 2 rows of counts, 4 are expected")]
    [DataRow(">a\n1 2\n3 4 5\n5 6\n7 8\n", "in.meme, line 3: motif a: 3 counts found, 2 as in the row above expected")]
    [DataRow(">a\n1 2\n3 four\n5 6\n7 8\n", "in.meme, line 3: motif a: 'four' is not a count")]
    [DataRow(">a\n1\n1\n1\n1\n>a\n1\n1\n1\n1\n", "in.meme, line 6: a second motif named 'a', the first is in line 1")]
    [DataRow("\u0002\u0000\u001b]0;x\u0007PK", "in.meme, line 1: '\uFFFD\uFFFD\uFFFD]0;x\uFFFDPK' starts neither a MEME file")]
    public void Is_one_line_and_leaves_nothing(string text, string expected)
    {
        using var folder = new TemporaryFolder();
        string bad = folder.Write("in.meme", text), fasta = folder.Write("s.fa", ">s\nACGTACGTACGT\n");
        string good = MotifFiles.Write(folder.File("good.meme"), MotifFiles.Database), output = folder.File("out");
        string[][] commands =
        [
            ["scan", "--motifs", bad, "--fasta", fasta, "--out", output],
            ["scan", "--motifs", bad, "--fasta", fasta, "--best", output],
            ["tomtom", "--motifs", bad, "--database", good, "--out", output],
            ["tomtom", "--motifs", good, "--database", bad, "--out", output],
            ["logo", "--motifs", bad, "--out", $"{output}.html"],
            ["simulate", "--motifs", bad, "--out", output],
        ];
        foreach (string[] command in commands)
        {
            CliResult.Run(command).AssertFailed(1, $"mlng: {folder.Path}{Path.DirectorySeparatorChar}{expected}");
            Assert.HasCount(3, Directory.GetFileSystemEntries(folder.Path));
        }
    }

    [TestMethod]
    public void A_network_without_filters_is_named_by_its_file()
    {
        using var data = new NetworkCliData();
        string network = data.Write("flat.json", """
            {"name": "flat", "inputLength": 40, "tasks": ["x", "y"], "layers": [{"type": "flatten"}, {"type": "dense", "units": 2}]}
            """);
        string model = data.File("flat.onnx"), output = data.File("f.meme");
        CliResult.RunOk("train", "--model", network, "--fasta", data.Fasta, "--labels", data.LabelFile, "--epochs", "1", "--quiet", "--out", model);
        CliResult.Run("filters", "--model", model, "--fasta", data.Fasta, "--out", output)
            .AssertFailed(1, $"mlng: {model}: network flat has no convolution, so no filters to read motifs from");
        string tiny = data.Write("short.fa", ">a\nACGT\n");
        CliResult.Run("filters", "--model", data.Train(), "--fasta", tiny, "--out", output)
            .AssertFailed(1, $"mlng: {tiny}: record 1 (a) has 4 bases, the model is for 40");
        Assert.IsFalse(File.Exists(output));
    }
}
