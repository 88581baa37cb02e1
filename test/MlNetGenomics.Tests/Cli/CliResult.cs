using System.Text.Json;
using MlNetGenomics.Cli;

namespace MlNetGenomics.Tests.Cli;

/// <summary>What one command line did.</summary>
internal sealed record CliResult(int ExitCode, string Output, string Error)
{
    /// <summary>Lines of the error stream.</summary>
    public string[] ErrorLines => Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Runs a command line in this process.</summary>
    public static CliResult Run(params string[] args) => Run(CancellationToken.None, args);

    /// <summary>Runs a command line in this process.</summary>
    public static CliResult Run(CancellationToken cancellation, params string[] args)
    {
        var output = new StringWriter { NewLine = "\n" };
        var error = new StringWriter { NewLine = "\n" };
        int code = CommandLine.Run(args, output, error, cancellation);
        return new CliResult(code, output.ToString(), error.ToString());
    }

    /// <summary>Runs a command line that must succeed without a word on the error stream.</summary>
    public static CliResult RunOk(params string[] args)
    {
        CliResult result = Run(args);
        Assert.AreEqual("", result.Error);
        Assert.AreEqual(0, result.ExitCode);
        return result;
    }

    /// <summary>A JSON file that a command wrote.</summary>
    public static JsonElement Json(string path) => JsonDocument.Parse(File.ReadAllText(path)).RootElement;

    /// <summary>Fails unless the command failed with one line that holds <paramref name="expected"/>.</summary>
    public void AssertFailed(int exitCode, string expected)
    {
        Assert.AreEqual(exitCode, ExitCode, Error);
        Assert.HasCount(1, ErrorLines, Error);
        Assert.StartsWith("mlng: ", Error);
        Assert.Contains(expected, Error);
    }
}
