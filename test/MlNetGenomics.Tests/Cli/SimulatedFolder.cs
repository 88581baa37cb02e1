using MlNetGenomics.Sequences;

namespace MlNetGenomics.Tests.Cli;

/// <summary>What mlng simulate wrote.</summary>
internal sealed class SimulatedFolder(string path)
{
    /// <summary>The sequences.</summary>
    public SequenceSet Sequences { get; } = FastaReader.ReadAll(Path.Combine(path, "sequences.fa"));

    /// <summary>The cells of each line of sites.bed.</summary>
    public string[][] Sites { get; } =
        [.. File.ReadLines(Path.Combine(path, "sites.bed")).Select(line => line.Split('\t'))];

    /// <summary>A table of labels.</summary>
    public LabelTable Table(string name = "labels.tsv") =>
        LabelReader.ReadTable(Path.Combine(path, name), Sequences, new LabelSelection());

    /// <summary>The lines of sites.bed that are of a sequence.</summary>
    public string[][] SitesOf(string sequence) => [.. Sites.Where(site => site[0] == sequence)];
}
