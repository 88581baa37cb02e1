using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace MlNetGenomics.Sharding;

/// <summary>The first line of a shard's table: which shard of what it is.</summary>
/// <param name="Command">What made it.</param>
/// <param name="Shard">Which shard.</param>
/// <param name="Items">Items (sequences, variants) of all shards together.</param>
/// <param name="Settings">All that the result depends on, by name; large things by a digest.</param>
public sealed record ShardStamp(string Command, Shard Shard, long Items, IReadOnlyDictionary<string, string> Settings)
{
    private const string Mark = "#shard\t";

    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The line, without its end.</summary>
    public string ToLine()
    {
        var settings = new JsonObject();
        foreach ((string name, string value) in Settings)
            settings[name] = value;
        return Mark + new JsonObject
        {
            ["command"] = Command,
            ["shard"] = Shard.ToString(),
            ["items"] = Items,
            ["settings"] = settings,
        }.ToJsonString(Json);
    }

    /// <summary>Reads the line.</summary>
    /// <param name="line">The first line of a file; null where it has none.</param>
    /// <param name="file">What to call the file in messages.</param>
    /// <exception cref="GenomicsException">It is not such a line.</exception>
    public static ShardStamp Parse(string? line, string file)
    {
        if (line is null || !line.StartsWith(Mark, StringComparison.Ordinal))
            throw new GenomicsException($"{file}: is not a shard: its first line does not begin with '#shard'");
        try
        {
            JsonObject root = JsonNode.Parse(line[Mark.Length..])!.AsObject();
            if (!Shard.TryParse(root["shard"]!.GetValue<string>(), out Shard shard))
                throw new FormatException("the shard is not of the form 2/3");
            return new ShardStamp(
                root["command"]!.GetValue<string>(), shard, root["items"]!.GetValue<long>(),
                root["settings"]!.AsObject().ToDictionary(one => one.Key, one => one.Value!.GetValue<string>()));
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException or NullReferenceException
            or ArgumentException)
        {
            throw new GenomicsException($"{file}, line 1: does not say which shard it is", e);
        }
    }

    /// <summary>Where another shard was not made of the same work, in words; null where it was.</summary>
    internal string? DifferenceFrom(ShardStamp other)
    {
        if (Command != other.Command)
            return $"by mlng {Command}, not by mlng {other.Command}";
        if (Shard.Count != other.Shard.Count)
            return string.Create(CultureInfo.InvariantCulture, $"as one of {Shard.Count} shards, not of {other.Shard.Count}");
        foreach (string name in Settings.Keys.Union(other.Settings.Keys))
        {
            string own = Settings.GetValueOrDefault(name, "nothing"), others = other.Settings.GetValueOrDefault(name, "nothing");
            if (own != others)
                return $"with {name} {own}, not {others}";
        }
        return Items == other.Items
            ? null
            : string.Create(CultureInfo.InvariantCulture, $"of {Items} items, not of {other.Items}");
    }
}
