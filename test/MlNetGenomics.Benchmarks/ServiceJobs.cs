using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.ML;
using MlNetGenomics.Networks.MuSeAM;
using MlNetGenomics.Sequences;
using MlNetGenomics.Statistics;

namespace MlNetGenomics.Benchmarks;

/// <summary>
/// The sample service under load: requests a second, latency, the service's processor time for a request (which does not
/// depend on what else the machine does), and memory as time goes by. Clients and service share the machine's processors.
/// </summary>
internal static class ServiceJobs
{
    private const int Length = 171;
    private const int Kernels = 512;
    private const int MemorySamples = 12;

    // Sequences in a request, and from how many on they are scored together: one, and many in both ways.
    private static readonly (int Count, int BatchFrom)[] Jobs = [(1, 2), (32, 1000), (32, 2)];

    /// <summary>Runs and writes the figures.</summary>
    /// <param name="output">Receives them.</param>
    /// <param name="args">Seconds of each run (20), clients (50), and sequences in a request (1 and 32).</param>
    public static async Task RunAsync(TextWriter output, string[] args)
    {
        double seconds = args.Length > 0 ? double.Parse(args[0], CultureInfo.InvariantCulture) : 20;
        int clients = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 50;
        int? only = args.Length > 2 ? int.Parse(args[2], CultureInfo.InvariantCulture) : null;
        string model = Path.Combine(Path.GetTempPath(), $"mlng-service-{Environment.ProcessId}.zip");
        try
        {
            Train(model);
            output.WriteLine($"Scoring service, MuSeAM of {Kernels} kernels on {Length} bases, {clients} clients, {seconds} s each");
            foreach ((int count, int batchFrom) in Jobs.Where(job => only is null || job.Count == only))
            {
                using ServiceProcess service = ServiceProcess.Start(model, batchFrom);
                using var handler = new SocketsHttpHandler { MaxConnectionsPerServer = clients + 1 };
                using var client = new HttpClient(handler) { BaseAddress = service.Address };
                await LoadAsync(client, clients, 3, count);
                double before = service.ProcessorSeconds;
                Task<List<(double Time, double WorkingSet, double Heap)>> memory = SampleAsync(client, seconds);
                (List<double> latencies, int failed) = await LoadAsync(client, clients, seconds, count);
                double milliseconds = (service.ProcessorSeconds - before) * 1000 / latencies.Count;
                string way = count >= batchFrom ? "together" : "one by one";
                Write(output, $"{count,3} sequences a request, {way}", seconds, milliseconds, latencies, failed, await memory);
            }
        }
        finally
        {
            File.Delete(model);
        }
    }

    private static void Train(string path)
    {
        var context = new MLContext(seed: 1);
        SequenceSet sequences = SimulatedSequences.Make(64, Length, new SplittableRandom(1));
        IDataView data = context.Data.LoadFromEnumerable(
            Enumerable.Range(0, sequences.Count).Select(i => new Enhancer { Sequence = sequences.Text(i), Label = i % 2 }));
        var trainer = context.Regression.Trainers.MultinomialConvolution(
            settings: MuseamSettings.Program with { KernelCount = Kernels, Epochs = 1 });
        context.Model.Save(trainer.Fit(data), data.Schema, path);
    }

    /// <summary>Each client asks again as soon as it has its answer.</summary>
    private static async Task<(List<double> Latencies, int Failed)> LoadAsync(
        HttpClient client, int clients, double seconds, int count)
    {
        long end = Stopwatch.GetTimestamp() + (long)(seconds * Stopwatch.Frequency);
        int failed = 0;
        List<double>[] latencies = await Task.WhenAll(Enumerable.Range(0, clients).Select(async seed =>
        {
            byte[] body = JsonSerializer.SerializeToUtf8Bytes(new { sequences = Sequences(count, seed) });
            var own = new List<double>();
            while (Stopwatch.GetTimestamp() < end)
            {
                using var content = new ByteArrayContent(body);
                content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
                long start = Stopwatch.GetTimestamp();
                using HttpResponseMessage answer = await client.PostAsync("score", content);
                await answer.Content.ReadAsByteArrayAsync();
                own.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
                if (!answer.IsSuccessStatusCode)
                    Interlocked.Increment(ref failed);
            }
            return own;
        }));
        return ([.. latencies.SelectMany(own => own).Order()], failed);
    }

    private static string[] Sequences(int count, int seed)
    {
        SequenceSet sequences = SimulatedSequences.Make(count, Length, new SplittableRandom(seed));
        return [.. Enumerable.Range(0, count).Select(sequences.Text)];
    }

    private static async Task<List<(double Time, double WorkingSet, double Heap)>> SampleAsync(HttpClient client, double seconds)
    {
        var samples = new List<(double, double, double)>();
        for (int i = 1; i <= MemorySamples; i++)
        {
            await Task.Delay(TimeSpan.FromSeconds(seconds / MemorySamples * .95));
            using JsonDocument health = JsonDocument.Parse(await client.GetStringAsync("health"));
            samples.Add((
                health.RootElement.GetProperty("seconds").GetDouble(),
                health.RootElement.GetProperty("workingSetBytes").GetInt64() / 1e6,
                health.RootElement.GetProperty("heapBytes").GetInt64() / 1e6));
        }
        return samples;
    }

    private static void Write(
        TextWriter output, string name, double seconds, double milliseconds, List<double> latencies, int failed,
        List<(double Time, double WorkingSet, double Heap)> memory)
    {
        double Quantile(double share) => latencies[(int)(share * (latencies.Count - 1))];
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"  {name}: {latencies.Count / seconds:0} requests/s, {failed} failed; processor {milliseconds:0.00} ms a request"));
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"      latency ms: median {Quantile(.5):0.0}, p99 {Quantile(.99):0.0}, longest {latencies[^1]:0.0}"));
        output.WriteLine("      seconds   " + string.Join(' ', memory.Select(sample => $"{sample.Time,6:0}")));
        output.WriteLine("      process MB" + string.Join(' ', memory.Select(sample => $"{sample.WorkingSet,6:0}")));
        output.WriteLine("      heap MB   " + string.Join(' ', memory.Select(sample => $"{sample.Heap,6:0}")));
    }

    private sealed class Enhancer
    {
        public string Sequence { get; set; } = "";

        public float Label { get; set; }
    }
}
