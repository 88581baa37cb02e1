using MlNetGenomics;
using MlNetGenomics.Trainers;
using MlNetGenomics.Transforms;

namespace Microsoft.ML;

public static partial class GenomicsTransformsCatalog
{
    /// <summary>
    /// What variants do to a model's predictions: two columns of sequences, with the reference and with the alternate allele,
    /// become the prediction for the second less that for the first.
    /// </summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="outputColumnName">Name of the column of effects to make, Vector&lt;Single, T&gt; for T tasks.</param>
    /// <param name="referenceColumnName">Text column of sequences with the reference allele, of the model's length.</param>
    /// <param name="alternateColumnName">Text column of sequences with the alternate allele, of the model's length.</param>
    /// <param name="modelFile">ONNX file of the model, see <see cref="VariantEffectOptions.ModelFile"/>; read at once.</param>
    /// <param name="task">Name of the task; null for all.</param>
    /// <exception cref="GenomicsException">The file cannot be read, its model cannot be used so, or it has no such task.</exception>
    /// <exception cref="ArgumentException">A name is empty or twice there.</exception>
    public static VariantEffectEstimator PredictVariantEffect(
        this TransformsCatalog catalog,
        string outputColumnName,
        string referenceColumnName,
        string alternateColumnName,
        string modelFile,
        string? task = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(modelFile);
        return PredictVariantEffect(catalog, new VariantEffectOptions
        {
            OutputColumnName = outputColumnName,
            ReferenceColumnName = referenceColumnName,
            AlternateColumnName = alternateColumnName,
            ModelFile = modelFile,
            Tasks = task is null ? null : [task],
        });
    }

    /// <summary>What variants do to the predictions of a fitted or loaded model, on two columns of sequences.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="outputColumnName">Name of the column of effects to make, Vector&lt;Single, T&gt; for T tasks.</param>
    /// <param name="referenceColumnName">Text column of sequences with the reference allele, of the model's length.</param>
    /// <param name="alternateColumnName">Text column of sequences with the alternate allele, of the model's length.</param>
    /// <param name="model">
    /// A <see cref="ConvolutionalNetworkTransformer"/>, a <see cref="MultinomialConvolutionTransformer"/>, or a fitted or
    /// loaded pipeline with one of them; what it does to rows before they come to its network is left out.
    /// </param>
    /// <param name="task">Name of the task; null for all.</param>
    /// <example>
    /// <code>
    /// var effects = mlContext.Transforms.PredictVariantEffect("Effect", "Reference", "Alternate", model).Fit(variants);
    /// float[] first = effects.Transform(variants).GetColumn&lt;float[]&gt;("Effect").First();
    /// </code>
    /// </example>
    /// <exception cref="GenomicsException">The model has no network, or several, or no such task.</exception>
    /// <exception cref="ArgumentException">A name is empty or twice there.</exception>
    public static VariantEffectEstimator PredictVariantEffect(
        this TransformsCatalog catalog,
        string outputColumnName,
        string referenceColumnName,
        string alternateColumnName,
        ITransformer model,
        string? task = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        return PredictVariantEffect(catalog, new VariantEffectOptions
        {
            OutputColumnName = outputColumnName,
            ReferenceColumnName = referenceColumnName,
            AlternateColumnName = alternateColumnName,
            Model = model,
            Tasks = task is null ? null : [task],
        });
    }

    /// <summary>
    /// What variants do to a model's predictions; with <see cref="VariantEffectOptions.GenomeFile"/>, of columns with
    /// chromosome, position and alleles.
    /// </summary>
    /// <exception cref="GenomicsException">The model cannot be used so (says why), or it has no such task.</exception>
    /// <exception cref="ArgumentException">A name is empty or twice there, or not one model is given.</exception>
    public static VariantEffectEstimator PredictVariantEffect(this TransformsCatalog catalog, VariantEffectOptions options)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentNullException.ThrowIfNull(options);
        return new VariantEffectEstimator(options);
    }
}
