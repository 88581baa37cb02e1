using MlNetGenomics;

namespace ScoringService;

/// <summary>What is served, and how much of it: the section "Scoring" of the configuration (--Scoring:Model=model.zip).</summary>
internal sealed class ServiceSettings
{
    /// <summary>A pipeline saved by ML.NET, or an ONNX model of text input.</summary>
    public string Model { get; set; } = "";

    /// <summary>Bytes in the body of a request.</summary>
    public long MostBodyBytes { get; set; } = 1 << 20;

    /// <summary>Sequences in a request.</summary>
    public int MostSequences { get; set; } = 1000;

    /// <summary>Bases in a sequence, where the model is not for one length only.</summary>
    public int MostBases { get; set; } = 10_000;

    /// <summary>Sequences of a request from which on they are scored together, not each by a prediction engine.</summary>
    public int BatchFrom { get; set; } = 2;

    /// <summary>Requests a second from one address, on average; twice as many may come at once.</summary>
    public int RequestsPerSecond { get; set; } = 200;

    /// <summary>Requests that are scored at the same time; 0 for one a processor.</summary>
    public int AtOnce { get; set; }

    /// <summary>Requests that wait for their turn; more are told to come back.</summary>
    public int MostWaiting { get; set; } = 500;

    /// <summary>Seconds after which a request is given up.</summary>
    public double TimeoutSeconds { get; set; } = 10;

    /// <summary>Fails where a setting makes no sense; names it.</summary>
    /// <exception cref="GenomicsException">A setting is out of range.</exception>
    public void Check()
    {
        if (Model.Length == 0)
            throw new GenomicsException("no model: --Scoring:Model=FILE names a pipeline (.zip) or an ONNX model (.onnx)");
        Require(nameof(MostBodyBytes), MostBodyBytes, 1);
        Require(nameof(MostSequences), MostSequences, 1);
        Require(nameof(MostBases), MostBases, 1);
        Require(nameof(BatchFrom), BatchFrom, 1);
        Require(nameof(RequestsPerSecond), RequestsPerSecond, 1);
        Require(nameof(AtOnce), AtOnce, 0);
        Require(nameof(MostWaiting), MostWaiting, 0);
        Require(nameof(TimeoutSeconds), TimeoutSeconds, .001);
    }

    private static void Require(string name, double value, double least)
    {
        if (!(value >= least))
            throw new GenomicsException($"Scoring:{name} is {value}, expected {least} or more");
    }
}
