using MlNetGenomics.Motifs;
using MlNetGenomics.Networks;
using MlNetGenomics.NeuronMotif;
using MlNetGenomics.NeuronMotif.Analysis;
using MlNetGenomics.NeuronMotif.Storage;

namespace MlNetGenomics.Interpretation;

/// <summary>Decouples a network's neurons, and reads their modules.</summary>
internal static class NeuronDecoupling
{
    /// <summary>Decouples.</summary>
    /// <exception cref="GenomicsException">
    /// The network has no such layer or neuron, or none that can be decoupled; the file of motifs cannot be read; or a
    /// setting is out of range.
    /// </exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static NetworkAnalysis Run(NetworkModel model, NeuronDecouplingOptions? options, CancellationToken cancellation)
    {
        options ??= new NeuronDecouplingOptions();
        // What is wrong with it shows before the work begins.
        AnalysisSettings analysis = options.KnownMotifFile is { } file
            ? options.Analysis with { KnownMotifs = (Path.GetFileName(file), MotifReader.Read(file).Motifs) }
            : options.Analysis;
        Network network = model.Network;
        NeuronLayer layer = options.Layer is { } name ? NeuronLayer.Find(network, name) : NeuronLayer.Deepest(network);
        string folder = Directory.CreateTempSubdirectory("mlng-").FullName;
        try
        {
            var layers = NetworkDecoupler.Run(
                model, layer, options.Neurons, options.Decoupling, new SampleCache(Path.Combine(folder, "samples")),
                options.Threads, options.Progress, cancellation);
            return NetworkAnalyzer.Analyze(network.Name, layers, analysis, options.Threads, cancellation);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
