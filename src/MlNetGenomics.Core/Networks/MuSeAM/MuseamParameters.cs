using MlNetGenomics.Statistics;

namespace MlNetGenomics.Networks.MuSeAM;

/// <summary>
/// One number for each free parameter of a MuSeAM model: the parameters themselves, their gradient, or a
/// running mean of the optimiser. Kernels and head are in blocked form (see <see cref="KernelBlocks"/>).
/// </summary>
internal sealed class MuseamParameters
{
    /// <summary>All zeros.</summary>
    public MuseamParameters(int kernelCount, int kernelWidth)
    {
        int blocks = KernelBlocks.Count(kernelCount);
        Kernels = new float[blocks * kernelWidth * 4 * LookupConvolution.BlockWidth];
        Head = new float[blocks * LookupConvolution.BlockWidth];
    }

    /// <summary>K, [blocks x W x 4 x 16].</summary>
    public float[] Kernels { get; }

    /// <summary>beta, [blocks x 16].</summary>
    public float[] Head { get; }

    /// <summary>The intercept.</summary>
    public ref float Intercept => ref _scalars[0];

    /// <summary>ln a: alpha stays positive whatever step is taken.</summary>
    public ref float LogAlpha => ref _scalars[1];

    private readonly float[] _scalars = new float[2];

    /// <summary>Every array, in a fixed order, for copying and storing.</summary>
    public IReadOnlyList<float[]> Arrays => [Kernels, Head, _scalars];

    /// <summary>
    /// Glorot-uniform start (Glorot and Bengio 2010), limit sqrt(6 / (fan-in + fan-out)): a kernel tensor
    /// [W x 4 x F] has fan-in 4 W and fan-out F W, the head fan-in F and fan-out 1.
    /// </summary>
    public static MuseamParameters Start(MuseamSettings settings, SplittableRandom random)
    {
        int rows = settings.KernelWidth * 4;
        var kernels = new float[settings.KernelCount * rows];
        double kernelLimit = settings.StartRange is { } range
            ? range / settings.Alpha
            : WeightStart.GlorotLimit(rows, settings.KernelCount * settings.KernelWidth);
        WeightStart.FillUniform(kernels, kernelLimit, random.Split(0));
        var head = new float[settings.KernelCount];
        WeightStart.FillUniform(head, WeightStart.GlorotLimit(settings.KernelCount, 1), random.Split(1));
        return FromPlain(kernels, head, 0, settings.Alpha, settings.KernelWidth);
    }

    /// <summary>The parameters of a model.</summary>
    public static MuseamParameters FromModel(MuseamModel model) => FromPlain(
        model.KernelParameters, model.HeadWeights, model.Intercept, model.Alpha, model.KernelWidth);

    /// <summary>Overwrites these numbers with others of the same shape.</summary>
    public void CopyFrom(MuseamParameters other)
    {
        for (int i = 0; i < Arrays.Count; i++)
            other.Arrays[i].CopyTo(Arrays[i], 0);
    }

    /// <summary>The model with these parameters.</summary>
    public MuseamModel ToModel(MuseamSettings settings, int sequenceLength) => new(
        settings.KernelWidth,
        sequenceLength,
        KernelBlocks.Unpack(Kernels, settings.KernelCount),
        MathF.Exp(LogAlpha),
        Head.AsSpan(0, settings.KernelCount),
        Intercept,
        settings.Background,
        settings.LlrScale,
        settings.BothStrands,
        settings.LabelTransform,
        settings.TaskName);

    private static MuseamParameters FromPlain(
        ReadOnlySpan<float> kernels, ReadOnlySpan<float> head, float intercept, double alpha, int kernelWidth)
    {
        var parameters = new MuseamParameters(head.Length, kernelWidth);
        KernelBlocks.Pack(kernels, head.Length).CopyTo(parameters.Kernels, 0);
        head.CopyTo(parameters.Head);
        parameters.Intercept = intercept;
        parameters.LogAlpha = (float)Math.Log(alpha);
        return parameters;
    }
}
