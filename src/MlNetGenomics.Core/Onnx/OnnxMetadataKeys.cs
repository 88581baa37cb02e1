namespace MlNetGenomics.Onnx;

/// <summary>Names of the metadata properties that our ONNX models carry.</summary>
public static class OnnxMetadataKeys
{
    /// <summary>Kind of network.</summary>
    public const string Architecture = "mlng.architecture";

    /// <summary>Names of the predicted columns, a JSON array.</summary>
    public const string Tasks = "mlng.tasks";

    /// <summary>The whole description of the network, without its numbers, as NetworkJson writes it.</summary>
    public const string Network = "mlng.network";

    /// <summary>What becomes of IUPAC letters other than A, C, G, T, N, where it is said.</summary>
    public const string Ambiguity = "mlng.ambiguity";

    /// <summary>Bases of a sequence.</summary>
    public const string InputLength = "mlng.input_length";

    /// <summary>Names of the kernels, a JSON array.</summary>
    public const string Motifs = "mlng.motifs";

    /// <summary>Scale of the predictions.</summary>
    public const string LabelTransform = "mlng.label_transform";

    /// <summary>Number of kernels.</summary>
    public const string KernelCount = "mlng.kernel_count";

    /// <summary>Positions of a kernel.</summary>
    public const string KernelWidth = "mlng.kernel_width";

    /// <summary>Whether the reverse complement is scanned too: true or false.</summary>
    public const string BothStrands = "mlng.both_strands";

    /// <summary>Which positions of a window make a k-mer, a 1 or 0 each.</summary>
    public const string KmerMask = "mlng.kmer_mask";

    /// <summary>Whether counts are divided by their sum: true or false.</summary>
    public const string Frequencies = "mlng.frequencies";

    /// <summary>Alpha of the multinomial convolution.</summary>
    public const string Alpha = "mlng.alpha";

    /// <summary>Scale of the log-likelihood ratios.</summary>
    public const string LlrScale = "mlng.llr_scale";

    /// <summary>Background frequencies of A, C, G, T, separated by commas.</summary>
    public const string Background = "mlng.background";

    /// <summary>
    /// Followed by a dot and the name of an array of numbers that the graph holds only in another form (kernels of
    /// a multinomial convolution): its numbers, 32-bit little-endian, in Base64.
    /// </summary>
    public const string Values = "mlng.values";

    /// <summary>First position that a mutagenesis graph mutates, from 0.</summary>
    public const string MutagenesisFrom = "mlng.mutagenesis_from";

    /// <summary>Position after the last that a mutagenesis graph mutates.</summary>
    public const string MutagenesisTo = "mlng.mutagenesis_to";

    /// <summary>Numbers of the tasks that a mutagenesis graph compares, a JSON array.</summary>
    public const string MutagenesisTasks = "mlng.mutagenesis_tasks";

    /// <summary>The input of the model in a mutagenesis graph: its name and shape as ONNX writes them, in Base64.</summary>
    public const string MutagenesisInput = "mlng.mutagenesis_input";

    /// <summary>The output that a mutagenesis graph compares, in the same form.</summary>
    public const string MutagenesisOutput = "mlng.mutagenesis_output";

    /// <summary>Followed by a dot and the key of a metadata property of the model in a mutagenesis graph.</summary>
    public const string MutagenesisModel = "mlng.mutagenesis_model";
}
