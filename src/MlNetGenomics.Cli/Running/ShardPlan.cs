using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using MlNetGenomics.Files;
using MlNetGenomics.Sharding;

namespace MlNetGenomics.Cli.Running;

/// <summary>A shard, and of what.</summary>
/// <param name="Shard">Which one.</param>
/// <param name="Count">Sequences of all shards.</param>
/// <param name="Sequences">Digest of the sequences.</param>
internal sealed record ShardPlan(Shard Shard, long Count, string Sequences)
{
    private const string TasksName = "tasks";

    // What does not change the table, or is there as a digest: shards may be made on machines with other paths.
    private static readonly string[] Left = ["model", "fasta", "genome", "seed", "gpu_device_id", "sites", "variants", "benign", "annotation"];

    /// <summary>The sequences that the shard has.</summary>
    public (long First, long End) Range => Shard.Range(Count);

    /// <summary>The first line of its table.</summary>
    /// <param name="command">Name of the command.</param>
    /// <param name="model">The model's file.</param>
    /// <param name="tasks">Names of what the table has scores of.</param>
    /// <param name="settings">The run's settings.</param>
    public ShardStamp Stamp(string command, string model, IEnumerable<string> tasks, JsonObject settings)
    {
        var made = new Dictionary<string, string>
        {
            ["model"] = DigestOf(model),
            ["sequences"] = Sequences,
            [TasksName] = string.Join('\t', tasks),
        };
        foreach ((string name, JsonNode? value) in settings)
        {
            if (value is not null && !Left.Contains(name))
                made[name] = value.ToString();
        }
        // A genome is too large to read for this; another assembly is of another size.
        if (settings["genome"] is { } genome)
            made["genome"] = string.Create(CultureInfo.InvariantCulture, $"{new FileInfo(genome.ToString()).Length} bytes");
        return new ShardStamp(command, Shard, Count, made);
    }

    /// <summary>Names of what a table has scores of; none where its stamp does not say.</summary>
    public static ImmutableArray<string> Tasks(ShardStamp stamp) =>
        stamp.Settings.TryGetValue(TasksName, out string? tasks) ? [.. tasks.Split('\t')] : [];

    /// <summary>Digest of a file's content, unpacked, in memory that does not grow with it.</summary>
    public static string DigestOf(string path)
    {
        using Stream stream = InputFile.OpenRead(path);
        return Digest.Of(stream);
    }
}
