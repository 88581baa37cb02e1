using MlNetGenomics.Sequences;
using MlNetGenomics.Training;
using static MlNetGenomics.SettingCheck;

namespace MlNetGenomics.Networks.MuSeAM;

/// <summary>
/// How a MuSeAM model is built and trained. The defaults are the paper's; <see cref="Program"/> is what
/// the authors' released program did in its best recorded run.
/// </summary>
public sealed record MuseamSettings
{
    /// <summary>
    /// The paper's settings: 512 kernels of width 12, alpha learned, uniform background, unscaled
    /// log-likelihood ratios, batches of 512. (MuSeAM paper, Methods, "Model selection".) The paper does not
    /// say where alpha starts (here 1, a plain softmax), nor its learning rate, L1 or epochs (here what did
    /// best in cross-validation of a part of the HepG2 set).
    /// </summary>
    public static readonly MuseamSettings Paper = new();

    /// <summary>
    /// The released program's best recorded run on the HepG2 set: alpha fixed at 120, ratios scaled by
    /// 1/alpha, AT-rich background, 25 epochs, batches of 57, learning rate .001, L1 .001.
    /// </summary>
    public static readonly MuseamSettings Program = new()
    {
        Alpha = 120,
        LearnAlpha = false,
        LlrScale = LlrScale.InverseAlpha,
        Background = BaseBackground.HumanAtRich,
        Epochs = 25,
        BatchSize = 57,
        LearningRate = 1e-3,
        L1 = 1e-3,
    };

    /// <summary>
    /// An ensemble: five models trained from different starts, with dropout, and averaged, which gives one
    /// MuSeAM model of five times the kernels. The most accurate on whole folds.
    /// </summary>
    public static readonly MuseamSettings Ensemble = Program with
    {
        Background = BaseBackground.Uniform,
        Epochs = 50,
        Dropout = 0.5,
        Members = 5,
    };

    /// <summary>
    /// The released program's settings for some hundreds or thousands of sequences with few motifs, as simulated ones: fewer
    /// kernels, with a smaller alpha and batch and an even background to suit them. Ours, found by trying.
    /// </summary>
    public static readonly MuseamSettings Small = Program with
    {
        KernelCount = 128,
        Alpha = 60,
        Background = BaseBackground.Uniform,
        BatchSize = 32,
        InterceptFromMean = true,
    };

    /// <summary>The settings that have a name, by that name.</summary>
    public static IReadOnlyDictionary<string, MuseamSettings> Presets { get; } =
        new Dictionary<string, MuseamSettings>
        {
            ["paper"] = Paper,
            ["program"] = Program,
            ["ensemble"] = Ensemble,
            ["small"] = Small,
        };

    /// <summary>F, number of kernels; 1 or more.</summary>
    public int KernelCount { get; init; } = 512;

    /// <summary>W, positions of a kernel; 1 or more.</summary>
    public int KernelWidth { get; init; } = 12;

    /// <summary>Whether the reverse complement is scanned too.</summary>
    public bool BothStrands { get; init; } = true;

    /// <summary>a, the sharpness of the kernels' probabilities, or its start where it is learned; positive.</summary>
    public double Alpha { get; init; } = 1;

    /// <summary>
    /// Kernels start uniform with a K in plus or minus this, whatever the network's size; null for the
    /// paper's Glorot-uniform K, which suits an alpha of 120 only for some 512 kernels. Positive.
    /// </summary>
    public double? StartRange { get; init; }

    /// <summary>Whether alpha is a free parameter.</summary>
    public bool LearnAlpha { get; init; } = true;

    /// <summary>Scale of the log-likelihood ratios.</summary>
    public LlrScale LlrScale { get; init; } = LlrScale.One;

    /// <summary>Background of the log-likelihood ratios.</summary>
    public BaseBackground Background { get; init; } = BaseBackground.Uniform;

    /// <summary>Passes over the training set; 1 or more.</summary>
    public int Epochs { get; init; } = 60;

    /// <summary>Sequences a step; 1 or more.</summary>
    public int BatchSize { get; init; } = 512;

    /// <summary>Adam's step size; positive.</summary>
    public double LearningRate { get; init; } = 3e-3;

    /// <summary>Strength of the absolute penalty on the head weights; 0 or more.</summary>
    public double L1 { get; init; } = 5e-3;

    /// <summary>Strength of the squared penalty on the head weights; 0 or more.</summary>
    public double L2 { get; init; }

    /// <summary>Chance that a motif score is left out of a training step; 0 or more, below 1.</summary>
    public double Dropout { get; init; }

    /// <summary>Whether the intercept starts at the mean label rather than at 0.</summary>
    public bool InterceptFromMean { get; init; }

    /// <summary>Models trained from different starts and averaged into one; 1 or more.</summary>
    public int Members { get; init; } = 1;

    /// <summary>Share of the training set held out to watch for the best epoch; 0 for none, below 1.</summary>
    public double ValidationFraction { get; init; }

    /// <summary>Epochs without a better validation loss after which training stops; only with a validation set.</summary>
    public int Patience { get; init; } = 10;

    /// <summary>Seed of everything random.</summary>
    public long Seed { get; init; }

    /// <summary>What is done to the labels first.</summary>
    public LabelTransform LabelTransform { get; init; } = LabelTransform.None;

    /// <summary>Name of what is predicted: the model's one column.</summary>
    public string TaskName { get; init; } = "activity";

    /// <summary>Fails where a setting is out of its range, naming it.</summary>
    /// <exception cref="GenomicsException">A setting is out of range.</exception>
    public void Validate()
    {
        Require(KernelCount >= 1, "kernels", KernelCount, "1 or more");
        Require(KernelWidth >= 1, "width", KernelWidth, "1 or more");
        Require(double.IsFinite(Alpha) && Alpha > 0, "alpha", Alpha, "positive");
        Require(StartRange is null or (> 0 and < 100), "start range", StartRange, "positive and below 100");
        Require(Epochs >= 1, "epochs", Epochs, "1 or more");
        Require(BatchSize >= 1, "batch", BatchSize, "1 or more");
        Require(double.IsFinite(LearningRate) && LearningRate > 0, "learning rate", LearningRate, "positive");
        Require(double.IsFinite(L1) && L1 >= 0, "L1", L1, "0 or more");
        Require(double.IsFinite(L2) && L2 >= 0, "L2", L2, "0 or more");
        Require(Dropout is >= 0 and < 1, "dropout", Dropout, "at least 0 and below 1");
        Require(Members >= 1, "members", Members, "1 or more");
        Require(ValidationFraction is >= 0 and < 1, "validation fraction", ValidationFraction, "at least 0 and below 1");
        Require(Patience >= 1, "patience", Patience, "1 or more");
    }
}
