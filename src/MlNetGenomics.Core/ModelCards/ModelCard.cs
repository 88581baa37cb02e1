namespace MlNetGenomics.ModelCards;

/// <summary>
/// What is to be known of a trained model before it is used (Mitchell et al. 2019, Model Cards for Model Reporting,
/// doi:10.1145/3287560.3287596): what it predicts, what it was trained on, how well it does, and how it is made anew. The
/// card of NAME.onnx is NAME.json beside it.
/// </summary>
public sealed record ModelCard
{
    /// <summary>The model's name: that of its files, without their extensions.</summary>
    public required string Name { get; init; }

    /// <summary>What it is, in a few words.</summary>
    public required string Title { get; init; }

    /// <summary>Name of the network, as the model file has it.</summary>
    public required string Architecture { get; init; }

    /// <summary>Bases of a sequence, 1 or more.</summary>
    public required int InputLength { get; init; }

    /// <summary>Names of what is predicted, in the order of the scores; at least one.</summary>
    public required IReadOnlyList<string> Tasks { get; init; }

    /// <summary>What a score means, and its scale.</summary>
    public required string Predicts { get; init; }

    /// <summary>The model's own licence.</summary>
    public required string Licence { get; init; }

    /// <summary>What it was trained on, and where that is from.</summary>
    public required string Data { get; init; }

    /// <summary>Terms under which those data are given.</summary>
    public required string DataTerms { get; init; }

    /// <summary>How it was trained.</summary>
    public required string Settings { get; init; }

    /// <summary>Seed of the training.</summary>
    public required int Seed { get; init; }

    /// <summary>How the metrics came about, and on which data.</summary>
    public required string Evaluation { get; init; }

    /// <summary>How well it does on data that it was not trained on; at least one.</summary>
    public required IReadOnlyList<ModelMetric> Metrics { get; init; }

    /// <summary>What it is not good for.</summary>
    public required string Limits { get; init; }

    /// <summary>Commands that make it and its metrics anew, in order; at least one.</summary>
    public required IReadOnlyList<string> Rebuild { get; init; }

    /// <summary>SHA-256 of the model file, 64 lower-case hexadecimal digits.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Sequences with their scores; at least one.</summary>
    public required IReadOnlyList<ModelExample> Examples { get; init; }

    /// <summary>Name of the model file.</summary>
    public string FileName => Name + ModelFolder.ModelExtension;

    /// <summary>The metrics over all tasks: those of no single task, or all of a model of one task.</summary>
    public IEnumerable<ModelMetric> Summary => Metrics.Where(metric => metric.Task is null || Tasks.Count == 1);
}
