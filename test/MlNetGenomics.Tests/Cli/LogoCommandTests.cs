using System.Xml.Linq;
using MlNetGenomics.Files;
using MlNetGenomics.Motifs;

namespace MlNetGenomics.Tests.Cli;

[TestClass]
public class LogoCommandTests
{
    [TestMethod]
    public void Draws_one_motif_by_either_name()
    {
        using var folder = new TemporaryFolder();
        PositionProbabilityMatrix[] motifs =
            [IupacMotif.Parse("TGACTCA", 0.9, "M1", "AP1"), IupacMotif.Parse("CACGTG", 0.9, "M2", "MAX")];
        OutputFile.Write(folder.File("two.meme"), writer => MemeMotifs.Write(writer, motifs));
        foreach (string name in new[] { "M2", "MAX" })
        {
            string file = folder.File($"{name}.svg");
            CliResult.RunOk("logo", "--motifs", folder.File("two.meme"), "--name", name, "--out", file);
            Assert.AreEqual("svg", XDocument.Load(file).Root!.Name.LocalName);
            Assert.Contains("M2 MAX", File.ReadAllText(file));
        }
        CliResult.RunOk("logo", "--motifs", folder.File("two.meme"), "--out", folder.File("all.html"));
        string page = File.ReadAllText(folder.File("all.html"));
        Assert.Contains("M1 AP1", page);
        Assert.Contains("M2 MAX", page);
        CliResult.Run("logo", "--motifs", folder.File("two.meme"), "--out", folder.File("all.svg"))
            .AssertFailed(2, "has 2 motifs: name one");
        CliResult.Run("logo", "--motifs", folder.File("two.meme"), "--name", "M9", "--out", folder.File("x.svg"))
            .AssertFailed(1, "two.meme: has no motif M9 among its 2");
    }

    [TestMethod]
    public void Draws_the_kernels_of_a_model()
    {
        using var data = new CliData();
        string model = data.TrainModel();
        CliResult.RunOk("logo", "--model", model, "--out", data.File("k.html"));
        string page = File.ReadAllText(data.File("k.html"));
        for (int kernel = 1; kernel <= 6; kernel++)
            Assert.Contains($"kernel_{kernel}", page);
    }
}
