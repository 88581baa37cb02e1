using System.Globalization;

namespace MlNetGenomics.NeuronMotif.Storage;

/// <summary>Reads what <see cref="ModulesTableWriter"/> wrote, neuron by neuron.</summary>
/// <param name="reader">Gives the lines, the header first.</param>
/// <param name="file">What to call the file in messages.</param>
/// <param name="linesBefore">Lines of the file before the header.</param>
internal sealed class ModulesTableReader(TextReader reader, string file, int linesBefore = 0)
{
    private int _line = linesBefore;

    /// <summary>Reads the header.</summary>
    /// <exception cref="GenomicsException">It is another table's.</exception>
    public void ReadHeader()
    {
        string[]? cells = Next();
        if (cells is null || !cells.SequenceEqual(ModulesTableWriter.Columns))
        {
            throw new GenomicsException(
                $"{file}: is not a table of modules: its columns are not {string.Join(", ", ModulesTableWriter.Columns)}");
        }
    }

    /// <summary>Reads the neurons up to the end, or a line that begins with '#'.</summary>
    /// <exception cref="GenomicsException">A line cannot be read, or the last neuron is not all there.</exception>
    public IEnumerable<DecoupledNeuron> ReadNeurons()
    {
        while (Next() is { } cells)
        {
            (NeuronModules neuron, NeuronModule? mixture, int groups, int count) = Begin(cells);
            var modules = new List<NeuronModule>(count);
            while (modules.Count < count)
            {
                string[] next = Next() ?? throw Wrong($"neuron {neuron.Name} has {modules.Count} of its {count} modules");
                if (next[0] != neuron.Name || next[2] != cells[2])
                    throw Wrong($"a row of neuron {next[0]}, but neuron {neuron.Name} has {modules.Count} of its {count} modules");
                modules.Add(Module(next));
            }
            yield return new DecoupledNeuron(groups, neuron with
            {
                Mixture = mixture,
                GreatestActivation = mixture?.GreatestActivation ?? 0,
                Modules = [.. modules],
            });
        }
    }

    private (NeuronModules Neuron, NeuronModule? Mixture, int Groups, int Count) Begin(string[] cells) => Parse(() =>
    {
        int channel = Integer(cells[1]), groups = Integer(cells[2]), count = Integer(cells[3]);
        if (channel < 1 || groups < 1)
            throw new FormatException("channel and groups count from 1");
        return (new NeuronModules(cells[0], channel - 1, 0, []), count > 0 ? Module(cells) : null, groups, count);
    });

    private NeuronModule Module(string[] cells) => Parse(() =>
    {
        int sequences = Integer(cells[5]);
        return new NeuronModule(
            cells[4], MotifText.Parse(cells[4], cells[8], sequences), sequences, Number(cells[6]), Number(cells[7]));
    });

    private string[]? Next()
    {
        string? line = reader.ReadLine();
        if (line is null || line.StartsWith('#'))
            return null;
        _line++;
        string[] cells = line.Split('\t');
        return cells.Length == ModulesTableWriter.Columns.Length
            ? cells
            : throw Wrong($"{cells.Length} columns, {ModulesTableWriter.Columns.Length} expected");
    }

    private T Parse<T>(Func<T> parse)
    {
        try
        {
            return parse();
        }
        catch (Exception e) when (e is FormatException or OverflowException or ArgumentException)
        {
            throw Wrong(e.Message);
        }
    }

    private GenomicsException Wrong(string what) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{file}, line {_line}: {what}"));

    private static int Integer(string text) => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);

    private static double Number(string text) => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
}
