using MlNetGenomics.Onnx.Proto;
using MlNetGenomics.Sequences;

namespace MlNetGenomics.Onnx;

/// <summary>
/// Counts of k-mers in one row of DNA text as an ONNX graph, for ML.NET: what <see cref="KmerCounter.Count"/> gives.
/// Sequences may be of any length.
/// </summary>
public static class KmerOnnx
{
    /// <summary>What the graph's metadata call it.</summary>
    public const string Architecture = "kmer_counts";

    /// <summary>
    /// Largest k of a graph: its output is dense, and the names of all slots are in the file, 65,536 at this k.
    /// </summary>
    public const int MaximumK = 8;

    /// <summary>An ONNX model: string [1, 1] to float [slots], slots named after their k-mers.</summary>
    /// <param name="counter">What is counted.</param>
    /// <param name="asFrequencies">Whether counts are divided by their sum, where that is not 0.</param>
    /// <param name="ambiguity">What to do with IUPAC letters other than A, C, G, T, N.</param>
    /// <param name="inputName">Name of the input.</param>
    /// <param name="outputName">Name of the output.</param>
    /// <returns>The bytes of an ONNX file.</returns>
    /// <exception cref="GenomicsException">k is over <see cref="MaximumK"/>.</exception>
    public static byte[] Export(
        KmerCounter counter, bool asFrequencies, AmbiguityPolicy ambiguity, string inputName, string outputName)
    {
        ArgumentNullException.ThrowIfNull(counter);
        RequireSmall(counter.Pattern);
        return new KmerGraphWriter(counter, inputName, outputName).Write(asFrequencies, ambiguity);
    }

    /// <summary>Reads back what a model that <see cref="Export"/> wrote counts.</summary>
    /// <param name="bytes">The content of the ONNX file.</param>
    /// <param name="name">What to call the file in error messages.</param>
    /// <exception cref="GenomicsException">The bytes are not such a model; names the file.</exception>
    public static (KmerCounter Counter, bool AsFrequencies, AmbiguityPolicy Ambiguity) Import(byte[] bytes, string name)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        return OnnxFile.InOneLine(() => Read(OnnxFile.Parse(bytes, name), name));
    }

    private static (KmerCounter Counter, bool AsFrequencies, AmbiguityPolicy Ambiguity) Read(
        ModelProto model, string file)
    {
        var metadata = new OnnxMetadataReader(OnnxFile.Metadata(model), file);
        string architecture = metadata.Required(OnnxMetadataKeys.Architecture);
        if (architecture != Architecture)
            throw metadata.Wrong(OnnxMetadataKeys.Architecture, architecture, Architecture);
        string mask = metadata.Required(OnnxMetadataKeys.KmerMask);
        var ambiguity = metadata.Choice<AmbiguityPolicy>(OnnxMetadataKeys.Ambiguity);
        bool canonical = metadata.Boolean(OnnxMetadataKeys.BothStrands);
        bool asFrequencies = metadata.Boolean(OnnxMetadataKeys.Frequencies);
        if (model.Graph is not { Input: [var input], Output: [var output] })
            throw new GenomicsException($"{file}: the model does not have one input and one output");
        (KmerCounter counter, GraphProto expected) = Make();
        // There is one graph for these settings.
        return expected.Equals(model.Graph)
            ? (counter, asFrequencies, ambiguity)
            : throw new GenomicsException($"{file}: the graph is not that of counts of k-mers of mask {mask}");

        (KmerCounter Counter, GraphProto Graph) Make()
        {
            try
            {
                // What cannot have been saved would be made at some cost first.
                KmerPattern pattern = RequireSmall(KmerPattern.Parse(mask));
                var made = new KmerCounter(pattern, canonical);
                byte[] graph = Export(made, asFrequencies, ambiguity, input.Name, output.Name);
                return (made, OnnxFile.Parse(graph, file).Graph);
            }
            catch (Exception e) when (e is GenomicsException or ArgumentException)
            {
                throw new GenomicsException($"{file}: {e.Message}", e);
            }
        }
    }

    private static KmerPattern RequireSmall(KmerPattern pattern) => pattern.K <= MaximumK
        ? pattern
        : throw new GenomicsException(
            $"counts of k-mers of k = {pattern.K} cannot be saved: a saved model has all {pattern.KmerCount:N0} names and " +
            $"gives all counts of a row at once, which is done for k up to {MaximumK}");
}
