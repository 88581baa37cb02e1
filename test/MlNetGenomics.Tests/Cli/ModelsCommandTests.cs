using System.Text.Json;
using MlNetGenomics.Tests.ModelCards;

namespace MlNetGenomics.Tests.Cli;

[TestClass]
public class ModelsCommandTests
{
    [TestMethod]
    public void Lists_models_with_their_metrics()
    {
        using var model = new SmallModel();
        using var folder = new TemporaryFolder();
        CliResult result = CliResult.RunOk(
            "models", "--folder", model.Path, "--json", folder.File("m.json"), "--out", folder.File("m.tsv"), "--page",
            folder.File("m.md"));
        Assert.Contains("small", result.Output);
        Assert.Contains("AUROC 0.750", result.Output);
        Assert.AreEqual(
            "model\tarchitecture\tinput_length\tmetric\ttask\tvalue\tsd\n" +
            "small\tnet\t4\tAUROC\t\t0.75\t0.5\nsmall\tnet\t4\tAUROC\tb\t0.25\t\n",
            File.ReadAllText(folder.File("m.tsv")));
        Assert.Contains("```sh\nmlng demo\n```", File.ReadAllText(folder.File("m.md")));
        JsonElement one = CliResult.Json(folder.File("m.json")).GetProperty("models")[0];
        Assert.AreEqual("small", one.GetProperty("name").GetString());
        Assert.AreEqual(new FileInfo(model.Model).Length, one.GetProperty("bytes").GetInt64());
        Assert.AreEqual(2, one.GetProperty("tasks").GetArrayLength());
    }

    [TestMethod]
    public void Finds_those_that_come_with_the_program()
    {
        CliResult result = CliResult.RunOk("models", "--verify", "--threads", "1");
        Assert.Contains("museam-hepg2", result.Output);
    }

    [TestMethod]
    public void Verifies_models()
    {
        using var model = new SmallModel();
        CliResult result = CliResult.RunOk("models", "--folder", model.Path, "--verify", "--threads", "1");
        Assert.Contains("1 models are as their cards say", result.Output);
    }

    [TestMethod]
    public void Says_each_mismatch_on_a_line_and_writes_nothing()
    {
        using var model = new SmallModel();
        using var folder = new TemporaryFolder();
        model.Write("stray.onnx", "x");
        File.Delete(model.Model);
        CliResult result = CliResult.Run(
            "models", "--folder", model.Path, "--verify", "--quiet", "--json", folder.File("m.json"));
        Assert.AreEqual(1, result.ExitCode);
        Assert.AreEqual("", result.Output);
        Assert.HasCount(2, result.ErrorLines);
        Assert.AreEqual($"mlng: {model.Model}: no such file", result.ErrorLines[0]);
        Assert.EndsWith("stray.onnx: belongs to no model card", result.ErrorLines[1]);
        Assert.IsFalse(File.Exists(folder.File("m.json")));
    }

    [TestMethod]
    public void A_folder_without_cards_is_an_error()
    {
        using var folder = new TemporaryFolder();
        CliResult.Run("models", "--folder", folder.Path).AssertFailed(1, $"{folder.Path}: holds no model card");
        CliResult.Run("models", "--folder", folder.File("x")).AssertFailed(1, "no such folder");
    }
}
