namespace MlNetGenomics.Tests.Cli;

[TestClass]
public sealed class IsmBadInputTests
{
    [TestMethod]
    [DataRow(1, "model.onnx: the model has no task 'z'; did you mean 'x'? known are x, y", "--task", "z")]
    [DataRow(1, "model.onnx: the model has no task 'q'", "--minus", "x,q")]
    [DataRow(2, "--minus: 'x' does not name two tasks, A,B", "--minus", "x")]
    [DataRow(2, "give either --task or --minus", "--task", "x", "--minus", "x,y")]
    [DataRow(2, "--mean: --layer asks for a neuron", "--layer", "convolution1", "--mean", "x,y")]
    [DataRow(1, "model.onnx: network small has no layer z; it has", "--layer", "z")]
    [DataRow(2, "--channel: goes with --layer", "--channel", "1")]
    [DataRow(2, "--from: '41' is past the end of sequences of 40 bases", "--from", "41")]
    [DataRow(2, "--to: '41' is past the end of sequences of 40 bases", "--from", "3", "--to", "41")]
    [DataRow(2, "--to: '2' is before --from 3", "--from", "3", "--to", "2")]
    [DataRow(2, "--from: '0' is not a whole number of 1 or more", "--from", "0")]
    [DataRow(2, "give either --deletions or --insert", "--deletions", "1", "--insert", "A")]
    [DataRow(2, "--insert: 'AX', position 2: 'X' is not a base", "--insert", "AX")]
    [DataRow(2, "--method: mutants with bases deleted or inserted", "--deletions", "1", "--method", "incremental")]
    [DataRow(2, "--deltas: is for substitutions", "--deletions", "1", "--deltas")]
    [DataRow(2, "--report: is for substitutions", "--insert", "A", "--report", "OUT")]
    [DataRow(2, "--logos: is for the page, and there is no --report", "--logos", "3")]
    [DataRow(2, "--genome: goes with --regions", "--genome", "SHORT")]
    [DataRow(2, "--from: does not go with --regions", "--regions", "--from", "3")]
    [DataRow(1, "model.onnx: windows of 41 bases from base 1 on do not fit the 40", "--regions", "--window-length", "41")]
    [DataRow(1, "model.onnx: windows of 31 bases: are not a multiple of 5", "--regions", "--window-length", "31")]
    [DataRow(1, "sequence sim1: the name does not say where it lies", "--regions", "--genome", "SHORT")]
    [DataRow(1, "sequences.fa: sequence sim1: the name does not say where it lies", "--bedgraph", "OUT")]
    [DataRow(2, "--shard: '0/3' is not of the form 2/3", "--shard", "0/3")]
    [DataRow(2, "--shard: '4/3' is not of the form 2/3", "--shard", "4/3")]
    [DataRow(1, "sequences.fa: has 4 sequences, too few for 5 shards", "--shard", "1/5")]
    [DataRow(2, "--bedgraph: a shard has only a part of it", "--shard", "1/2", "--bedgraph", "OUT")]
    [DataRow(2, "--report: is of all sequences", "--shard", "1/2", "--report", "OUT")]
    [DataRow(1, "short.fa: record 2 (b) has 4 bases, the model is for 40", "--fasta", "SHORT")]
    [DataRow(1, "empty.fa: is empty, FASTA is expected", "--fasta", "EMPTY")]
    [DataRow(2, "--engine torch: mutants are scored by", "--engine", "torch")]
    [DataRow(2, "--value logit: only the library's own engine does that", "--engine", "onnx", "--value", "logit")]
    [DataRow(2, "--deletions: only the library's own engine does that", "--engine", "onnx", "--deletions", "2")]
    [DataRow(1, "text.onnx: ", "--model", "TEXT")]
    public void What_does_not_fit_is_one_line_and_leaves_nothing(int exitCode, string expected, params string[] more)
    {
        using var data = new NetworkCliData(count: 4);
        string model = data.Train();
        var files = new Dictionary<string, string>
        {
            ["OUT"] = data.File("out"),
            ["SHORT"] = data.Write("short.fa", $">a\n{data.Sequences.Text(0)}\n>b\nACGT\n"),
            ["EMPTY"] = data.Write("empty.fa", ""),
            ["TEXT"] = data.Write("text.onnx", "no model"),
        };
        string[] usual =
        [
            .. more.Contains("--model") ? [] : new[] { "--model", model },
            .. more.Contains("--fasta") ? [] : new[] { "--fasta", data.Fasta },
        ];
        CliResult.Run(["ism", .. usual, "--out", data.File("s.tsv"), .. more.Select(word => files.GetValueOrDefault(word, word))])
            .AssertFailed(exitCode, expected);
        CollectionAssert.AreEqual(new[] { "empty.fa", "model.onnx", "short.fa", "text.onnx" }, data.OtherFiles());
    }

    [TestMethod]
    public void A_shard_needs_a_file_to_count_and_one_to_write()
    {
        CliResult.Run("ism", "--model", "m.onnx", "--fasta", "f.fa", "--shard", "1/2").AssertFailed(2, "--shard: needs --out");
        using var data = new NetworkCliData(count: 4);
        CliResult.Run("ism", "--model", data.Train(), "--fasta", "-", "--shard", "1/2", "--out", data.File("s.tsv"))
            .AssertFailed(2, "--shard: sequences are counted first");
    }

    [TestMethod]
    public void Positions_are_checked_by_the_sequences_of_a_model_of_any_length()
    {
        using var data = new NetworkCliData(count: 2);
        string model = data.Write("foreign.onnx", IsmCommandTests.ForeignModel([1, 2, 3, 4]));
        CliResult.Run("ism", "--model", model, "--fasta", data.Fasta, "--engine", "onnx", "--to", "41", "--out", data.File("s.tsv"))
            .AssertFailed(2, "--to: '41' is past the end of sequences of 40 bases");
        CliResult.Run("ism", "--model", model, "--fasta", data.Fasta, "--engine", "onnx", "--regions", "--out", data.File("s.tsv"))
            .AssertFailed(1, "how long windows are must be given");
        CollectionAssert.AreEqual(new[] { "foreign.onnx" }, data.OtherFiles());
    }

    [TestMethod]
    public void Merging_what_is_no_shard_leaves_nothing()
    {
        using var data = new NetworkCliData(count: 4);
        string table = data.Write("table.tsv", "name\tposition\n");
        CliResult.Run("merge", table, "--out", data.File("m.tsv")).AssertFailed(1, "table.tsv: is not a shard");
        CliResult.Run("merge", "--out", data.File("m.tsv")).AssertFailed(2, "argument missing");
        string[] command = ["ism", "--model", data.Train(), "--fasta", data.Fasta, "--shard"];
        CliResult.RunOk([.. command, "1/2", "--out", data.File("1.tsv")]);
        CliResult.RunOk([.. command, "2/2", "--out", data.File("2.tsv")]);
        File.WriteAllLines(data.File("2.tsv"), File.ReadAllLines(data.File("2.tsv"))[..^1]);
        CliResult.Run("merge", data.File("1.tsv"), data.File("2.tsv"), "--out", data.File("m.tsv"))
            .AssertFailed(1, "2.tsv: is cut short");
        CollectionAssert.AreEqual(new[] { "1.tsv", "2.tsv", "model.onnx", "table.tsv" }, data.OtherFiles());
    }
}
