using System.Text.Json;
using Microsoft.ML;
using MlNetGenomics.Trainers;
using ScoringService;

namespace MlNetGenomics.Tests.Samples;

/// <summary>What the sample service answers, beside what the pipeline itself says.</summary>
[TestClass]
public sealed class ScoringServiceTests
{
    private const double Tolerance = 1e-4;

    [TestMethod]
    [DataRow(1)]
    [DataRow(7)]
    [DataRow(150)]
    public async Task Scores_are_those_of_the_pipeline(int count)
    {
        await using RunningService service = await RunningService.StartAsync(ServedPipelines.Tasks);
        string[] sequences = ServedPipelines.Sequences(count);
        float[][] expected = ServedPipelines.Predict<float[]>(ServedPipelines.Tasks, "Score", sequences);
        JsonElement answer = await service.AskAsync("score", new { sequences });
        CollectionAssert.AreEqual(new[] { "first", "second" }, answer.GetProperty("tasks").Deserialize<string[]>());
        AssertSame(expected, answer.GetProperty("scores").Deserialize<float[][]>()!);
    }

    [TestMethod]
    [DataRow(1)]
    [DataRow(1000)]
    public async Task One_by_one_and_together_are_the_same(int batchFrom)
    {
        await using RunningService service = await RunningService.StartAsync(ServedPipelines.Classes, $"BatchFrom={batchFrom}");
        string[] sequences = ServedPipelines.Sequences(20);
        float[] expected = ServedPipelines.Predict<float>(ServedPipelines.Classes, "Probability", sequences);
        AssertSame([.. expected.Select(probability => new[] { probability })], await service.ScoreAsync(sequences));
    }

    [TestMethod]
    public async Task Case_and_N_are_the_pipelines_business()
    {
        await using RunningService service = await RunningService.StartAsync(ServedPipelines.Tasks);
        string sequence = $"NN{ServedPipelines.Sequences(1)[0][2..]}";
        float[][] expected = ServedPipelines.Predict<float[]>(ServedPipelines.Tasks, "Score", sequence);
        AssertSame(expected, await service.ScoreAsync(sequence));
        AssertSame(expected, await service.ScoreAsync(sequence.ToLowerInvariant()));
    }

    [TestMethod]
    public async Task Mutagenesis_is_the_score_less_the_mutants()
    {
        await using RunningService service = await RunningService.StartAsync(ServedPipelines.Tasks);
        string sequence = ServedPipelines.Sequences(1)[0];
        JsonElement answer = await service.AskAsync("mutagenesis", new { sequence, task = "second" });
        Assert.AreEqual("second", answer.GetProperty("task").GetString());
        var effects = answer.GetProperty("effects").Deserialize<Dictionary<string, float[]>>()!;
        float[] importance = answer.GetProperty("importance").Deserialize<float[]>()!;
        Assert.HasCount(sequence.Length, importance);

        string[] mutants = [.. Enumerable.Range(0, sequence.Length).SelectMany(
            i => "ACGT".Select(letter => $"{sequence[..i]}{letter}{sequence[(i + 1)..]}"))];
        float[][] scores = ServedPipelines.Predict<float[]>(ServedPipelines.Tasks, "Score", mutants);
        float own = ServedPipelines.Predict<float[]>(ServedPipelines.Tasks, "Score", sequence)[0][1];
        for (int i = 0; i < sequence.Length; i++)
        {
            for (int b = 0; b < 4; b++)
                Assert.AreEqual(own - scores[4 * i + b][1], effects["ACGT"[b].ToString()][i], Tolerance, $"{i}{"ACGT"[b]}");
            Assert.AreEqual(effects.Values.Max(values => Math.Abs(values[i])), Math.Abs(importance[i]));
        }
    }

    [TestMethod]
    public async Task An_ONNX_model_is_served_as_well()
    {
        await using RunningService expected = await RunningService.StartAsync(ServedPipelines.Tasks);
        using var folder = new TemporaryFolder();
        string file = folder.File("model.onnx");
        var context = new MLContext();
        var loaded = context.Genomics().Accelerate(context.Model.Load(ServedPipelines.Tasks, out _));
        ((ConvolutionalNetworkTransformer)loaded).SaveOnnx(file);
        await using RunningService service = await RunningService.StartAsync(file);
        string[] sequences = ServedPipelines.Sequences(5);
        AssertSame(await expected.ScoreAsync(sequences), await service.ScoreAsync(sequences));
        AssertSame(await expected.ScoreAsync(sequences[0]), await service.ScoreAsync(sequences[0]));
        var question = new { sequence = sequences[0], task = "second" };
        float[] importance = (await service.AskAsync("mutagenesis", question)).GetProperty("importance").Deserialize<float[]>()!;
        AssertSame(
            [(await expected.AskAsync("mutagenesis", question)).GetProperty("importance").Deserialize<float[]>()!], [importance]);
    }

