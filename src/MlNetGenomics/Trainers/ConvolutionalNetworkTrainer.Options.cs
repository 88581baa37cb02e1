using MlNetGenomics.Networks;
using MlNetGenomics.Networks.Layers;
using MlNetGenomics.Sequences;
using MlNetGenomics.Training;

namespace MlNetGenomics.Trainers;

public sealed partial class ConvolutionalNetworkTrainer
{
    /// <summary>Settings of the trainer.</summary>
    public sealed class Options
    {
        /// <summary>Name of the architecture unless told otherwise.</summary>
        public const string DefaultArchitecture = "koo:CNN-25";

        /// <summary>
        /// Name of the label column: Single or Boolean, or, for several tasks, Vector&lt;Single, T&gt;, whose slot
        /// names become the names of the tasks. A label that is not a number is missing, and counts for nothing.
        /// </summary>
        public string LabelColumnName { get; set; } = "Label";

        /// <summary>
        /// Names of label columns, Single or Boolean, one a task, instead of <see cref="LabelColumnName"/>; for several
        /// tasks only.
        /// </summary>
        public IReadOnlyList<string>? LabelColumnNames { get; set; }

        /// <summary>
        /// Name of the sequence column: text, or Vector&lt;Single, L, 4&gt; as OneHotEncodeSequence makes it (one
        /// strand; N as zeros). All sequences have one length.
        /// </summary>
        public string SequenceColumnName { get; set; } = "Sequence";

        /// <summary>Name of a column of weights, Single, 0 or more; null where all rows count the same.</summary>
        public string? ExampleWeightColumnName { get; set; }

        /// <summary>
        /// Name of a published architecture (see <see cref="Architectures.Names"/>), which is made for the data's length
        /// and tasks. Not used where <see cref="Network"/> or <see cref="InitialModel"/> is given.
        /// </summary>
        public string Architecture { get; set; } = DefaultArchitecture;

        /// <summary>The network to train; null for <see cref="Architecture"/>.</summary>
        public Network? Network { get; set; }

        /// <summary>A model to train on instead of a random start; null for none.</summary>
        public NetworkModel? InitialModel { get; set; }

        /// <summary>
        /// What the network ends in. Null: a named architecture ends in a sigmoid for classification and in nothing for
        /// regression, and as published for several tasks; a given network or model stays as it is.
        /// </summary>
        public ActivationFunction? OutputActivation { get; set; }

        /// <summary>
        /// Optimizer, batches, epochs, validation. The seed is not used; see <see cref="Seed"/>. Scores are on the
        /// scale of the label transform, so an evaluation wants labels on it too.
        /// </summary>
        public NetworkTrainingSettings Settings { get; set; } = NetworkTrainingSettings.Default;

        /// <summary>Seed of everything random; null to draw one from the context.</summary>
        public long? Seed { get; set; }

        /// <summary>What to do with IUPAC letters other than A, C, G, T, N in text.</summary>
        public AmbiguityPolicy Ambiguity { get; set; }

        /// <summary>Number of threads for training and scoring; 0 for one a processor.</summary>
        public int Threads { get; set; }

        /// <summary>
        /// What carries the training steps out (the TorchSharp engine, say); null for the managed engine, which trains
        /// on the processor.
        /// </summary>
        public Func<TrainingEngineStart, ITrainingEngine>? CreateEngine { get; set; }

        /// <summary>
        /// CUDA device on which ONNX Runtime scores; null to score on the processor with the managed engine. Training
        /// runs where <see cref="CreateEngine"/> says.
        /// </summary>
        public int? GpuDeviceId { get; set; }

        /// <summary>Whether a device that cannot be used is a warning and the processor's turn, or an error.</summary>
        public bool FallbackToCpu { get; set; }

        /// <summary>Bytes that the training data may take in memory; what is more goes to a temporary file.</summary>
        public long MemoryLimit { get; set; } = TrainingDataBuilder.DefaultMemoryLimit;

        /// <summary>Told after each epoch, or null. The context's log hears of it in any case.</summary>
        public IProgress<TrainingProgress>? Progress { get; set; }

        /// <inheritdoc cref="TrainingControl.CheckpointPath"/>
        public string? CheckpointPath { get; set; }

        /// <inheritdoc cref="TrainingControl.Cancellation"/>
        public CancellationToken Cancellation { get; set; }

        /// <summary>Options of what the catalogs' short forms name.</summary>
        internal static Options Of(
            string label, string sequence, string? weight, string architecture, NetworkTrainingSettings? settings) => new()
            {
                LabelColumnName = label,
                SequenceColumnName = sequence,
                ExampleWeightColumnName = weight,
                Architecture = architecture,
                Settings = settings ?? NetworkTrainingSettings.Default,
            };
    }
}
