using Microsoft.ML;
using MlNetGenomics.Networks;
using MlNetGenomics.Sequences;
using MlNetGenomics.Trainers;

namespace MlNetGenomics.Transforms;

/// <summary>
/// How variants become effects. Without <see cref="GenomeFile"/>, the two allele columns hold whole sequences of the model's
/// length; with it, alleles, and two further columns say where they lie. One of the three models must be given.
/// </summary>
public sealed class VariantEffectOptions
{
    /// <summary>Name of the column of effects to make: Vector&lt;Single, T&gt;.</summary>
    public required string OutputColumnName { get; init; }

    /// <summary>Name of the text column of sequences with the reference allele; of the alleles where there is a genome.</summary>
    public string ReferenceColumnName { get; init; } = "Reference";

    /// <summary>Name of the text column of sequences with the alternate allele; of the alleles where there is a genome.</summary>
    public string AlternateColumnName { get; init; } = "Alternate";

    /// <summary>Genome that the variants lie in, FASTA, not packed; null where the columns hold sequences.</summary>
    public string? GenomeFile { get; init; }

    /// <summary>With a genome: name of the text column of chromosomes.</summary>
    public string ChromosomeColumnName { get; init; } = "Chromosome";

    /// <summary>With a genome: name of the column, Int32 or Int64, of the reference alleles' first bases, from 1.</summary>
    public string PositionColumnName { get; init; } = "Position";

    /// <summary>The network.</summary>
    public NetworkModel? Network { get; init; }

    /// <summary>
    /// An ONNX file: ours, or another program's, whose one input is text as we export it, or one-hot float [N, L, 4]
    /// or [N, 4, L], and whose output is float [N, T].
    /// </summary>
    public string? ModelFile { get; init; }

    /// <summary>
    /// A <see cref="ConvolutionalNetworkTransformer"/>, a <see cref="MultinomialConvolutionTransformer"/>, or a fitted or
    /// loaded pipeline with one of them.
    /// </summary>
    public ITransformer? Model { get; init; }

    /// <summary>Which output of a file is compared; null for the only one, or the one named Score, or the first.</summary>
    public string? ModelOutput { get; init; }

    /// <summary>Names of the T tasks to compare, in their order; null for all of the model's.</summary>
    public IReadOnlyList<string>? Tasks { get; init; }

    /// <summary>
    /// What to do with IUPAC letters other than A, C, G, T, N in sequences; null for what <see cref="Model"/> does, and to
    /// reject them where another model is given.
    /// </summary>
    public AmbiguityPolicy? Ambiguity { get; init; }

    /// <summary>Number of threads; 0 for one a processor. Effects do not depend on it.</summary>
    public int Threads { get; init; }

    /// <summary>CUDA device on which ONNX Runtime scores the model of a file; null for the processor.</summary>
    public int? GpuDeviceId { get; init; }

    /// <summary>Whether a device that cannot be used is a warning and the processor's turn, or an error.</summary>
    public bool FallbackToCpu { get; init; }

    /// <summary>Receives warnings, one line each; null for nobody.</summary>
    public Action<string>? Warning { get; init; }
}
