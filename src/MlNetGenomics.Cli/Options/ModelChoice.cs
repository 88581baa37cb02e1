using System.CommandLine;

namespace MlNetGenomics.Cli.Options;

/// <summary>--model where a model is trained: the name of an architecture, or a model to train on from.</summary>
internal static class ModelChoice
{
    /// <summary>The architectures that can be trained.</summary>
    public const string Museam = "museam";

    /// <summary>The option.</summary>
    public static Option<string> Create(string description) => new("--model")
    {
        Description = description,
        HelpName = "NAME|FILE.onnx",
        DefaultValueFactory = _ => Museam,
    };

    /// <summary>The file to train on from, or null for a new model.</summary>
    /// <exception cref="UsageException">Neither the name of an architecture nor a model file's.</exception>
    public static string? FileOf(string value)
    {
        if (value == Museam)
            return null;
        return value.EndsWith(".onnx", StringComparison.OrdinalIgnoreCase) || File.Exists(value)
            ? value
            : throw new UsageException($"--model: '{value}' is neither {Museam} nor a .onnx file");
    }
}
