using MlNetGenomics;
using MlNetGenomics.Networks;
using MlNetGenomics.Trainers;
using MlNetGenomics.Transforms;

namespace Microsoft.ML;

public static partial class GenomicsTransformsCatalog
{
    /// <summary>
    /// In-silico mutagenesis: turns DNA text into what every single substitution does to a network's output,
    /// f(original) - f(base replaced by A, C, G, T) at each position, 0 where the sequence has the base.
    /// </summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="outputColumnName">
    /// Name of the column of scores to make: Vector&lt;Single, L, 4&gt;, or Vector&lt;Single, T, L, 4&gt; of several tasks.
    /// </param>
    /// <param name="inputColumnName">
    /// Name of the text column to read, A, C, G, T and N in either case; null for the same name. A sequence of another
    /// length than the network's is an error when it is read.
    /// </param>
    /// <param name="network">The network.</param>
    /// <param name="importanceColumnName">
    /// Name of the column of importance to make, Vector&lt;Single, L&gt; or Vector&lt;Single, T, L&gt;: of each position's
    /// scores the one of largest magnitude, with its sign; null for none.
    /// </param>
    /// <param name="task">Name of the task; null for all, which are then the columns' first axis, in their order.</param>
    /// <exception cref="GenomicsException">The network has no such task.</exception>
    /// <exception cref="ArgumentException">A name is empty or twice there.</exception>
    public static InSilicoMutagenesisEstimator InSilicoMutagenesis(
        this TransformsCatalog catalog,
        string outputColumnName,
        string? inputColumnName,
        NetworkModel network,
        string? importanceColumnName = null,
        string? task = null)
    {
        ArgumentNullException.ThrowIfNull(network);
        return InSilicoMutagenesis(catalog, new InSilicoMutagenesisOptions
        {
            OutputColumnName = outputColumnName,
            InputColumnName = inputColumnName,
            ImportanceColumnName = importanceColumnName,
            Network = network,
            Tasks = task is null ? null : [task],
        });
    }

    /// <summary>In-silico mutagenesis with the model of an ONNX file, ours or another program's.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="outputColumnName">Name of the column of scores to make.</param>
    /// <param name="inputColumnName">Name of the text column to read; null for the same name.</param>
    /// <param name="modelFile">
    /// The file, which is read at once. Where it can be read as a network, only what a substitution changes is worked out;
    /// any other model whose one input is one-hot float [N, L, 4] or [N, 4, L], and whose output is float [N, T], scores
    /// every mutant in ONNX Runtime.
    /// </param>
    /// <param name="importanceColumnName">Name of the column of importance to make; null for none.</param>
    /// <param name="task">Name of the task; null for all. Tasks without names are task1, task2, ...</param>
    /// <exception cref="GenomicsException">
    /// The file cannot be read, its model is not such a one (says why), or it has no such task.
    /// </exception>
    /// <exception cref="ArgumentException">A name is empty or twice there.</exception>
    public static InSilicoMutagenesisEstimator InSilicoMutagenesis(
        this TransformsCatalog catalog,
        string outputColumnName,
        string? inputColumnName,
        string modelFile,
        string? importanceColumnName = null,
        string? task = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(modelFile);
        return InSilicoMutagenesis(catalog, new InSilicoMutagenesisOptions
        {
            OutputColumnName = outputColumnName,
            InputColumnName = inputColumnName,
            ImportanceColumnName = importanceColumnName,
            ModelFile = modelFile,
            Tasks = task is null ? null : [task],
        });
    }

    /// <summary>In-silico mutagenesis with the network of a fitted or loaded model.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="outputColumnName">Name of the column of scores to make.</param>
    /// <param name="inputColumnName">
    /// Name of the text column to read; null for the same name. What the model does to rows before they come to its network
    /// is left out.
    /// </param>
    /// <param name="model">
    /// A <see cref="ConvolutionalNetworkTransformer"/>, a <see cref="MultinomialConvolutionTransformer"/>, or a fitted or
    /// loaded pipeline with one of them. Of two classes, the output is the probability; see
    /// <see cref="InSilicoMutagenesisOptions.Value"/> for what goes into the sigmoid.
    /// </param>
    /// <param name="importanceColumnName">Name of the column of importance to make; null for none.</param>
    /// <param name="task">Name of the task; null for all.</param>
    /// <example>
    /// Which bases does a model rely on? The effects of all substitutions, and one number a position:
    /// <code>
    /// var mutagenesis = mlContext.Transforms.InSilicoMutagenesis("Effects", "Sequence", model, "Importance").Fit(data);
    /// float[] first = mutagenesis.Transform(data).GetColumn&lt;float[]&gt;("Importance").First();
    /// </code>
    /// </example>
    /// <exception cref="GenomicsException">The model has no network, or several, or no such task.</exception>
    /// <exception cref="ArgumentException">A name is empty or twice there.</exception>
    public static InSilicoMutagenesisEstimator InSilicoMutagenesis(
        this TransformsCatalog catalog,
        string outputColumnName,
        string? inputColumnName,
        ITransformer model,
        string? importanceColumnName = null,
        string? task = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        return InSilicoMutagenesis(catalog, new InSilicoMutagenesisOptions
        {
            OutputColumnName = outputColumnName,
            InputColumnName = inputColumnName,
            ImportanceColumnName = importanceColumnName,
            Model = model,
            Tasks = task is null ? null : [task],
        });
    }

    /// <summary>In-silico mutagenesis.</summary>
    /// <exception cref="GenomicsException">
    /// The model cannot be used so (says why), or it has no such task or positions.
    /// </exception>
    /// <exception cref="ArgumentException">A name is empty or twice there, or not one model is given.</exception>
    public static InSilicoMutagenesisEstimator InSilicoMutagenesis(
        this TransformsCatalog catalog, InSilicoMutagenesisOptions options)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentNullException.ThrowIfNull(options);
        return new InSilicoMutagenesisEstimator(options);
    }
}
