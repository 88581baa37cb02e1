using System.Globalization;
using MlNetGenomics.Networks;
using MlNetGenomics.Networks.Layers;
using MlNetGenomics.Onnx;
using MlNetGenomics.Sequences;
using MlNetGenomics.Statistics;
using MlNetGenomics.Tests.NeuronMotif;

namespace MlNetGenomics.Tests.Cli;

/// <summary>A genome in which a word is planted that one neuron wants, and whose bases are cut everywhere else.</summary>
[TestClass]
public sealed class FootprintCommandTests
{
    private const string Word = "TGACTCACG";
    private const int Regions = 30;
    private const int Width = 300;

    private readonly TemporaryFolder _folder = new();

    [TestInitialize]
    public void Write()
    {
        var random = new SplittableRandom(5);
        char[] genome = [.. Enumerable.Range(0, Regions * Width).Select(i => "ATTTA"[i % 5])];
        var cuts = new List<string>();
        var counts = Enumerable.Repeat(1, genome.Length).ToArray();
        for (int i = 0; i < Regions; i++)
        {
            int start = i * Width + 100 + random.NextInt(Width - 200);
            Word.CopyTo(genome.AsSpan(start));
            counts.AsSpan(start, Word.Length).Clear();
        }
        string text = new(genome);
        _folder.Write("genome.fa", $">chr1\n{text}\n");
        _folder.Write("regions.bed", string.Concat(Enumerable.Range(0, Regions).Select(i => $"chr1\t{i * Width}\t{(i + 1) * Width}\n")));
        _folder.Write("windows.fa", string.Concat(Enumerable.Range(0, Regions).Select(
            i => $">chr1:{i * Width}-{(i + 1) * Width}\n{text.AsSpan(i * Width, Width)}\n")));
        _folder.Write("cuts.bedgraph", string.Concat(counts.Select((count, i) => $"chr1\t{i}\t{i + 1}\t{count}\n")));
        _folder.Write("cuts.bed", string.Concat(counts.Select((count, i) => count == 0 ? "" : $"chr1\t{i}\t{i + 1}\n")));
        _folder.Write("word.meme", "MEME version 4\n\nALPHABET= ACGT\n\nMOTIF word\nletter-probability matrix: alength= 4 w= 9\n"
            + string.Concat(Word.Select(letter => string.Join(' ', "ACGT".Select(other => letter == other ? "0.97" : "0.01")) + "\n")));
        // The second neuron is dead.
        float[] weights = NeuronExamples.Matching(Word, Word);
        NetworkModel model = NeuronExamples.Model(
            new Network("planted", 50, [new Convolution(2, 9) { Name = "conv" }, NeuronExamples.Relu, new GlobalMaxPooling(), new Dense(1)], ["t"]),
            ("conv", ParameterKind.Weight, weights), ("conv", ParameterKind.Bias, [-2.5f, -20]));
        _folder.Write("model.onnx", NetworkOnnx.Export(model));
    }

    [TestCleanup]
    public void Delete() => _folder.Dispose();

