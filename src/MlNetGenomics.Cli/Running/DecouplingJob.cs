using System.Globalization;
using System.Text.Json.Nodes;
using MlNetGenomics.Cli.Options;
using MlNetGenomics.Files;
using MlNetGenomics.Networks;
using MlNetGenomics.NeuronMotif;
using MlNetGenomics.NeuronMotif.Storage;
using MlNetGenomics.Sharding;

namespace MlNetGenomics.Cli.Running;

/// <summary>Takes layers of a network apart into files, and goes on where an earlier run was stopped.</summary>
/// <param name="run">The run.</param>
/// <param name="model">The network.</param>
/// <param name="digest">Digest of its file.</param>
/// <param name="settings">How.</param>
internal sealed class DecouplingJob(CommandRun run, NetworkModel model, string digest, DecouplingSettings settings)
{
    private const string JournalExtension = ".part";
    private const string CacheExtension = ".samples";

    // What does not change the modules, or is in the stamp otherwise.
    private static readonly string[] Left = ["model", "layer", "neurons", "motifs", "out", "report", "previous", "shard", "modules"];

    /// <summary>A whole layer, from its file if that is there.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="channels">Neurons, from 0.</param>
    /// <param name="previous">Modules of the layer before; null for the first.</param>
    /// <param name="path">The file.</param>
    /// <exception cref="GenomicsException">The file that is there is of something else.</exception>
    public ModulesFile Layer(NeuronLayer layer, int[] channels, LayerModules? previous, string path)
    {
        ShardStamp stamp = Stamp(layer, channels, new Sharding.Shard(1, 1));
        if (File.Exists(path))
        {
            var made = ModulesFile.Read(path);
            return made.Stamp.ToLine() == stamp.ToLine()
                ? made
                : throw new GenomicsException(
                    $"{path}: was made of another model or with other settings; delete it, or give another output");
        }
        Write(layer, path, stamp, (decoupler, journal, progress) => decoupler.Run(
            channels, journal, new SampleCache(path + CacheExtension), progress, run.Cancellation), previous);
        new SampleCache(path + CacheExtension).Clear();
        return ModulesFile.Read(path);
    }

    /// <summary>A shard of a layer.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="channels">Neurons of all shards, from 0.</param>
    /// <param name="previous">Modules of the layer before; null for the first.</param>
    /// <param name="shard">Which shard.</param>
    /// <param name="path">The file.</param>
    /// <returns>Number of the shard's neurons.</returns>
    /// <exception cref="GenomicsException">There are more shards than neurons, or what a stopped run left is of something else.</exception>
    public int Shard(NeuronLayer layer, int[] channels, LayerModules? previous, Sharding.Shard shard, string path)
    {
        if (channels.Length < shard.Count)
        {
            throw new GenomicsException(string.Create(
                CultureInfo.InvariantCulture, $"layer {layer}: {channels.Length} neurons are too few for {shard.Count} shards"));
        }
        (long first, long end) = shard.Range(channels.Length);
        int[] own = channels[(int)first..(int)end];
        Write(layer, path, Stamp(layer, channels, shard), (decoupler, journal, progress) =>
            decoupler.RunShard(own, journal, progress, run.Cancellation), previous);
        return own.Length;
    }

    /// <summary>Modules of the layer before another.</summary>
    /// <param name="layer">The other.</param>
    /// <param name="path">Their file.</param>
    /// <exception cref="GenomicsException">They are of another layer or model.</exception>
    public LayerModules Before(NeuronLayer layer, string path)
    {
        NeuronLayer before = NeuronLayer.Of(model.Network)[layer.Number - 2];
        ModulesFile file = Own(path);
        return file.Layer == before.Name
            ? file.Modules(settings.Demix)
            : throw new GenomicsException($"{path}: is of layer {file.Layer}, but before layer {layer} there is {before}");
    }

    /// <summary>Modules of layers that were taken apart before, from the sequence on.</summary>
    /// <param name="paths">Their files, in any order.</param>
    /// <exception cref="GenomicsException">They are of another model, or two of the same layer.</exception>
    public IReadOnlyList<ModulesFile> Read(IEnumerable<string> paths)
    {
        var files = new SortedDictionary<int, ModulesFile>();
        foreach (string path in paths)
        {
            ModulesFile file = Own(path);
            int number = SequenceOptions.InFile(path, () => NeuronLayer.Find(model.Network, file.Layer)).Number;
            if (!files.TryAdd(number, file))
                throw new GenomicsException($"{files[number].Path} and {path} are both of layer {file.Layer}");
        }
        return [.. files.Values];
    }

    private ModulesFile Own(string path)
    {
        var file = ModulesFile.Read(path);
        return file.Stamp.Settings.GetValueOrDefault(ModulesFile.ModelSetting) == digest
            ? file
            : throw new GenomicsException($"{path}: was made of another model");
    }

    private void Write(
        NeuronLayer layer,
        string path,
        ShardStamp stamp,
        Action<LayerDecoupler, ModulesJournal, IProgress<(int, int)>?> work,
        LayerModules? previous)
    {
        string journalPath = path + JournalExtension;
        run.GoOnFrom(journalPath);
        using (var journal = ModulesJournal.Open(journalPath, stamp))
        {
            var decoupler = new LayerDecoupler(model, layer, previous, settings, run.Threads);
            run.WithProgress($"layer {layer}", progress =>
            {
                work(decoupler, journal, progress is null ? null : new NeuronReporter(progress));
                return true;
            });
            OutputFile.Write(path, writer => ModulesFile.Write(writer, stamp, journal.Neurons));
        }
        File.Delete(journalPath);
    }

    private ShardStamp Stamp(NeuronLayer layer, int[] channels, Sharding.Shard shard)
    {
        var made = new Dictionary<string, string>
        {
            [ModulesFile.ModelSetting] = digest,
            [ModulesFile.LayerSetting] = layer.Name,
            ["neurons"] = channels.Length == layer.NeuronCount ? "all" : string.Join(',', channels.Select(channel => channel + 1)),
        };
        foreach ((string name, JsonNode? value) in run.Settings)
        {
            if (value is not null && !Left.Contains(name))
                made[name] = value.ToString();
        }
        return new ShardStamp(ModulesFile.Command, shard, channels.Length, made);
    }

    private sealed class NeuronReporter(IProgress<WorkProgress> target) : IProgress<(int Done, int Count)>
    {
        public void Report((int Done, int Count) value) => target.Report(new WorkProgress(
            (double)value.Done / value.Count,
            string.Create(CultureInfo.InvariantCulture, $"{value.Done} of {value.Count} neurons")));
    }
}
