using System.Globalization;
using MlNetGenomics.Networks;
using MlNetGenomics.Networks.Layers;
using MlNetGenomics.Onnx;
using MlNetGenomics.Sequences;
using MlNetGenomics.Statistics;
using MlNetGenomics.Training;

namespace MlNetGenomics.Benchmarks;

/// <summary>
/// Training and scoring of the published networks, beside ONNX Runtime and beside what the processor can multiply and
/// add at most, in one run.
/// </summary>
internal static class NetworkJobs
{
    private const int Rounds = 5;
    private const double Giga = 1e9;

    private static readonly (string Name, int BatchSize, int Count)[] Networks =
    [
        ("koo:CNN-25", 100, 2000),
        ("koo:CNN-2", 100, 1000),
        ("sharpr", 100, 500),
        ("basset", 64, 128),
        ("bd10", 64, 128),
        ("museam", 100, 1000),
    ];

    /// <summary>Runs and writes the table; only networks whose name contains <paramref name="filter"/>.</summary>
    public static void Run(TextWriter output, string filter = "")
    {
        double peak = Peak.Measure();
        output.WriteLine("Networks, all threads: seconds for 1,000 sequences; GFLOP/s as a dense framework would count;");
        output.WriteLine(Invariant($"this machine multiplies and adds at most {peak / Giga:0} GFLOP/s"));
        output.WriteLine($"  {"",-12} {"training",9} {"GFLOP/s",8} | {"scoring",8} {"GFLOP/s",8} {"ONNX RT",9} {"ratio",7}");
        foreach ((string name, int batchSize, int count) in Networks)
        {
            if (name.Contains(filter, StringComparison.Ordinal))
                Row(output, name, batchSize, count);
        }
        output.WriteLine();
    }

    private static void Row(TextWriter output, string name, int batchSize, int count)
    {
        Network network = Architectures.ByName(name);
        NetworkModel model = WeightStart.Create(network, seed: 1);
        SequenceSet sequences = SimulatedSequences.Make(count, network.InputLength, new SplittableRandom(1));
        var codes = new byte[count * network.InputLength];
        for (int i = 0; i < count; i++)
            sequences[i].CopyTo(codes.AsSpan(i * network.InputLength));
        using ITrainingEngine engine = new ManagedTrainingEngine(
            new TrainingEngineStart(model, Loss.MeanSquaredError, new Adam(), batchSize, Seed: 1, Threads: 0));
        var batch = new TrainingBatch(batchSize, network.InputLength, network.Tasks.Length);
        batch.Weights.AsSpan().Fill(1);
        byte[] oneHot = NetworkOnnx.Export(model, new NetworkExportOptions { InputForm = OnnxInputForm.OneHot });
        using OnnxSequenceScorer runtime =
            OnnxSequenceScorer.Open(oneHot, name, new OnnxScorerOptions { BatchSize = batchSize });
        var predictions = new float[count * network.Tasks.Length];
        long step = 0;
        double[] seconds = Stopwatches.Medians(
            Rounds,
            () =>
            {
                for (int first = 0; first < count; first += batchSize)
                {
                    batch.Count = Math.Min(batchSize, count - first);
                    codes.AsSpan(first * network.InputLength, batch.Count * network.InputLength).CopyTo(batch.Codes);
                    engine.Step(batch, ++step, 1e-4);
                }
            },
            () => engine.Predict(codes, count, predictions),
            () => runtime.Score(sequences));
        double thousand = 1000.0 / count;
        double forward = network.Steps.Sum(Operations);
        // The first layer's input has no gradient.
        double training = 3 * forward - Operations(network.Steps.First(s => Operations(s) > 0));
        output.WriteLine(Invariant(
            $"  {name,-12} {seconds[0] * thousand,9:0.000} {training * count / seconds[0] / Giga,8:0} | {seconds[1] * thousand,8:0.000} {forward * count / seconds[1] / Giga,8:0} {seconds[2] * thousand,9:0.000} {seconds[2] / seconds[1],7:0.0}"));
    }

    /// <summary>Multiplications and additions of a layer for one sequence.</summary>
    private static double Operations(NetworkStep step)
    {
        double weights = step.Parameters
            .Where(parameter => parameter.Shape.Kind is ParameterKind.Weight or ParameterKind.MultinomialKernel)
            .Sum(parameter => parameter.Length);
        return 2 * weights * step.Output.Positions;
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
