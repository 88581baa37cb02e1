using MlNetGenomics.Networks.Layers;
using MlNetGenomics.Simulation;

namespace MlNetGenomics.Networks;

// The networks of the study of what first-layer filters learn.
public static partial class Architectures
{
    /// <summary>What a network's name has before the one in <see cref="KooEddyNames"/>.</summary>
    public const string KooEddyPrefix = "koo:";

    private const string ExponentialSuffix = "-exp";

    // Width of the first filters; pool and stride of the first pooling; width of the second filters; second pool.
    private static readonly (string Name, int Width1, int Pool1, int Stride1, int Width2, int Pool2)[] KooEddyTable =
    [
        ("CNN-2", 19, 2, 2, 5, 50),
        ("CNN-4", 19, 4, 4, 5, 25),
        ("CNN-10", 19, 10, 10, 5, 10),
        ("CNN-25", 19, 25, 25, 5, 4),
        ("CNN-50", 19, 50, 50, 5, 2),
        ("CNN-100", 19, 100, 100, 5, 1),
        ("CNN9-4", 9, 4, 4, 5, 25),
        ("CNN9-25", 9, 25, 25, 5, 4),
        ("CNN3-2", 3, 2, 2, 5, 50),
        ("CNN3-50", 3, 50, 50, 5, 2),
        ("CNN-50-2", 19, 50, 2, 5, 50),
        ("CNN19-1-2", 19, 2, 2, 1, 50),
    ];

    /// <summary>The 12 transcription factors whose motifs the paper's networks tell, in the order of their tasks.</summary>
    public static IReadOnlyList<string> KooEddyTasks { get; } =
    [
        "Arid3a", "CEBPB", "FOSL1", "Gabpa", "MAFK", "MAX", "MEF2A", "NFYB", "SP1", "SRF", "STAT1", "YY1",
    ];

    /// <summary>Names of the networks that <see cref="KooEddy"/> makes.</summary>
    public static IReadOnlyList<string> KooEddyNames { get; } = [.. KooEddyTable.Select(row => row.Name)];

    /// <summary>
    /// A network of Koo and Eddy (2019, Methods, "CNN Models"): two padded convolutions, each normalized,
    /// rectified and pooled, a dense layer and a sigmoid for each of 12 transcription factors. The name says
    /// how wide the first filters are (19 if not given) and how far they are pooled.
    /// </summary>
    /// <remarks>
    /// As in their program, what is normalized has no bias of its own, and running statistics keep .99 a
    /// step. CNN-50-2 pools windows of 50 that overlap, padded so that half as many positions come out as go
    /// in, as the text says.
    /// </remarks>
    /// <param name="name">
    /// One of <see cref="KooEddyNames"/>, in either case; with -exp after it, the first activation is exponential, which
    /// makes filters whole motifs whatever the pool (Koo and Ploenzke 2021, doi:10.1038/s42256-020-00291-x).
    /// </param>
    /// <param name="inputLength">L, bases of a sequence.</param>
    /// <param name="tasks">Names of what is predicted; null for the paper's 12 factors.</param>
    /// <exception cref="GenomicsException">There is no such name; lists those there are.</exception>
    public static Network KooEddy(string name, int inputLength = 200, IEnumerable<string>? tasks = null)
    {
        ArgumentNullException.ThrowIfNull(name);
        (name, ActivationFunction firstActivation) = name.EndsWith(ExponentialSuffix, StringComparison.OrdinalIgnoreCase)
            ? (name[..^ExponentialSuffix.Length], ActivationFunction.Exponential)
            : (name, ActivationFunction.Relu);
        int index = Array.FindIndex(KooEddyTable, row => row.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
        if (index < 0)
        {
            throw new GenomicsException(
                $"'{name}' is not a network of Koo and Eddy{NearestName.Advise(name, KooEddyNames)}");
        }
        (string known, int width1, int pool1, int stride1, int width2, int pool2) = KooEddyTable[index];
        string[] names = Tasks(tasks, [.. KooEddyMotifs.Names]);
        var weights = new WeightSettings { Start = Initialization.HeNormal, L2 = 1e-6 };
        var normalization = new BatchNormalization { Momentum = 0.99 };
        MaxPooling pooling = stride1 == pool1
            ? new MaxPooling(pool1)
            : new MaxPooling(pool1) { Stride = stride1, Padding = Padding.Same };
        return new Network(
            KooEddyPrefix + known + (firstActivation == ActivationFunction.Exponential ? ExponentialSuffix : ""),
            inputLength,
            [
                Padded(30, width1), normalization, new Activation(firstActivation), pooling, new Dropout(0.1),
                Padded(128, width2), normalization, Relu, new MaxPooling(pool2), new Dropout(0.1),
                new Flatten(),
                new Dense(512) { Bias = false, Weights = weights }, normalization, Relu, new Dropout(0.5),
                new Dense(names.Length) { Weights = weights }, Sigmoid,
            ],
            names);

        Convolution Padded(int filters, int width) =>
            new(filters, width) { Padding = Padding.Same, Bias = false, Weights = weights };
    }
}
