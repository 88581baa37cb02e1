using System.CommandLine;
using System.Globalization;
using MlNetGenomics.NeuronMotif;

namespace MlNetGenomics.Cli.Options;

/// <summary>Which neurons of a layer are meant.</summary>
internal sealed class NeuronSetOption
{
    /// <summary>--neurons.</summary>
    public Option<string?> Option { get; } = new("--neurons")
    {
        Description = "Neurons of the layer, from 1, as 1,5-8; all if not given",
        HelpName = "LIST",
    };

    /// <summary>The channels, from 0, in order, each once.</summary>
    /// <exception cref="UsageException">It is not a list of numbers and ranges.</exception>
    /// <exception cref="GenomicsException">The layer has no such neuron.</exception>
    public int[] Get(ParseResult parsed, NeuronLayer layer)
    {
        if (parsed.GetValue(Option) is not { } text)
            return [.. Enumerable.Range(0, layer.NeuronCount)];
        var channels = new SortedSet<int>();
        foreach (string part in text.Split(','))
        {
            string[] ends = part.Split('-');
            if (ends.Length > 2 || !TryNumber(ends[0], out int first) || !TryNumber(ends[^1], out int last) || last < first)
                throw new UsageException($"{Option.Name}: '{part}' is neither a number from 1 nor a range such as 5-8");
            if (last > layer.NeuronCount)
            {
                throw new GenomicsException(string.Create(
                    CultureInfo.InvariantCulture,
                    $"layer {layer}: has {layer.NeuronCount} neurons, and no neuron {(first > layer.NeuronCount ? first : last)}"));
            }
            channels.UnionWith(Enumerable.Range(first - 1, last - first + 1));
        }
        return [.. channels];
    }

    private static bool TryNumber(string text, out int number) =>
        int.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out number) && number >= 1;
}
