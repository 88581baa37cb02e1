using System.Text.Json;

namespace MlNetGenomics.Tests.Cli;

[TestClass]
public class InspectCommandTests
{
    [TestMethod]
    public void Tells_architecture_inputs_and_settings()
    {
        using var data = new CliData();
        string model = data.TrainModel();
        CliResult result = CliResult.RunOk("inspect", "--model", model, "--json", data.File("i.json"));
        Assert.Contains("Sequence String [N, 1]", result.Output);
        Assert.IsTrue(result.Output.Split('\n').All(line => line.Length <= 80));
        JsonElement metrics = CliResult.Json(data.File("i.json")).GetProperty("metrics");
        JsonElement metadata = metrics.GetProperty("metadata");
        Assert.AreEqual("museam", metadata.GetProperty("mlng.architecture").GetString());
        Assert.AreEqual("60", metadata.GetProperty("mlng.input_length").GetString());
        using JsonDocument settings = JsonDocument.Parse(metadata.GetProperty("mlng.settings").GetString()!);
        Assert.AreEqual(6, settings.RootElement.GetProperty("kernels").GetInt32());
        Assert.AreEqual("Score", metrics.GetProperty("outputs")[0].GetProperty("name").GetString());
        Assert.AreEqual("N", metrics.GetProperty("outputs")[0].GetProperty("shape")[0].GetString());
    }

    [TestMethod]
    public void Writes_to_a_file_where_one_is_named()
    {
        using var data = new CliData();
        string model = data.TrainModel();
        CliResult shown = CliResult.RunOk("inspect", "--model", model);
        CliResult.RunOk("inspect", "--model", model, "--out", data.File("i.txt"), "--quiet");
        Assert.AreEqual(shown.Output.ReplaceLineEndings("\n"), File.ReadAllText(data.File("i.txt")));
    }
}
