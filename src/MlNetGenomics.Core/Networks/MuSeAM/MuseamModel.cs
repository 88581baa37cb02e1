using MlNetGenomics.Sequences;
using MlNetGenomics.Training;

namespace MlNetGenomics.Networks.MuSeAM;

/// <summary>
/// A MuSeAM model: one multinomial convolution of F kernels of width W over both strands, ReLU, global
/// maximum, linear head. Immutable once made.
/// </summary>
/// <remarks>
/// Kernel f has free parameters K[f,w,b]; its probabilities are M[f,w,b] = exp(a K[f,w,b]) / sum over
/// bases, its convolution weights LLR[f,w,b] = ln(M[f,w,b] / bg[b]), times 1/a where
/// <see cref="LlrScale.InverseAlpha"/> is set. The score of kernel f in a sequence S is
/// max(0, max over strands and positions i of sum over w of LLR[f,w,S[i+w]]), N adding nothing; the
/// prediction is the sum of head weight times score, plus the intercept. (MuSeAM paper, Methods.)
/// </remarks>
public sealed class MuseamModel
{
    private readonly float[] _kernelParameters;
    private readonly float[] _kernelWeights;
    private readonly float[] _headWeights;

    /// <summary>Makes a model from its parameters (copied).</summary>
    /// <param name="kernelWidth">W, positions of a kernel.</param>
    /// <param name="sequenceLength">L, bases of a sequence; at least W.</param>
    /// <param name="kernelParameters">K, [F x W x 4] row by row.</param>
    /// <param name="alpha">a, positive.</param>
    /// <param name="headWeights">beta, [F]: positive for activators, negative for repressors.</param>
    /// <param name="intercept">Added to every prediction.</param>
    /// <param name="background">bg; null for uniform.</param>
    /// <param name="llrScale">Scale of the convolution weights.</param>
    /// <param name="bothStrands">Whether the reverse complement is scanned too.</param>
    /// <param name="labelTransform">Scale of the predictions.</param>
    /// <param name="taskName">Name of the predicted column.</param>
    public MuseamModel(
        int kernelWidth,
        int sequenceLength,
        ReadOnlySpan<float> kernelParameters,
        float alpha,
        ReadOnlySpan<float> headWeights,
        float intercept,
        BaseBackground? background = null,
        LlrScale llrScale = LlrScale.One,
        bool bothStrands = true,
        LabelTransform labelTransform = LabelTransform.None,
        string taskName = "activity")
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(kernelWidth);
        ArgumentOutOfRangeException.ThrowIfLessThan(sequenceLength, kernelWidth);
        ArgumentOutOfRangeException.ThrowIfZero(headWeights.Length, nameof(headWeights));
        ArgumentOutOfRangeException.ThrowIfNotEqual(
            kernelParameters.Length, headWeights.Length * kernelWidth * Dna.BaseCount, nameof(kernelParameters));
        if (!(alpha > 0))
            throw new ArgumentOutOfRangeException(nameof(alpha), alpha, "alpha must be positive");
        KernelWidth = kernelWidth;
        SequenceLength = sequenceLength;
        _kernelParameters = kernelParameters.ToArray();
        Alpha = alpha;
        _headWeights = headWeights.ToArray();
        Intercept = intercept;
        Background = background ?? BaseBackground.Uniform;
        LlrScale = llrScale;
        BothStrands = bothStrands;
        LabelTransform = labelTransform;
        TaskName = taskName;
        _kernelWeights = new float[_kernelParameters.Length];
        MultinomialKernel.ComputeWeights(_kernelParameters, Alpha, Background, llrScale, _kernelWeights);
    }

    /// <summary>F, number of kernels.</summary>
    public int KernelCount => _headWeights.Length;

    /// <summary>W, positions of a kernel.</summary>
    public int KernelWidth { get; }

    /// <summary>L, bases of a sequence the model was made for.</summary>
    public int SequenceLength { get; }

    /// <summary>K, [F x W x 4].</summary>
    public ReadOnlySpan<float> KernelParameters => _kernelParameters;

    /// <summary>Convolution weights: scaled log-likelihood ratios, [F x W x 4].</summary>
    public ReadOnlySpan<float> KernelWeights => _kernelWeights;

    /// <summary>a.</summary>
    public float Alpha { get; }

    /// <summary>beta, [F].</summary>
    public ReadOnlySpan<float> HeadWeights => _headWeights;

    /// <summary>Added to every prediction.</summary>
    public float Intercept { get; }

    /// <summary>bg.</summary>
    public BaseBackground Background { get; }

    /// <summary>Scale of the convolution weights.</summary>
    public LlrScale LlrScale { get; }

    /// <summary>Whether the reverse complement is scanned too.</summary>
    public bool BothStrands { get; }

    /// <summary>Scale of the predictions.</summary>
    public LabelTransform LabelTransform { get; }

    /// <summary>Name of the predicted column.</summary>
    public string TaskName { get; }

    /// <summary>
    /// The same model for sequences of another length: as only the best window of a kernel counts, it reads any.
    /// </summary>
    /// <param name="sequenceLength">Bases of a sequence; at least W.</param>
    public MuseamModel WithSequenceLength(int sequenceLength) => new(
        KernelWidth, sequenceLength, _kernelParameters, Alpha, _headWeights, Intercept, Background, LlrScale, BothStrands,
        LabelTransform, TaskName);
}
