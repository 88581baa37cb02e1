using System.CommandLine;
using MlNetGenomics.Files;
using MlNetGenomics.Networks;
using MlNetGenomics.Onnx;

namespace MlNetGenomics.Cli.Options;

/// <summary>What --model names: a published network, the description of one, or a trained model.</summary>
/// <param name="Kind">Which of them.</param>
/// <param name="Text">The name as the library has it, or the file's path.</param>
internal sealed record ModelSource(ModelKind Kind, string Text)
{
    /// <summary>The network that is built, trained and written by code of its own.</summary>
    public const string Museam = "museam";

    private const string HelpName = "NAME|FILE.json|FILE.onnx";
    private const string JsonExtension = ".json";
    private const string OnnxExtension = ".onnx";

    /// <summary>The option of commands that need one.</summary>
    public static Option<string> Required(string description) => new("--model")
    {
        Description = description,
        HelpName = HelpName,
        Required = true,
    };

    /// <summary>The option of commands that take MuSeAM where nothing is said.</summary>
    public static Option<string> WithDefault(string description) => new("--model")
    {
        Description = description,
        HelpName = HelpName,
        DefaultValueFactory = _ => Museam,
    };

    /// <summary>The file to read, or null for a published network.</summary>
    public string? Path => Kind == ModelKind.Architecture ? null : Text;

    /// <summary>Finds out what is named.</summary>
    /// <exception cref="UsageException">Neither a published network nor a file.</exception>
    public static ModelSource Parse(string value)
    {
        if (Architectures.Names.FirstOrDefault(name => name.Equals(value, StringComparison.OrdinalIgnoreCase)) is { } known)
            return new ModelSource(ModelKind.Architecture, known);
        if (value.EndsWith(JsonExtension, StringComparison.OrdinalIgnoreCase))
            return new ModelSource(ModelKind.Description, value);
        if (value.EndsWith(OnnxExtension, StringComparison.OrdinalIgnoreCase))
            return new ModelSource(ModelKind.Trained, value);
        if (value == InputFile.StandardInput)
            return new ModelSource(ModelKind.Description, value);
        if (File.Exists(value))
            return new ModelSource(StartsAsJson(value) ? ModelKind.Description : ModelKind.Trained, value);
        try
        {
            return new ModelSource(ModelKind.Architecture, Architectures.ByName(value).Name);
        }
        catch (GenomicsException e)
        {
            throw new UsageException($"--model: {e.Message}; nor is it a .json or .onnx file");
        }
    }

    /// <summary>Whether the model is MuSeAM's own: trained, exported and shown by its own code.</summary>
    /// <exception cref="GenomicsException">The file cannot be read.</exception>
    public bool IsMuseam() => Kind switch
    {
        ModelKind.Architecture => Text == Museam,
        ModelKind.Trained => OnnxModelInfo.Read(Text).Content == OnnxContent.Museam,
        _ => false,
    };

    private static bool StartsAsJson(string path)
    {
        using var reader = new StreamReader(InputFile.OpenRead(path));
        int letter;
        do
        {
            letter = reader.Read();
        }
        while (letter >= 0 && char.IsWhiteSpace((char)letter));
        return letter == '{';
    }
}
