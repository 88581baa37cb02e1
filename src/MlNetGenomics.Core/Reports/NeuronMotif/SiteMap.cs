using System.Globalization;
using MlNetGenomics.Motifs.Comparison;
using MlNetGenomics.NeuronMotif;
using MlNetGenomics.NeuronMotif.Analysis;
using MlNetGenomics.NeuronMotif.Syntax;

namespace MlNetGenomics.Reports.NeuronMotif;

/// <summary>Where the pages about a network lie, and what they call things.</summary>
internal sealed class SiteMap
{
    /// <summary>Before an address that is written on a neuron's page, which lies in its layer's folder.</summary>
    public const string FromNeuron = "../";

    private readonly Dictionary<(int Layer, string Neuron), string> _neurons = [];

    /// <summary>Plans the pages.</summary>
    /// <exception cref="ArgumentException">Two layers have one number, or two neurons of a layer one channel.</exception>
    public SiteMap(NetworkAnalysis analysis, NeuronMotifSiteSettings settings)
    {
        Analysis = analysis;
        Settings = settings;
        if (analysis.Layers.DistinctBy(layer => layer.Number).Count() < analysis.Layers.Count)
            throw new ArgumentException("two layers have the same number", nameof(analysis));
        foreach (LayerAnalysis layer in analysis.Layers)
        {
            if (layer.Neurons.DistinctBy(neuron => neuron.Modules.Channel).Count() < layer.Neurons.Count)
                throw new ArgumentException($"two neurons of layer {layer.Name} have the same channel", nameof(analysis));
            foreach (NeuronAnalysis neuron in layer.Neurons)
                _neurons[(layer.Number, neuron.Name)] = Address(layer, neuron);
        }
    }

    public NetworkAnalysis Analysis { get; }

    public NeuronMotifSiteSettings Settings { get; }

    /// <summary>Layer 2 (activation2).</summary>
    public static string Title(LayerAnalysis layer) => $"Layer {Number(layer.Number)} ({layer.Name})";

    /// <summary>Address of a layer's page.</summary>
    public static string Address(LayerAnalysis layer) => string.Create(CultureInfo.InvariantCulture, $"layer-{layer.Number}.html");

    /// <summary>Address of a neuron's page; channels are counted from 1, as in neurons' names.</summary>
    public static string Address(LayerAnalysis layer, NeuronAnalysis neuron) =>
        string.Create(CultureInfo.InvariantCulture, $"layer-{layer.Number}/neuron-{neuron.Modules.Channel + 1}.html");

    /// <summary>A link to a neuron.</summary>
    /// <param name="layer">Number of its layer.</param>
    /// <param name="neuron">Its name.</param>
    /// <param name="from">What comes before addresses on the page that the link stands on.</param>
    public HtmlLink Link(int layer, string neuron, string from = "") =>
        new(neuron, _neurons.TryGetValue((layer, neuron), out string? address) ? from + address : null);

    /// <summary>A link to a neuron.</summary>
    public static HtmlLink Link(LayerAnalysis layer, NeuronAnalysis neuron) => new(neuron.Name, Address(layer, neuron));

    /// <summary>The first few links, and how many more there are.</summary>
    public static IReadOnlyList<HtmlLink> Some(IReadOnlyList<HtmlLink> links, int count) => links.Count <= count + 1
        ? links
        : [.. links.Take(count), new HtmlLink($"{Number(links.Count - count)} more", null)];

    /// <summary>The known motif that a neuron's motif is, or null.</summary>
    /// <param name="neuron">The neuron.</param>
    /// <param name="motif">Number of the motif in the dictionary, from 0.</param>
    public TomtomMatch? Known(NeuronAnalysis neuron, int motif) =>
        motif < neuron.Matches.Count && neuron.Matches[motif].Best is { } best && best.QValue < Settings.MatchQValue ? best : null;

    /// <summary>M1, or M1 SPI1 where it is a known motif.</summary>
    public string Label(NeuronAnalysis neuron, int motif) =>
        Known(neuron, motif) is { } known ? $"{MotifName(motif)} {FactorName(known)}" : MotifName(motif);

    /// <summary>What a motif of a dictionary is called on its neuron's page.</summary>
    public static string MotifName(int motif) => $"M{Number(motif + 1)}";

    /// <summary>A motif as a module has it: M1+ or M1−.</summary>
    public static string MotifName(OrientedMotif motif) => MotifName(motif.Motif) + (motif.ReverseComplement ? "−" : "+");

    /// <summary>The factor of a known motif, where its set tells.</summary>
    public static string FactorName(TomtomMatch match) =>
        match.Target.AlternateName.Length > 0 ? match.Target.AlternateName : match.Target.Name;

    /// <summary>Number of modules that have a motif.</summary>
    public static int ModulesWith(MotifDictionary dictionary, int motif) =>
        dictionary.Modules.Count(module => module.Motifs.Any(placement => placement.Motif.Motif == motif));

    /// <summary>Number of modules that have a tree's motif, or the motifs on both sides of a branch's gap.</summary>
    public static int ModulesWith(SyntaxTree tree, SyntaxNode node) => node is SyntaxBranch branch
        ? branch.Gap.ModuleCount
        : tree.Rows.Count(row => row.Has(node.FirstLeaf));

    /// <summary>Consensus ratio of the undivided neuron; NaN where it is not known.</summary>
    public static double MixtureRatio(NeuronAnalysis neuron) =>
        neuron.Modules.Mixture is { } mixture ? Ratio(mixture) : double.NaN;

    /// <summary>Activation by a module's consensus over that by its best sequence.</summary>
    public static double Ratio(NeuronModule module) => module.ConsensusActivation / module.GreatestActivation;

    /// <summary>A number with commas.</summary>
    public static string Number(int value) => value.ToString("#,0", CultureInfo.InvariantCulture);

    /// <summary>One neuron, two neurons.</summary>
    public static string Count(int count, string thing) => $"{Number(count)} {thing}{(count == 1 ? "" : "s")}";
}
