using MlNetGenomics.Networks.Layers;
using MlNetGenomics.Networks.MuSeAM;

namespace MlNetGenomics.Networks;

// Networks for massively parallel reporter assays.
public static partial class Architectures
{
    /// <summary>
    /// MuSeAM: multinomial convolution of both strands, ReLU, global maximum, one linear unit with an L1
    /// penalty. (MuSeAM paper, Methods.)
    /// </summary>
    /// <param name="settings">
    /// Shape, alpha, background, strands, penalties, dropout and task; null for the paper's. What only concerns
    /// training (epochs, batches, learning rate, members, start range) is not part of a network.
    /// </param>
    /// <param name="inputLength">L, bases of a sequence; 171 in the paper's HepG2 set.</param>
    /// <param name="tasks">Names of what is predicted; null for the settings' one.</param>
    /// <exception cref="GenomicsException">A setting is out of range, or a kernel is wider than a sequence.</exception>
    public static Network MuSeAM(
        MuseamSettings? settings = null, int inputLength = 171, IEnumerable<string>? tasks = null)
    {
        settings ??= MuseamSettings.Paper;
        settings.Validate();
        string[] names = Tasks(tasks, settings.TaskName);
        var convolution = new MultinomialConvolution(settings.KernelCount, settings.KernelWidth)
        {
            Alpha = settings.Alpha,
            LearnAlpha = settings.LearnAlpha,
            LlrScale = settings.LlrScale,
            Background = settings.Background,
        };
        Layer scan = settings.BothStrands ? new BothStrands(StrandMerge.Concatenate, [convolution]) : convolution;
        Layer[] dropout = settings.Dropout > 0 ? [new Dropout(settings.Dropout)] : [];
        var head = new Dense(names.Length) { Weights = new WeightSettings { L1 = settings.L1, L2 = settings.L2 } };
        return new Network("museam", inputLength, [scan, Relu, new GlobalMaxPooling(), .. dropout, head], names);
    }

    /// <summary>
    /// The best network of the Sharpr-MPRA study (section 4.2): two convolutions of 100 x 4 with dropout, one
    /// wide max-pooling, four linear outputs. Weights start normal, scaled by fan-in.
    /// </summary>
    /// <remarks>
    /// It reads a 145-bp tile in its place within a 295-bp region, unknown bases around it. The text calls the
    /// last layer rectified; targets are log ratios of either sign, so here it is linear.
    /// </remarks>
    /// <param name="inputLength">L, bases of a sequence.</param>
    /// <param name="tasks">Names of what is predicted; null for the paper's four.</param>
    public static Network SharprMpra(int inputLength = 295, IEnumerable<string>? tasks = null)
    {
        string[] names = Tasks(tasks, "k562_minp", "k562_sv40p", "hepg2_minp", "hepg2_sv40p");
        var weights = new WeightSettings { Start = Initialization.FanInNormal };
        var convolution = new Convolution(100, 4) { Weights = weights };
        Layer[] twice = [convolution, Relu, new Dropout(0.1)];
        return new Network(
            "sharpr",
            inputLength,
            [.. twice, .. twice, new MaxPooling(44), new Flatten(), new Dense(names.Length) { Weights = weights }],
            names);
    }

    /// <summary>
    /// The convolutional network of MPRA-DragoNN (Movva et al. 2019, doi:10.1371/journal.pone.0218073): three
    /// times a convolution of 120 x 5, ReLU, batch normalization and dropout, then linear outputs for both cell
    /// types and promoters of the Sharpr-MPRA data, in two replicates and their mean.
    /// </summary>
    /// <param name="inputLength">L, bases of a sequence.</param>
    /// <param name="tasks">Names of what is predicted; null for the paper's twelve.</param>
    public static Network MpraDragoNN(int inputLength = 145, IEnumerable<string>? tasks = null)
    {
        string[] names = Tasks(tasks, [.. MpraDragoNNTasks()]);
        Layer[] thrice = [new Convolution(120, 5), Relu, KerasNormalization, new Dropout(0.1)];
        return new Network(
            "mpra-dragonn",
            inputLength,
            [.. thrice, .. thrice, .. thrice, new Flatten(), new Dense(names.Length)],
            names);
    }

    private static IEnumerable<string> MpraDragoNNTasks() =>
        from cell in new[] { "k562", "hepg2" }
        from promoter in new[] { "minp", "sv40p" }
        from replicate in new[] { "rep1", "rep2", "mean" }
        select $"{cell}_{promoter}_{replicate}";

    /// <summary>
    /// DeepSTARR (de Almeida et al. 2022, doi:10.1038/s41588-022-01048-5): four padded convolutions, each
    /// normalized, rectified and pooled in pairs, two dense layers with dropout, and one linear output each for
    /// developmental and housekeeping enhancer activity.
    /// </summary>
    /// <param name="inputLength">L, bases of a sequence.</param>
    /// <param name="tasks">Names of what is predicted; null for the paper's two.</param>
    public static Network DeepStarr(int inputLength = 249, IEnumerable<string>? tasks = null)
    {
        string[] names = Tasks(tasks, "dev", "hk");
        Layer[] dense = [.. Normalized(new Dense(256)), new Dropout(0.4)];
        return new Network(
            "deepstarr",
            inputLength,
            [
                .. Block(256, 7), .. Block(60, 3), .. Block(60, 5), .. Block(120, 3),
                new Flatten(), .. dense, .. dense, new Dense(names.Length),
            ],
            names);

        static Layer[] Block(int filters, int width) =>
            [.. Normalized(new Convolution(filters, width) { Padding = Padding.Same }), new MaxPooling(2)];
    }
}
