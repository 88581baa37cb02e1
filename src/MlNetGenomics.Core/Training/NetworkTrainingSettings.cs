using static MlNetGenomics.SettingCheck;

namespace MlNetGenomics.Training;

/// <summary>How a network is trained. What holds its weights small and how they start is part of the network.</summary>
public sealed record NetworkTrainingSettings
{
    /// <summary>Adam at 1e-3, batches of 100, the best of at most 100 epochs on a tenth that is held out.</summary>
    public static readonly NetworkTrainingSettings Default = new();

    /// <summary>
    /// Koo and Eddy 2019 (doi:10.1371/journal.pcbi.1007560), Methods: Adam at 3e-4, batches of 100, 100 epochs, the
    /// epoch with the least validation loss; a tenth of the data, an eighth of what is not for testing, validates.
    /// </summary>
    public static readonly NetworkTrainingSettings KooEddy = new()
    {
        LearningRate = 3e-4,
        BatchSize = 100,
        Epochs = 100,
        Patience = 20,
        ValidationFraction = 0.125,
    };

    /// <summary>What Koo and Eddy's released program did: a rate of 1e-3 and a beta1 of .95.</summary>
    public static readonly NetworkTrainingSettings KooEddyProgram = KooEddy with
    {
        LearningRate = 1e-3,
        Optimizer = new Adam { Beta1 = 0.95 },
    };

    /// <summary>
    /// The Sharpr-MPRA network: Adam, squared error; the report gives no rate, batch or epochs, so these are the
    /// defaults.
    /// </summary>
    public static readonly NetworkTrainingSettings Sharpr = new() { Loss = Training.Loss.MeanSquaredError };

    /// <summary>
    /// Basset (Kelley et al. 2016, doi:10.1101/gr.200535.115): RMSProp at .002 with a decay of .98, batches of 128.
    /// The norms of its weights are held at 7 by the network.
    /// </summary>
    public static readonly NetworkTrainingSettings Basset = new()
    {
        Optimizer = new RmsProp { Decay = 0.98 },
        LearningRate = 2e-3,
        BatchSize = 128,
    };

    /// <summary>
    /// DeepSTARR (de Almeida et al. 2022, doi:10.1038/s41588-022-01048-5): Adam at .002, squared error, batches of
    /// 128, at most 100 epochs, stopped after 10 without a better validation loss.
    /// </summary>
    public static readonly NetworkTrainingSettings DeepStarr = new()
    {
        Loss = Training.Loss.MeanSquaredError,
        LearningRate = 2e-3,
        BatchSize = 128,
        Epochs = 100,
        Patience = 10,
    };

    /// <summary>What is made small; null for what suits the last activation (<see cref="OutputLoss.DefaultFor"/>).</summary>
    public Loss? Loss { get; init; }

    /// <summary>How steps are taken.</summary>
    public Optimizer Optimizer { get; init; } = Adam.Default;

    /// <summary>Step size; positive.</summary>
    public double LearningRate { get; init; } = 1e-3;

    /// <summary>
    /// Fall of the step size with steps t from 0: rate / (1 + decay t), as Keras's SGD has it; 0 or more.
    /// </summary>
    public double LearningRateDecay { get; init; }

    /// <summary>What the step size is multiplied by after each epoch; above 0, at most 1.</summary>
    public double LearningRateEpochFactor { get; init; } = 1;

    /// <summary>Passes over the training set; 1 or more.</summary>
    public int Epochs { get; init; } = 100;

    /// <summary>Sequences a step; 1 or more.</summary>
    public int BatchSize { get; init; } = 100;

    /// <summary>
    /// Share of the training set held out, at random, to watch for the best epoch; 0 for none, below 1. Not used
    /// where a validation set is given.
    /// </summary>
    public double ValidationFraction { get; init; } = 0.1;

    /// <summary>
    /// Epochs without a better validation loss after which training stops; 1 or more. Only with a validation set.
    /// </summary>
    public int Patience { get; init; } = 10;

    /// <summary>Whether the model is that of the epoch with the least validation loss rather than of the last.</summary>
    public bool RestoresBest { get; init; } = true;

    /// <summary>Seed of everything random: start, order, dropout, split.</summary>
    public long Seed { get; init; }

    /// <summary>What is done to the labels first.</summary>
    public LabelTransform LabelTransform { get; init; } = LabelTransform.None;

    /// <summary>Fails where a setting is out of its range, naming it.</summary>
    /// <exception cref="GenomicsException">A setting is out of range.</exception>
    public void Validate()
    {
        Require(Loss is null || Enum.IsDefined(Loss.Value), "loss", Loss, "a loss that there is");
        if (Optimizer is null)
            throw new GenomicsException("optimizer: none is given");
        Optimizer.Validate();
        Require(double.IsFinite(LearningRate) && LearningRate > 0, "learning rate", LearningRate, "positive");
        Require(
            double.IsFinite(LearningRateDecay) && LearningRateDecay >= 0,
            "learning rate decay", LearningRateDecay, "0 or more");
        Require(
            LearningRateEpochFactor is > 0 and <= 1,
            "learning rate epoch factor", LearningRateEpochFactor, "above 0 and at most 1");
        Require(Epochs >= 1, "epochs", Epochs, "1 or more");
        Require(BatchSize >= 1, "batch", BatchSize, "1 or more");
        Require(ValidationFraction is >= 0 and < 1, "validation fraction", ValidationFraction, "at least 0 and below 1");
        Require(Patience >= 1, "patience", Patience, "1 or more");
        Require(Enum.IsDefined(LabelTransform), "label transform", LabelTransform, "a transform that there is");
    }

    /// <summary>Step size of a step.</summary>
    /// <param name="epoch">Number of the epoch, from 1.</param>
    /// <param name="step">Number of the step over all epochs, from 1.</param>
    public double LearningRateAt(int epoch, long step) =>
        LearningRate * Math.Pow(LearningRateEpochFactor, epoch - 1) / (1 + LearningRateDecay * (step - 1));
}