    [TestMethod]
    public async Task Trees_take_sequences_of_any_length_and_have_no_mutagenesis()
    {
        await using RunningService service = await RunningService.StartAsync(ServedPipelines.Trees);
        string[] sequences = ["ACGTACGT", "TTTTTTTTTTTTTTTTTTTTTGACTCATTTTTTTTTTTTTTTTTT"];
        float[] expected = ServedPipelines.Predict<float>(ServedPipelines.Trees, "Score", sequences);
        AssertSame([.. expected.Select(score => new[] { score })], await service.ScoreAsync(sequences));
        JsonElement model = JsonDocument.Parse(await service.Client.GetStringAsync("model")).RootElement;
        Assert.AreEqual(JsonValueKind.Null, model.GetProperty("sequenceLength").ValueKind);
        Assert.IsFalse(model.GetProperty("hasMutagenesis").GetBoolean());
        using HttpResponseMessage refused = await service.PostAsync("mutagenesis", new { sequence = "ACGT" });
        Assert.AreEqual(409, (int)refused.StatusCode);
        // Shorter than the motif: the pipeline says so, and it is the client's fault.
        foreach (string[] some in new[] { ["ACG"], new[] { "ACGT", "ACG" } })
        {
            using HttpResponseMessage tooShort = await service.PostAsync("score", new { sequences = some });
            string problem = await tooShort.Content.ReadAsStringAsync();
            Assert.AreEqual(400, (int)tooShort.StatusCode, problem);
            Assert.Contains("3 bases", problem);
        }
    }

    [TestMethod]
    public async Task The_model_and_its_limits_are_told()
    {
        await using RunningService service = await RunningService.StartAsync(ServedPipelines.Tasks, "MostSequences=12");
        JsonElement model = JsonDocument.Parse(await service.Client.GetStringAsync("model")).RootElement;
        Assert.AreEqual("tasks.zip", model.GetProperty("name").GetString());
        Assert.AreEqual(30, model.GetProperty("sequenceLength").GetInt32());
        Assert.AreEqual(12, model.GetProperty("mostSequences").GetInt32());
        Assert.IsTrue(model.GetProperty("hasMutagenesis").GetBoolean());
        JsonElement health = JsonDocument.Parse(await service.Client.GetStringAsync("health")).RootElement;
        Assert.AreEqual("healthy", health.GetProperty("status").GetString());
        Assert.IsGreaterThan(0, health.GetProperty("heapBytes").GetInt64());
    }

    [TestMethod]
    public async Task Many_requests_at_once_each_get_their_own_answer()
    {
        await using RunningService service = await RunningService.StartAsync(ServedPipelines.Tasks, "RequestsPerSecond=100000");
        string[] sequences = ServedPipelines.Sequences(120);
        float[][] expected = ServedPipelines.Predict<float[]>(ServedPipelines.Tasks, "Score", sequences);
        // One to four sequences a request, so that engines and batches run side by side.
        await Task.WhenAll(Enumerable.Range(0, 200).Select(async i =>
        {
            int first = i * 7 % 116, count = 1 + i % 4;
            AssertSame(expected[first..(first + count)], await service.ScoreAsync(sequences[first..(first + count)]));
        }));
    }

    [TestMethod]
    public void A_model_that_cannot_be_served_is_named()
    {
        using var folder = new TemporaryFolder();
        string noModel = folder.Write("text.zip", "no archive");
        string noGraph = folder.Write("text.onnx", "no graph");
        foreach ((string argument, string expected) in new[]
        {
            ("", "--Scoring:Model"), ($"--Scoring:Model={noModel}", "text.zip"), ($"--Scoring:Model={noGraph}", "text.onnx"),
            ($"--Scoring:Model={folder.File("nothing.zip")}", "nothing.zip"),
            ($"--Scoring:Model={folder.File("nothing.onnx")}", "nothing.onnx"),
        })
        {
            var error = Assert.ThrowsExactly<GenomicsException>(() => Service.Build([argument]));
            Assert.Contains(expected, error.Message);
            Assert.DoesNotContain('\n', error.Message);
        }
        Assert.Contains(
            "MostSequences", Assert.ThrowsExactly<GenomicsException>(
                () => Service.Build([$"--Scoring:Model={noModel}", "--Scoring:MostSequences=0"])).Message);
    }

    private static void AssertSame(float[][] expected, float[][] actual)
    {
        Assert.HasCount(expected.Length, actual);
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.HasCount(expected[i].Length, actual[i]);
            for (int task = 0; task < expected[i].Length; task++)
                Assert.AreEqual(expected[i][task], actual[i][task], Tolerance, $"sequence {i}");
        }
    }
}
