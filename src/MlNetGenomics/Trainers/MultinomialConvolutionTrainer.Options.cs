using MlNetGenomics.Networks.MuSeAM;
using MlNetGenomics.Sequences;
using MlNetGenomics.Training;

namespace MlNetGenomics.Trainers;

public sealed partial class MultinomialConvolutionTrainer
{
    /// <summary>
    /// Settings of the trainer. The defaults are <see cref="MuseamSettings.Paper"/>;
    /// <see cref="From(MuseamSettings)"/> takes another preset.
    /// </summary>
    public sealed class Options
    {
        /// <summary>Name of the label column, Single.</summary>
        public string LabelColumnName { get; set; } = "Label";

        /// <summary>Name of the sequence column, text.</summary>
        public string SequenceColumnName { get; set; } = "Sequence";

        /// <summary>Name of a column for the scores of the kernels, Vector&lt;Single, F&gt;; null for none.</summary>
        public string? MotifScoresColumnName { get; set; }

        /// <inheritdoc cref="MuseamSettings.KernelCount"/>
        public int KernelCount { get; set; } = MuseamSettings.Paper.KernelCount;

        /// <inheritdoc cref="MuseamSettings.KernelWidth"/>
        public int KernelWidth { get; set; } = MuseamSettings.Paper.KernelWidth;

        /// <inheritdoc cref="MuseamSettings.BothStrands"/>
        public bool BothStrands { get; set; } = MuseamSettings.Paper.BothStrands;

        /// <inheritdoc cref="MuseamSettings.Alpha"/>
        public double Alpha { get; set; } = MuseamSettings.Paper.Alpha;

        /// <inheritdoc cref="MuseamSettings.LearnAlpha"/>
        public bool LearnAlpha { get; set; } = MuseamSettings.Paper.LearnAlpha;

        /// <inheritdoc cref="MuseamSettings.LlrScale"/>
        public LlrScale LlrScale { get; set; } = MuseamSettings.Paper.LlrScale;

        /// <inheritdoc cref="MuseamSettings.Background"/>
        public BaseBackground Background { get; set; } = MuseamSettings.Paper.Background;

        /// <inheritdoc cref="MuseamSettings.Epochs"/>
        public int Epochs { get; set; } = MuseamSettings.Paper.Epochs;

        /// <inheritdoc cref="MuseamSettings.BatchSize"/>
        public int BatchSize { get; set; } = MuseamSettings.Paper.BatchSize;

        /// <inheritdoc cref="MuseamSettings.LearningRate"/>
        public double LearningRate { get; set; } = MuseamSettings.Paper.LearningRate;

        /// <inheritdoc cref="MuseamSettings.L1"/>
        public double L1 { get; set; } = MuseamSettings.Paper.L1;

        /// <inheritdoc cref="MuseamSettings.L2"/>
        public double L2 { get; set; } = MuseamSettings.Paper.L2;

        /// <inheritdoc cref="MuseamSettings.InterceptFromMean"/>
        public bool InterceptFromMean { get; set; } = MuseamSettings.Paper.InterceptFromMean;

        /// <inheritdoc cref="MuseamSettings.ValidationFraction"/>
        public double ValidationFraction { get; set; } = MuseamSettings.Paper.ValidationFraction;

        /// <inheritdoc cref="MuseamSettings.Patience"/>
        public int Patience { get; set; } = MuseamSettings.Paper.Patience;

        /// <summary>Seed of everything random; null to draw one from the context.</summary>
        public long? Seed { get; set; }

        /// <summary>
        /// What is done to the labels first. Scores are on that scale, so an evaluation wants labels on
        /// it too.
        /// </summary>
        public LabelTransform LabelTransform { get; set; } = MuseamSettings.Paper.LabelTransform;

        /// <summary>
        /// What to do with IUPAC letters other than A, C, G, T, N. A saved model rejects them in any case.
        /// </summary>
        public AmbiguityPolicy Ambiguity { get; set; }

        /// <summary>Number of threads for training and scoring; 0 for one a processor.</summary>
        public int Threads { get; set; }

        /// <summary>Told after each epoch, or null. The context's log hears of it in any case.</summary>
        public IProgress<TrainingProgress>? Progress { get; set; }

        /// <inheritdoc cref="TrainingControl.CheckpointPath"/>
        public string? CheckpointPath { get; set; }

        /// <inheritdoc cref="TrainingControl.Cancellation"/>
        public CancellationToken Cancellation { get; set; }

        /// <summary>Options with the values of a preset (and a seed of the context's).</summary>
        public static Options From(MuseamSettings settings)
        {
            ArgumentNullException.ThrowIfNull(settings);
            return new Options
            {
                KernelCount = settings.KernelCount,
                KernelWidth = settings.KernelWidth,
                BothStrands = settings.BothStrands,
                Alpha = settings.Alpha,
                LearnAlpha = settings.LearnAlpha,
                LlrScale = settings.LlrScale,
                Background = settings.Background,
                Epochs = settings.Epochs,
                BatchSize = settings.BatchSize,
                LearningRate = settings.LearningRate,
                L1 = settings.L1,
                L2 = settings.L2,
                InterceptFromMean = settings.InterceptFromMean,
                ValidationFraction = settings.ValidationFraction,
                Patience = settings.Patience,
                LabelTransform = settings.LabelTransform,
            };
        }

        internal MuseamSettings ToSettings(long contextSeed) => new()
        {
            KernelCount = KernelCount,
            KernelWidth = KernelWidth,
            BothStrands = BothStrands,
            Alpha = Alpha,
            LearnAlpha = LearnAlpha,
            LlrScale = LlrScale,
            Background = Background,
            Epochs = Epochs,
            BatchSize = BatchSize,
            LearningRate = LearningRate,
            L1 = L1,
            L2 = L2,
            InterceptFromMean = InterceptFromMean,
            ValidationFraction = ValidationFraction,
            Patience = Patience,
            Seed = Seed ?? contextSeed,
            LabelTransform = LabelTransform,
        };
    }
}
