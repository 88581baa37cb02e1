using Microsoft.ML;
using MlNetGenomics.Interpretation.Mutagenesis;
using MlNetGenomics.Networks;
using MlNetGenomics.Sequences;
using MlNetGenomics.Trainers;

namespace MlNetGenomics.Transforms;

/// <summary>How DNA text becomes scores of its single substitutions. One of the three models must be given.</summary>
public sealed class InSilicoMutagenesisOptions
{
    /// <summary>
    /// Name of the column of scores to make: Vector&lt;Single, W, 4&gt;, or Vector&lt;Single, T, W, 4&gt; of several
    /// tasks.
    /// </summary>
    public required string OutputColumnName { get; init; }

    /// <summary>
    /// Name of the column of each position's importance to make: Vector&lt;Single, W&gt;, or
    /// Vector&lt;Single, T, W&gt;; null for none.
    /// </summary>
    public string? ImportanceColumnName { get; init; }

    /// <summary>Name of the text column to read; null for <see cref="OutputColumnName"/>.</summary>
    public string? InputColumnName { get; init; }

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

    /// <summary>
    /// Names of the tasks to compare, in the order of the columns' first axis; null for all of the model's.
    /// </summary>
    public IReadOnlyList<string>? Tasks { get; init; }

    /// <summary>
    /// Which numbers of the model are compared; <see cref="MutagenesisValue.Logit"/> is for models that can be read as
    /// networks.
    /// </summary>
    public MutagenesisValue Value { get; init; } = MutagenesisValue.Prediction;

    /// <summary>First position to mutate, from 0.</summary>
    public int From { get; init; }

    /// <summary>Position after the last to mutate; null for the end of the sequences.</summary>
    public int? To { get; init; }

    /// <summary>
    /// What to do with IUPAC letters other than A, C, G, T, N; null for what <see cref="Model"/> does, and to reject them
    /// where another model is given.
    /// </summary>
    public AmbiguityPolicy? Ambiguity { get; init; }

    /// <summary>Number of threads; 0 for one a processor. Scores do not depend on it.</summary>
    public int Threads { get; init; }

    /// <summary>
    /// CUDA device on which ONNX Runtime scores every mutant; null for the processor, where only what a substitution
    /// changes is worked out of models that can be read as networks.
    /// </summary>
    public int? GpuDeviceId { get; init; }

    /// <summary>Whether a device that cannot be used is a warning and the processor's turn, or an error.</summary>
    public bool FallbackToCpu { get; init; }

    /// <summary>Receives warnings, one line each; null for nobody.</summary>
    public Action<string>? Warning { get; init; }
}
