using MlNetGenomics.ModelCards;
using MlNetGenomics.Onnx;
using MlNetGenomics.Reports;

namespace MlNetGenomics.Tests.ModelCards;

/// <summary>The models in the repository.</summary>
[TestClass]
public class ShippedModelTests
{
    private static ModelFolder Folder { get; } = ModelFolder.Open(Path.Combine(RepositoryRoot.Path, "models"));

    [TestMethod]
    public void They_are_as_their_cards_say()
    {
        IReadOnlyList<ModelMismatch> found = new ModelVerification(threads: 1).Run(Folder);
        Assert.IsEmpty(found, string.Join('\n', found.Select(mismatch => mismatch.Message)));
    }

    [TestMethod]
    public void Their_page_is_written_from_their_cards()
    {
        var page = new StringWriter();
        ModelCardPage.Write(page, Folder.ReadCards());
        Assert.AreEqual(page.ToString(), File.ReadAllText(Path.Combine(Folder.Path, ModelFolder.PageName)).ReplaceLineEndings("\n"));
    }

    [TestMethod]
    public void They_are_small()
    {
        long bytes = Folder.ReadCards().Sum(card => new FileInfo(Folder.ModelPath(card)).Length);
        Assert.IsLessThan(10_000_000, bytes);
    }

    [TestMethod]
    public void Their_commands_are_valid_and_write_them()
    {
        foreach (ModelCard card in Folder.ReadCards())
        {
            CodeBlocks.AssertParse(card.Rebuild);
            Assert.IsTrue(card.Rebuild.Any(command => command.Contains($"--seed {card.Seed} --out {card.FileName}")), card.Name);
        }
    }

    [TestMethod]
    public void They_hold_no_more_numbers_than_their_networks_need()
    {
        foreach (ModelCard card in Folder.ReadCards())
        {
            var info = OnnxModelInfo.Read(Folder.ModelPath(card));
            // Four bytes a number, and the names, description and settings.
            Assert.IsLessThan(4 * info.ParameterCount + 20_000, info.FileSize, card.Name);
        }
    }
}
