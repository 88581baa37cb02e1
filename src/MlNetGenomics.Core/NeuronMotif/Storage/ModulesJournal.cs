using System.Text;
using MlNetGenomics.Files;
using MlNetGenomics.Sharding;

namespace MlNetGenomics.NeuronMotif.Storage;

/// <summary>
/// Neurons as they get ready, one after the other in a file, so that work that was stopped goes on with the next one. What a
/// killed run left of a neuron is cut off. Many threads may add.
/// </summary>
public sealed class ModulesJournal : IModulesLog, IDisposable
{
    private readonly Dictionary<(int Groups, int Channel), NeuronModules> _neurons = [];
    private readonly Lock _lock = new();
    private readonly StreamWriter _writer;

    private ModulesJournal(string path, StreamWriter writer)
    {
        Path = path;
        _writer = writer;
    }

    /// <summary>Where it is.</summary>
    public string Path { get; }

    /// <summary>The neurons that are ready, in no order.</summary>
    public IEnumerable<DecoupledNeuron> Neurons =>
        _neurons.Select(entry => new DecoupledNeuron(entry.Key.Groups, entry.Value));

    /// <summary>Goes on with a file, or begins one.</summary>
    /// <param name="path">The file.</param>
    /// <param name="stamp">What is done: a file of something else is not gone on with.</param>
    /// <exception cref="GenomicsException">The file is of something else, or cannot be read or written.</exception>
    public static ModulesJournal Open(string path, ShardStamp stamp)
    {
        ArgumentNullException.ThrowIfNull(stamp);
        try
        {
            string? kept = File.Exists(path) ? WholeLines(path) : null;
            List<DecoupledNeuron> neurons = kept is null ? [] : Read(kept, path, stamp);
            OutputFile.Write(path, writer =>
            {
                writer.Write(stamp.ToLine() + "\n");
                var table = new ModulesTableWriter(writer);
                neurons.ForEach(table.Write);
            });
            var journal = new ModulesJournal(path, new StreamWriter(path, append: true, new UTF8Encoding(false)));
            foreach (DecoupledNeuron neuron in neurons)
                journal._neurons[(neuron.Groups, neuron.Modules.Channel)] = neuron.Modules;
            return journal;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new GenomicsException($"{path}: {e.Message}", e);
        }
    }

    /// <inheritdoc/>
    public NeuronModules? Find(int groups, int channel)
    {
        lock (_lock)
            return _neurons.GetValueOrDefault((groups, channel));
    }

    /// <inheritdoc/>
    public NeuronModules Add(DecoupledNeuron neuron)
    {
        var text = new StringWriter();
        var table = new ModulesTableWriter(text);
        table.Write(neuron);
        string written = text.ToString();
        var reader = new ModulesTableReader(new StringReader(written), Path);
        reader.ReadHeader();
        // What is on disk is what counts, so that a run that goes on has what one in a go has.
        DecoupledNeuron read = reader.ReadNeurons().Single();
        lock (_lock)
        {
            _writer.Write(written.AsSpan(written.IndexOf('\n') + 1));
            _writer.Flush();
            _neurons[(neuron.Groups, neuron.Modules.Channel)] = read.Modules;
        }
        return read.Modules;
    }

    /// <inheritdoc/>
    public void Dispose() => _writer.Dispose();

    private static List<DecoupledNeuron> Read(string text, string path, ShardStamp stamp)
    {
        using var reader = new StringReader(text);
        if (reader.ReadLine() is not { } first)
            return [];
        if (first != stamp.ToLine())
        {
            throw new GenomicsException(
                $"{path}: was begun with another model or other settings; delete it, or give another output");
        }
        if (reader.Peek() < 0)
            return [];
        var table = new ModulesTableReader(reader, path, linesBefore: 1);
        table.ReadHeader();
        var neurons = new List<DecoupledNeuron>();
        using IEnumerator<DecoupledNeuron> next = table.ReadNeurons().GetEnumerator();
        try
        {
            while (next.MoveNext())
                neurons.Add(next.Current);
        }
        catch (GenomicsException)
        {
            // The last neuron is not all there: it is done again.
        }
        return neurons;
    }

    private static string WholeLines(string path)
    {
        string text = File.ReadAllText(path);
        return text[..(text.LastIndexOf('\n') + 1)];
    }
}
