using System.Globalization;
using MlNetGenomics.Motifs;
using MlNetGenomics.Motifs.Comparison;
using MlNetGenomics.NeuronMotif.Analysis;
using MlNetGenomics.NeuronMotif.Syntax;

namespace MlNetGenomics.Reports.NeuronMotif;

/// <summary>Writes what neurons were taken apart into as tables. Cells of dead neurons that do not apply are empty.</summary>
public static class NeuronTableWriter
{
    /// <summary>
    /// A row a layer: layer (its number), name, width, neurons, analyzed, dead, modules, groups (P), tested (living neurons),
    /// consensus_ratio (mean over them), p_value, holds, mixture_ratio (mean), matched (neurons with a known motif).
    /// </summary>
    public static void WriteLayers(TextWriter writer, NetworkAnalysis analysis, double matchQValue)
    {
        ArgumentNullException.ThrowIfNull(analysis);
        var table = new TableWriter(
            writer, "layer", "name", "width", "neurons", "analyzed", "dead", "modules", "groups", "tested", "consensus_ratio",
            "p_value", "holds", "mixture_ratio", "matched");
        foreach (LayerAnalysis layer in analysis.Layers)
        {
            table.WriteRow(
                layer.Number,
                layer.Name,
                layer.Width,
                layer.NeuronCount,
                layer.Neurons.Count,
                layer.Summary.DeadNeurons.Count,
                layer.Neurons.Sum(neuron => neuron.Modules.Modules.Length),
                layer.Groups,
                layer.Test.NeuronCount,
                Defined(layer.Test.Mean),
                Defined(layer.Test.P),
                layer.Test.Holds,
                Defined(LayerPage.MeanMixtureRatio(layer)),
                analysis.KnownMotifs is null ? null : layer.MatchedCount(matchQValue));
        }
    }

    /// <summary>
    /// A row a neuron: layer, neuron, channel (from 0), dead, greatest_activation, modules, motifs, trees, consensus_ratio (of
    /// the module with the greatest activation), best_ratio (the greatest of any module), mixture_ratio, sequences,
    /// best_match, q_value.
    /// </summary>
    public static void WriteNeurons(TextWriter writer, NetworkAnalysis analysis)
    {
        var table = new TableWriter(
            writer, "layer", "neuron", "channel", "dead", "greatest_activation", "modules", "motifs", "trees",
            "consensus_ratio", "best_ratio", "mixture_ratio", "sequences", "best_match", "q_value");
        foreach ((LayerAnalysis layer, NeuronAnalysis neuron) in Neurons(analysis))
        {
            table.WriteRow(
                layer.Number,
                neuron.Name,
                neuron.Modules.Channel,
                neuron.Modules.IsDead,
                neuron.Modules.GreatestActivation,
                neuron.Modules.Modules.Length,
                neuron.Syntax?.Dictionary.Motifs.Count ?? 0,
                neuron.Syntax?.Trees.Count ?? 0,
                Defined(neuron.Modules.ConsensusRatio),
                Defined(neuron.Summary.BestRatio),
                Defined(SiteMap.MixtureRatio(neuron)),
                neuron.Modules.Modules.Sum(module => module.SequenceCount),
                neuron.BestMatch?.Target.Name,
                neuron.BestMatch?.QValue);
        }
    }

    /// <summary>
    /// A row a module, the best of a neuron first: layer, neuron, module, rank (from 1), sequences, greatest_activation,
    /// consensus_activation, contrast, consensus_ratio, activation_ratio, quality (the sum of these three), explained,
    /// segments (first-last columns from 1), motifs (M1+:12 is the first motif of the dictionary, its first column over
    /// column 12), consensus (most probable bases).
    /// </summary>
    public static void WriteModules(TextWriter writer, NetworkAnalysis analysis)
    {
        var table = new TableWriter(
            writer, "layer", "neuron", "module", "rank", "sequences", "greatest_activation", "consensus_activation", "contrast",
            "consensus_ratio", "activation_ratio", "quality", "explained", "segments", "motifs", "consensus");
        foreach ((LayerAnalysis layer, NeuronAnalysis neuron) in Neurons(analysis))
        {
            int rank = 0;
            foreach (ModuleAnnotation module in neuron.Syntax?.Dictionary.Modules ?? [])
            {
                ModuleQuality quality = module.Quality;
                table.WriteRow(
                    layer.Number,
                    neuron.Name,
                    quality.Module.Name,
                    ++rank,
                    quality.Module.SequenceCount,
                    quality.Module.GreatestActivation,
                    quality.Module.ConsensusActivation,
                    quality.Contrast,
                    quality.ConsensusRatio,
                    quality.ActivationRatio,
                    quality.Score,
                    module.IsExplained,
                    string.Join(',', quality.Segments.Select(segment =>
                        string.Create(CultureInfo.InvariantCulture, $"{segment.Start + 1}-{segment.End}"))),
                    string.Join(',', module.Motifs.Select(placement =>
                        string.Create(CultureInfo.InvariantCulture, $"{NameOf(placement.Motif)}:{placement.Start + 1}"))),
                    Consensus.MostProbable(quality.Module.Motif));
            }
        }
    }

    /// <summary>
    /// A row a motif of a neuron's dictionary: layer, neuron, motif (M1, ...), width, sites, modules (that have it), consensus
    /// (IUPAC), and of the best known motif match, match_name, orientation, offset, p_value, q_value.
    /// </summary>
    public static void WriteDictionaries(TextWriter writer, NetworkAnalysis analysis)
    {
        var table = new TableWriter(
            writer, "layer", "neuron", "motif", "width", "sites", "modules", "consensus", "match", "match_name", "orientation",
            "offset", "p_value", "q_value");
        foreach ((LayerAnalysis layer, NeuronAnalysis neuron) in Neurons(analysis))
        {
            if (neuron.Syntax is not { Dictionary: var dictionary })
                continue;
            for (int motif = 0; motif < dictionary.Motifs.Count; motif++)
            {
                TomtomMatch? best = motif < neuron.Matches.Count ? neuron.Matches[motif].Best : null;
                table.WriteRow(
                    layer.Number,
                    neuron.Name,
                    SiteMap.MotifName(motif),
                    dictionary.Motifs[motif].Width,
                    dictionary.Motifs[motif].SiteCount,
                    SiteMap.ModulesWith(dictionary, motif),
                    Consensus.Iupac(dictionary.Motifs[motif]),
                    best?.Target.Name,
                    best?.Target.AlternateName,
                    best is null ? null : best.ReverseComplement ? "-" : "+",
                    best?.Offset,
                    best?.PValue,
                    best?.QValue);
            }
        }
    }

    /// <summary>A motif in a module or tree: M1+, or M1- for its reverse complement.</summary>
    internal static string NameOf(OrientedMotif motif) => SiteMap.MotifName(motif.Motif) + (motif.ReverseComplement ? '-' : '+');

    /// <summary>All neurons with their layers.</summary>
    internal static IEnumerable<(LayerAnalysis Layer, NeuronAnalysis Neuron)> Neurons(NetworkAnalysis analysis)
    {
        ArgumentNullException.ThrowIfNull(analysis);
        return analysis.Layers.SelectMany(layer => layer.Neurons.Select(neuron => (layer, neuron)));
    }

    private static double? Defined(double value) => double.IsNaN(value) ? null : value;
}
