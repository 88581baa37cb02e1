using MlNetGenomics.Files;
using MlNetGenomics.NeuronMotif.Analysis;

namespace MlNetGenomics.Reports.NeuronMotif;

/// <summary>
/// What a network's neurons detect, as pages that link to each other: one of the network, one a layer, one a neuron, and
/// all of it as tables. They are read from a disk as from a server, without scripts, and need nothing from elsewhere.
/// </summary>
public static class NeuronMotifSite
{
    /// <summary>Name of the first page.</summary>
    public const string FirstPage = "index.html";

    // Tells a folder that an earlier run wrote, which a new one may replace.
    private const string Marker = ".neuronmotif-site";

    /// <summary>Writes the pages; all of them, or none.</summary>
    /// <param name="analysis">What is known of the network.</param>
    /// <param name="folder">The folder: a new one, an empty one, or one that this wrote before, which is replaced.</param>
    /// <param name="settings">What is shown; null for what is usual.</param>
    /// <param name="cancellation">Stops the work; nothing is written then.</param>
    /// <exception cref="GenomicsException">The folder has other files or cannot be written.</exception>
    /// <exception cref="ArgumentException">Two layers have one number, or two neurons of a layer one channel.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A setting is out of range.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static void Write(
        NetworkAnalysis analysis,
        string folder,
        NeuronMotifSiteSettings? settings = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(analysis);
        settings ??= new NeuronMotifSiteSettings();
        settings.Validate();
        var site = new SiteMap(analysis, settings);
        using var output = OutputFolder.Create(folder, Marker);
        IReadOnlyList<(string Name, string Content)> files = NeuronMotifFiles.Write(analysis, settings.MatchQValue, output.Write);
        Save(FirstPage, NetworkPage.Create(site, files));
        for (int i = 0; i < analysis.Layers.Count; i++)
        {
            LayerAnalysis layer = analysis.Layers[i];
            Save(SiteMap.Address(layer), LayerPage.Create(site, i));
            for (int neuron = 0; neuron < layer.Neurons.Count; neuron++)
            {
                cancellation.ThrowIfCancellationRequested();
                Save(SiteMap.Address(layer, layer.Neurons[neuron]), NeuronPage.Create(site, layer, neuron));
            }
        }
        output.Commit();

        void Save(string name, HtmlReport page) => output.Write(name, writer => writer.Write(page.ToHtml()));
    }

    /// <summary>Fails where <see cref="Write"/> could not write, so that it need not be found out after hours of work.</summary>
    /// <param name="folder">The folder.</param>
    /// <exception cref="GenomicsException">The folder has other files or cannot be written.</exception>
    public static void RequireWritable(string folder) => OutputFolder.RequireWritable(folder, Marker);
}
