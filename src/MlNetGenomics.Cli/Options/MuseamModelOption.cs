using System.CommandLine;
using MlNetGenomics.Cli.Running;
using MlNetGenomics.Files;
using MlNetGenomics.Networks.MuSeAM;
using MlNetGenomics.Onnx;
using MlNetGenomics.Sequences;

namespace MlNetGenomics.Cli.Options;

/// <summary>A trained MuSeAM model, whose kernels are motifs.</summary>
internal sealed class MuseamModelOption
{
    /// <summary>--model.</summary>
    public Option<string> Option { get; } = new("--model")
    {
        Description = "Trained MuSeAM model",
        HelpName = "FILE.onnx",
        Required = true,
    };

    /// <summary>The model's file.</summary>
    public string PathOf(ParseResult parsed) => parsed.GetValue(Option)!;

    /// <summary>Reads the model.</summary>
    public MuseamModel Read(ParseResult parsed, CommandRun run)
    {
        string path = PathOf(parsed);
        run.Settings["model"] = path;
        return MuseamOnnx.Import(path);
    }

    /// <summary>Fails where sequences are not as long as the model's.</summary>
    public static void RequireLength(SequenceSet sequences, MuseamModel model, string path)
    {
        if (sequences.Length != model.SequenceLength)
        {
            throw new GenomicsException(
                $"{InputFile.DisplayName(path)}: record 1 ({sequences.Names[0]}) has {sequences.Length} bases, " +
                $"the model is for {model.SequenceLength}");
        }
    }
}
