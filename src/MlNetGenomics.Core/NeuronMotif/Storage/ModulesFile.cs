using MlNetGenomics.Files;
using MlNetGenomics.Sharding;

namespace MlNetGenomics.NeuronMotif.Storage;

/// <summary>
/// A layer's modules on disk: the line that says what they are of (<see cref="ShardStamp"/>), and a table
/// (<see cref="ModulesTableWriter"/>). A layer whose P is found automatically has its neurons once for each P that was tried.
/// </summary>
/// <param name="Path">Where the file is.</param>
/// <param name="Stamp">What it is of.</param>
/// <param name="Neurons">The neurons, by groups and channel.</param>
public sealed record ModulesFile(string Path, ShardStamp Stamp, IReadOnlyList<DecoupledNeuron> Neurons)
{
    /// <summary>Name of the command in stamps.</summary>
    public const string Command = "neuronmotif";

    /// <summary>Setting of the stamp that holds the layer's name.</summary>
    public const string LayerSetting = "layer";

    /// <summary>Setting of the stamp that holds the model's digest.</summary>
    public const string ModelSetting = "model";

    /// <summary>Name of the layer.</summary>
    public string Layer => Stamp.Settings.GetValueOrDefault(LayerSetting, "");

    /// <summary>Reads a whole layer's.</summary>
    /// <param name="path">The file, plain or gzip.</param>
    /// <exception cref="GenomicsException">It cannot be read, is cut short, is of another command, or a shard that was not merged.</exception>
    public static ModulesFile Read(string path)
    {
        using var reader = new StreamReader(InputFile.OpenRead(path));
        var stamp = ShardStamp.Parse(reader.ReadLine(), path);
        if (stamp.Command != Command)
            throw new GenomicsException($"{path}: was made by mlng {stamp.Command}, not by mlng {Command}");
        if (stamp.Shard.Count > 1)
            throw new GenomicsException($"{path}: is shard {stamp.Shard} of a layer; mlng merge puts the shards together");
        var table = new ModulesTableReader(reader, path, linesBefore: 1);
        table.ReadHeader();
        DecoupledNeuron[] neurons = [.. table.ReadNeurons()];
        int expected = (int)stamp.Items;
        foreach (IGrouping<int, DecoupledNeuron> groups in neurons.GroupBy(neuron => neuron.Groups))
        {
            if (groups.Select(neuron => neuron.Modules.Channel).Distinct().Count() != expected)
                throw new GenomicsException($"{path}: has {groups.Count()} neurons for P = {groups.Key}, {expected} expected");
        }
        return neurons.Length > 0 ? new ModulesFile(path, stamp, neurons) : throw new GenomicsException($"{path}: has no neurons");
    }

    /// <summary>Writes neurons, sorted by groups and channel.</summary>
    /// <param name="writer">Receives the file.</param>
    /// <param name="stamp">What they are of.</param>
    /// <param name="neurons">The neurons, in any order.</param>
    public static void Write(TextWriter writer, ShardStamp stamp, IEnumerable<DecoupledNeuron> neurons)
    {
        ArgumentNullException.ThrowIfNull(neurons);
        using var shard = new ShardWriter(writer, stamp);
        var table = new ModulesTableWriter(shard);
        foreach (DecoupledNeuron neuron in neurons.OrderBy(neuron => neuron.Groups).ThenBy(neuron => neuron.Modules.Channel))
            table.Write(neuron);
        shard.Complete();
    }

    /// <summary>The layer's modules: for the smallest P for which the consensus test holds, else for the greatest.</summary>
    /// <param name="settings">What is tested; null for the paper's.</param>
    public LayerModules Modules(DemixSettings? settings = null)
    {
        LayerModules? layer = null;
        foreach (IGrouping<int, DecoupledNeuron> groups in Neurons.GroupBy(neuron => neuron.Groups).OrderBy(group => group.Key))
        {
            NeuronModules[] neurons = [.. groups.Select(neuron => neuron.Modules).OrderBy(neuron => neuron.Channel)];
            layer = new LayerModules(groups.Key, ConsensusTest.Of(neurons, settings), [.. neurons]);
            if (layer.Test.Holds)
                break;
        }
        return layer!;
    }
}
