using System.Globalization;
using MlNetGenomics.Networks.MuSeAM;
using MlNetGenomics.Sequences;
using MlNetGenomics.Training;

namespace MlNetGenomics.Onnx;

/// <summary>What an exported MuSeAM model says about itself, as flat metadata properties.</summary>
internal sealed record MuseamMetadata
{
    public const string Architecture = "museam";

    public required string TaskName { get; init; }

    public required int SequenceLength { get; init; }

    public required int KernelCount { get; init; }

    public required int KernelWidth { get; init; }

    public required float Alpha { get; init; }

    public required BaseBackground Background { get; init; }

    public required LlrScale LlrScale { get; init; }

    public required bool BothStrands { get; init; }

    public required LabelTransform LabelTransform { get; init; }

    public static void Write(OnnxGraphBuilder builder, MuseamModel model, IReadOnlyList<string> motifNames)
    {
        builder
            .Metadata(OnnxMetadataKeys.Architecture, Architecture)
            .Metadata(OnnxMetadataKeys.Tasks, OnnxMetadataReader.NamesText([model.TaskName]))
            .Metadata(OnnxMetadataKeys.InputLength, Text(model.SequenceLength))
            .Metadata(OnnxMetadataKeys.Motifs, OnnxMetadataReader.NamesText(motifNames))
            .Metadata(OnnxMetadataKeys.LabelTransform, model.LabelTransform.ToString())
            .Metadata(OnnxMetadataKeys.KernelCount, Text(model.KernelCount))
            .Metadata(OnnxMetadataKeys.KernelWidth, Text(model.KernelWidth))
            .Metadata(OnnxMetadataKeys.BothStrands, model.BothStrands ? "true" : "false")
            .Metadata(OnnxMetadataKeys.Alpha, Text(model.Alpha))
            .Metadata(OnnxMetadataKeys.LlrScale, model.LlrScale.ToString())
            .Metadata(OnnxMetadataKeys.Background, OnnxMetadataReader.BackgroundText(model.Background));
    }

    /// <exception cref="GenomicsException">A property is missing or is not what it should be.</exception>
    public static MuseamMetadata Read(IReadOnlyDictionary<string, string> properties, string file)
    {
        var reader = new OnnxMetadataReader(properties, file);
        string architecture = reader.Required(OnnxMetadataKeys.Architecture);
        if (architecture != Architecture)
            throw reader.Wrong(OnnxMetadataKeys.Architecture, architecture, Architecture);
        return new MuseamMetadata
        {
            TaskName = ReadTask(reader),
            SequenceLength = reader.PositiveInteger(OnnxMetadataKeys.InputLength),
            KernelCount = reader.PositiveInteger(OnnxMetadataKeys.KernelCount),
            KernelWidth = reader.PositiveInteger(OnnxMetadataKeys.KernelWidth),
            Alpha = reader.PositiveNumber(OnnxMetadataKeys.Alpha),
            Background = reader.Background(),
            LlrScale = reader.Choice<LlrScale>(OnnxMetadataKeys.LlrScale),
            BothStrands = reader.Boolean(OnnxMetadataKeys.BothStrands),
            LabelTransform = reader.Choice<LabelTransform>(OnnxMetadataKeys.LabelTransform),
        };
    }

    private static string ReadTask(OnnxMetadataReader reader)
    {
        IReadOnlyList<string> tasks = reader.Names(OnnxMetadataKeys.Tasks);
        return tasks.Count == 1
            ? tasks[0]
            : throw reader.Wrong(OnnxMetadataKeys.Tasks, $"{tasks.Count} names", "one name");
    }

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Text(float value) => value.ToString("R", CultureInfo.InvariantCulture);
}
