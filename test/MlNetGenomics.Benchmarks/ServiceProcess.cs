using System.Diagnostics;

namespace MlNetGenomics.Benchmarks;

/// <summary>The sample service in a process of its own, on a free port of this machine.</summary>
internal sealed class ServiceProcess : IDisposable
{
    private const string Announcement = "Now listening on: ";

    private readonly Process _process;

    private ServiceProcess(Process process, Uri address)
    {
        _process = process;
        Address = address;
    }

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>Seconds for which it has kept a processor busy.</summary>
    public double ProcessorSeconds
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime.TotalSeconds;
        }
    }

    /// <summary>Starts it and waits until it listens.</summary>
    /// <param name="model">The model to serve.</param>
    /// <param name="batchFrom">Sequences of a request from which on they are scored together.</param>
    public static ServiceProcess Start(string model, int batchFrom)
    {
        string[] arguments =
        [
            Path.Combine(AppContext.BaseDirectory, "ScoringService.dll"), $"--Scoring:Model={model}",
            $"--Scoring:BatchFrom={batchFrom}", "--Scoring:RequestsPerSecond=1000000", "--urls=http://127.0.0.1:0",
        ];
        var process = Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true })!;
        while (process.StandardOutput.ReadLine() is { } line)
        {
            if (line.Contains(Announcement))
                return new ServiceProcess(process, new Uri(line[(line.IndexOf(Announcement) + Announcement.Length)..]));
        }
        throw new InvalidOperationException("the service did not start");
    }

    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }
}
