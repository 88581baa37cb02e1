using MlNetGenomics.Interpretation;
using MlNetGenomics.Motifs;
using MlNetGenomics.Networks;
using MlNetGenomics.Onnx;

namespace MlNetGenomics.Tests.Cli;

[TestClass]
public class FiltersCommandTests
{
    [TestMethod]
    public void Motifs_are_those_of_the_library()
    {
        using var data = new NetworkCliData();
        string model = data.Train();
        string motifs = data.File("filters.meme");
        string table = data.File("filters.tsv");
        string page = data.File("filters.html");
        CliResult.RunOk(
            "filters", "--model", model, "--fasta", data.Fasta, "--out", motifs, "--table", table, "--report", page);
        FilterMotif[] expected =
        [
            .. FilterMotifs.Find(new NetworkScorer(NetworkOnnx.Import(model)), data.Sequences)
                .Where(filter => filter.Motif is not null),
        ];
        IReadOnlyList<PositionProbabilityMatrix> written = MotifReader.Read(motifs).Motifs;
        CollectionAssert.AreEqual(
            expected.Select(filter => filter.Motif!.Name).ToArray(), written.Select(motif => motif.Name).ToArray());
        for (int i = 0; i < written.Count; i++)
            Assert.AreEqual(expected[i].Motif![0, 0], written[i][0, 0], 1e-4);
        Assert.StartsWith("filter\tsites\tmaximum\tinformation\tconsensus\nfilter_1\t", File.ReadAllText(table));
        StringAssert.Contains(File.ReadAllText(page), "<svg");
    }

    [TestMethod]
    public void The_program_s_rule_takes_more_sites()
    {
        using var data = new NetworkCliData();
        string model = data.Train();
        Assert.IsGreaterThan(Sites("paper"), Sites("program"));

        double Sites(string rule)
        {
            string motifs = data.File($"{rule}.meme");
            CliResult.RunOk("filters", "--model", model, "--fasta", data.Fasta, "--rule", rule, "--out", motifs);
            return MotifReader.Read(motifs).Motifs.Sum(motif => motif.SiteCount ?? 0);
        }
    }

    [TestMethod]
    public void A_layer_that_sees_everything_is_refused_by_name()
    {
        using var data = new NetworkCliData();
        CliResult result = CliResult.Run(
            "filters", "--model", data.Train(), "--fasta", data.Fasta, "--layer", "globalMaxPooling1", "--out",
            data.File("x.meme"));
        Assert.AreEqual(1, result.ExitCode);
        StringAssert.Contains(result.Error, "layer globalMaxPooling1: sees the sequence as a whole");
        Assert.IsFalse(File.Exists(data.File("x.meme")));
    }
}
