using MlNetGenomics.Networks.MuSeAM;
using MlNetGenomics.Sequences;
using MlNetGenomics.Training;

namespace MlNetGenomics.Trainers;

public sealed partial class MultinomialConvolutionTrainer
{
    /// <summary>Settings of the trainer.</summary>
    public sealed class Options
    {
        /// <summary>Name of the label column, Single.</summary>
        public string LabelColumnName { get; set; } = "Label";

        /// <summary>Name of the sequence column, text.</summary>
        public string SequenceColumnName { get; set; } = "Sequence";

        /// <summary>Name of a column for the scores of the kernels, Vector&lt;Single, F&gt;; null for none.</summary>
        public string? MotifScoresColumnName { get; set; }

        /// <summary>
        /// Shape and training of the network: a preset, or one changed by 'with'. Its seed is not used; see
        /// <see cref="Seed"/>. Scores are on the scale of its label transform, so an evaluation wants labels
        /// on it too.
        /// </summary>
        public MuseamSettings Settings { get; set; } = MuseamSettings.Paper;

        /// <summary>Seed of everything random; null to draw one from the context.</summary>
        public long? Seed { get; set; }

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
    }
}
