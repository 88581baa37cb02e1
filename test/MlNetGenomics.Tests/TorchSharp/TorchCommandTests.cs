using System.Globalization;
using System.Text.Json;
using MlNetGenomics.Tests.Cli;

namespace MlNetGenomics.Tests.TorchSharp;

/// <summary>--engine torch on the command line, on the processor.</summary>
[TestClass]
public sealed class TorchCommandTests
{
    [TestMethod]
    public void Trains_and_scores_as_the_library_s_own_engine()
    {
        using var data = new NetworkCliData();
        // The engines draw different dropout masks.
        data.Write("net.json", NetworkCliData.Description.Replace("\"rate\": 0.1", "\"rate\": 0"));
        double[] losses = [.. new[] { "managed", "torch" }.Select(engine => Loss(data, engine))];
        Assert.AreEqual(losses[0], losses[1], 1e-3 * losses[0]);

        double[][] scores = [.. new[] { "managed", "torch" }.Select(engine => Scores(data, engine))];
        double scale = scores[0].Max(Math.Abs);
        for (int i = 0; i < scores[0].Length; i++)
            Assert.AreEqual(scores[0][i], scores[1][i], 1e-4 * scale);
    }

    private static double Loss(NetworkCliData data, string engine)
    {
        CliResult.RunOk(
        [
            "train", .. data.Training, "--engine", engine, "--out", data.File($"{engine}.onnx"),
            "--json", data.File($"{engine}.json"),
        ]);
        JsonElement root = CliResult.Json(data.File($"{engine}.json"));
        Assert.AreEqual(engine, root.GetProperty("settings").GetProperty("engine").GetString());
        return root.GetProperty("metrics").GetProperty("loss").GetProperty("mean").GetDouble();
    }

    private static double[] Scores(NetworkCliData data, string engine) =>
    [
        .. CliResult.RunOk(
                "predict", "--model", data.File("managed.onnx"), "--fasta", data.Fasta, "--engine", engine)
            .Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1)
            .SelectMany(line => line.Split('\t').Skip(1))
            .Select(cell => double.Parse(cell, CultureInfo.InvariantCulture)),
    ];
}
