namespace MlNetGenomics.Onnx;

/// <summary>How a MuSeAM model is exported.</summary>
public sealed record MuseamExportOptions
{
    /// <summary>What the model takes.</summary>
    public OnnxInputForm InputForm { get; init; } = OnnxInputForm.Text;

    /// <summary>Which outputs it has; at least one.</summary>
    public MuseamOutputs Outputs { get; init; } = MuseamOutputs.Score;

    /// <summary>Name of the input.</summary>
    public string InputName { get; init; } = "Sequence";

    /// <summary>Name of the prediction.</summary>
    public string ScoreName { get; init; } = "Score";

    /// <summary>Name of the kernel scores.</summary>
    public string MotifScoresName { get; init; } = "MotifScores";

    /// <summary>Name of the site positions.</summary>
    public string SitePositionsName { get; init; } = "SitePositions";

    /// <summary>Name of the site strands.</summary>
    public string SiteStrandsName { get; init; } = "SiteStrands";

    /// <summary>Names of the kernels, [F], for the metadata; null for kernel_1, kernel_2, ...</summary>
    public IReadOnlyList<string>? MotifNames { get; init; }

    /// <summary>Further metadata properties (how the model was trained, say).</summary>
    public IReadOnlyDictionary<string, string>? Metadata { get; init; }
}