    [TestMethod]
    public void A_planted_footprint_comes_out_however_windows_and_cuts_are_given()
    {
        string[][] inputs =
        [
            ["--fasta", "windows.fa", "--cuts", "cuts.bedgraph"], ["--genome", "genome.fa", "--regions", "regions.bed", "--cuts", "cuts.bed"],
        ];
        string[] tables = [.. inputs.Select((input, i) =>
        {
            CliResult result = Run([.. input, "--motifs", "word.meme", "--pvalue", "1e-4", "--flank", "40", "--out", $"out{i}", "--report", "page.html"]);
            Assert.AreEqual(0, result.ExitCode, result.Error);
            Assert.Contains("activation1_1", result.Output);
            return File.ReadAllText(_folder.File($"out{i}/cuts.tsv"));
        })];
        Assert.AreEqual(tables[0], tables[1]);
        string[][] rows = [.. tables[0].Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.Split('\t'))];
        // Both neurons, 81 positions each.
        Assert.HasCount(2 * 81, rows);
        foreach (string[] row in rows.Where(row => row[0] == "activation1_1"))
        {
            int position = int.Parse(row[1], CultureInfo.InvariantCulture);
            int expected = Math.Abs(position) <= 4 ? 0 : Regions;
            Assert.AreEqual(expected.ToString(CultureInfo.InvariantCulture), row[2]);
            Assert.AreEqual(expected / (72.0 * Regions), double.Parse(row[3], CultureInfo.InvariantCulture), 1e-12);
        }
        CollectionAssert.AreEqual(
            new[] { "neuron\tmotif\tposition\tforward\treverse", $"activation1_1\tword\t0\t{Regions}\t0", "" },
            File.ReadAllText(_folder.File("out0/hits.tsv")).Split('\n'));
        IReadOnlyList<BedRecord> sites = BedReader.Read(_folder.File("out0/sites.bed"));
        Assert.HasCount(Regions, sites);
        string genome = File.ReadAllLines(_folder.File("genome.fa"))[1];
        Assert.IsTrue(sites.All(site => genome[(int)site.Start..(int)site.End] == Word && site.IsReverse == false));
        string page = File.ReadAllText(_folder.File("page.html"));
        Assert.Contains("<svg", page);
        Assert.Contains("No window activates it.", page);
    }

    [TestMethod]
    public void A_neuron_s_own_motifs_come_from_its_modules()
    {
        Assert.AreEqual(0, CliResult.Run(
            "neuronmotif", "--model", _folder.File("model.onnx"), "--out", _folder.File("neurons")).ExitCode);
        CliResult result = Run(
            "--fasta", "windows.fa", "--modules", "neurons/modules/activation1.tsv", "--neurons", "1", "--pvalue", "1e-4", "--flank", "20",
            "--out", "own");
        Assert.AreEqual(0, result.ExitCode, result.Error);
        string[] hits = File.ReadAllLines(_folder.File("own/hits.tsv"));
        Assert.HasCount(2, hits);
        StringAssert.EndsWith(hits[1], $"\t0\t{Regions}\t0");
        // One motif has no combinations.
        Assert.HasCount(1, File.ReadAllLines(_folder.File("own/combinations.tsv")));
        Assert.IsFalse(File.Exists(_folder.File("own/cuts.tsv")));
    }

    [TestMethod]
    [DataRow("--fasta windows.fa --cuts past.bed", "past.bed: has no cut on the chromosomes of the sites (chr1), but on 1: both must name them alike")]
    [DataRow("--genome genome.fa --regions regions.bed --cuts end.bed", "end.bed, line 2: ends at 9001, but chr1 has 9000 bases")]
    [DataRow("--fasta windows.fa --cuts turned.bed", "turned.bed, line 1: the end 5 is not above the start 9")]
    [DataRow("--genome genome.fa --regions past.bed", "past.bed, line 1: the genome has no sequence 1")]
    [DataRow("--genome genome.fa --regions end.bed", "end.bed, line 2: ends at 9001, but chr1 has 9000 bases")]
    [DataRow("--fasta names.fa", "names.fa: sequence a: the name does not say where it lies, chr:start-end is expected")]
    [DataRow("--fasta windows.fa --layer 2", "has no layer '2' whose neurons can be taken apart")]
    [DataRow("--fasta windows.fa --neurons 3", "has 2 neurons, and no neuron 3")]
    [DataRow("--fasta windows.fa --motifs none.meme", "none.meme")]
    public void Bad_input_is_one_line_and_leaves_nothing(string options, string message)
    {
        _folder.Write("past.bed", "1\t5\t6\n");
        _folder.Write("end.bed", "chr1\t5\t6\nchr1\t9000\t9001\n");
        _folder.Write("turned.bed", "chr1\t9\t5\n");
        _folder.Write("names.fa", ">a\nACGTACGTACGT\n");
        CliResult result = Run([.. options.Split(' '), "--flank", "20", "--out", "out"]);
        Assert.AreEqual(1, result.ExitCode, result.Error);
        Assert.Contains(message, result.Error);
        Assert.HasCount(1, result.Error.Trim().Split('\n'));
        Assert.IsFalse(File.Exists(_folder.File("out/sites.bed")));
    }

    [TestMethod]
    [DataRow("", "give either --fasta, or --genome with --regions")]
    [DataRow("--genome genome.fa", "give either --fasta, or --genome with --regions")]
    [DataRow("--fasta windows.fa --regions regions.bed", "--regions: --fasta has the windows already")]
    [DataRow("--fasta windows.fa --at site", "--at: goes with motifs")]
    [DataRow("--fasta windows.fa --cuts-format bed", "--cuts-format: goes with --cuts")]
    [DataRow("--fasta windows.fa --motifs word.meme --modules m.tsv", "--modules: --motifs gives the motifs already")]
    [DataRow("--fasta windows.fa --motifs word.meme --pvalue 2", "--pvalue: '2' is not over 0 and at most 1")]
    [DataRow("--fasta windows.fa --flank 0", "--flank: '0' is not a whole number of 1 or more")]
    public void Wrong_usage_is_named(string options, string message)
    {
        CliResult result = Run(options.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.AreEqual(2, result.ExitCode, result.Error);
        Assert.Contains(message, result.Error);
    }

    private CliResult Run(params string[] options)
    {
        // Names of files are those of the folder.
        string[] files = [.. options.Select(word => word.Contains('.') && !char.IsDigit(word[0]) || word.StartsWith("out") || word == "own"
            ? _folder.File(word)
            : word)];
        CliResult result = CliResult.Run(["footprint", "--model", _folder.File("model.onnx"), .. files]);
        return result with { Error = result.Error.Replace(_folder.Path + Path.DirectorySeparatorChar, "") };
    }
}
