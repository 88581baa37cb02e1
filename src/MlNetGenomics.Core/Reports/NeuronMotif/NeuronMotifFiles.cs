using MlNetGenomics.Motifs;
using MlNetGenomics.NeuronMotif.Analysis;

namespace MlNetGenomics.Reports.NeuronMotif;

/// <summary>All that is known of a network's neurons as tables and motifs.</summary>
public static class NeuronMotifFiles
{
    /// <summary>Writes them: layers.tsv, neurons.tsv, modules.tsv and .meme, dictionary.tsv and .meme, matches.tsv, syntax.tsv, truth.tsv, links.tsv.</summary>
    /// <param name="analysis">What is known.</param>
    /// <param name="matchQValue">q-value under which a motif counts as a known one.</param>
    /// <param name="write">Writes a file of a name.</param>
    /// <returns>Names of the files and what they hold; motifs are left out where there are none, matches where nothing was compared.</returns>
    public static IReadOnlyList<(string Name, string Content)> Write(
        NetworkAnalysis analysis, double matchQValue, Action<string, Action<TextWriter>> write)
    {
        ArgumentNullException.ThrowIfNull(analysis);
        ArgumentNullException.ThrowIfNull(write);
        var files = new List<(string, string)>();
        Add("layers.tsv", "a row a layer: neurons, modules, consensus test", writer => NeuronTableWriter.WriteLayers(writer, analysis, matchQValue));
        Add("neurons.tsv", "a row a neuron: modules, motifs, consensus ratios", writer => NeuronTableWriter.WriteNeurons(writer, analysis));
        Add("modules.tsv", "a row a module: quality, activations, segments, motifs", writer => NeuronTableWriter.WriteModules(writer, analysis));
        AddMotifs("modules.meme", "all modules", NeuronMotifSets.Modules(analysis));
        Add("dictionary.tsv", "a row a motif of a neuron: consensus, best match", writer => NeuronTableWriter.WriteDictionaries(writer, analysis));
        AddMotifs("dictionary.meme", "all motifs of neurons", NeuronMotifSets.Dictionaries(analysis));
        if (analysis.KnownMotifs is not null)
        {
            Add("matches.tsv", "all matches of motifs with known motifs, with Tomtom's columns",
                writer => TomtomTableWriter.Write(writer, NeuronMotifSets.Matches(analysis)));
        }
        Add("syntax.tsv", "a row a node of a syntax tree: motifs, gap, first layer", writer => SyntaxTableWriter.WriteNodes(writer, analysis));
        Add("truth.tsv", "which modules have which motifs of a tree, and where", writer => SyntaxTableWriter.WriteTruth(writer, analysis));
        Add("links.tsv", "earlier neurons that have a node's motifs", writer => SyntaxTableWriter.WriteLinks(writer, analysis));
        return files;

        void Add(string name, string content, Action<TextWriter> table)
        {
            write(name, table);
            files.Add((name, content));
        }

        void AddMotifs(string name, string content, IReadOnlyList<PositionProbabilityMatrix> motifs)
        {
            if (motifs.Count > 0)
                Add(name, content, writer => MemeMotifs.Write(writer, motifs));
        }
    }
}
