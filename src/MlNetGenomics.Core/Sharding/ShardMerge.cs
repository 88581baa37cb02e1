using System.Globalization;
using MlNetGenomics.Files;

namespace MlNetGenomics.Sharding;

/// <summary>Puts the tables of shards together; the result is what the work would have written in one go, byte for byte.</summary>
public sealed class ShardMerge
{
    private readonly (string Path, ShardStamp Stamp)[] _shards;

    private ShardMerge((string Path, ShardStamp Stamp)[] shards) => _shards = shards;

    /// <summary>What the shards are of: the command, and how many there are.</summary>
    public ShardStamp First => _shards[0].Stamp;

    /// <summary>Reads which shards files are.</summary>
    /// <param name="paths">The files, in any order, plain or gzip.</param>
    /// <exception cref="GenomicsException">
    /// A file is not a shard, two are the same, one was made of something else, or one is missing; names them.
    /// </exception>
    public static ShardMerge Open(IReadOnlyList<string> paths)
    {
        ArgumentNullException.ThrowIfNull(paths);
        if (paths.Count == 0)
            throw new GenomicsException("no shards");
        (string Path, ShardStamp Stamp)[] shards = [.. paths.Select(path => (path, ReadStamp(path)))];
        (string firstPath, ShardStamp first) = shards[0];
        var files = new string?[first.Shard.Count];
        foreach ((string path, ShardStamp stamp) in shards)
        {
            if (stamp.DifferenceFrom(first) is { } difference)
                throw new GenomicsException($"{path}: does not go with {firstPath}: it was made {difference}");
            ref string? file = ref files[stamp.Shard.Number - 1];
            if (file is not null)
                throw new GenomicsException($"{file} and {path} are both shard {stamp.Shard}");
            file = path;
        }
        Shard[] missing =
        [
            .. Enumerable.Range(1, files.Length).Where(number => files[number - 1] is null)
                .Select(number => new Shard(number, files.Length))
        ];
        if (missing.Length > 0)
        {
            throw new GenomicsException(
                $"shard{(missing.Length == 1 ? "" : "s")} {string.Join(", ", missing)} {(missing.Length == 1 ? "is" : "are")} missing");
        }
        return new ShardMerge([.. shards.OrderBy(shard => shard.Stamp.Shard.Number)]);
    }

    /// <summary>Writes the whole.</summary>
    /// <param name="writer">Receives it.</param>
    /// <param name="read">Also receives the lines, the header first, without their ends; may be null.</param>
    /// <param name="cancellation">Stops between shards.</param>
    /// <returns>Rows, without the header.</returns>
    /// <exception cref="GenomicsException">A shard is cut short, has other columns, or cannot be read.</exception>
    public long Write(TextWriter writer, Action<string>? read = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(writer);
        string? header = null;
        long rows = 0;
        Action<string> take = line =>
        {
            writer.Write(line);
            writer.Write('\n');
            read?.Invoke(line);
        };
        foreach ((string path, _) in _shards)
        {
            cancellation.ThrowIfCancellationRequested();
            using var reader = new StreamReader(InputFile.OpenRead(path));
            reader.ReadLine();
            string? own = reader.ReadLine();
            if (own is null || IsEnd(own) || header is not null && own != header)
                throw new GenomicsException($"{path}, line 2: has other columns than {_shards[0].Path}");
            if (header is null)
                take(own);
            header = own;
            rows += CopyRows(reader, take, path);
        }
        return rows;
    }

    private static long CopyRows(StreamReader reader, Action<string> take, string path)
    {
        long lines = 1;
        while (reader.ReadLine() is { } line)
        {
            if (IsEnd(line))
            {
                string expected = line[ShardWriter.EndMark.Length..];
                if (expected != lines.ToString(CultureInfo.InvariantCulture))
                    throw new GenomicsException($"{path}: has {lines} lines, but was written with {expected}");
                return lines - 1;
            }
            lines++;
            take(line);
        }
        throw new GenomicsException($"{path}: is cut short: its last line is not '#end'");
    }

    private static bool IsEnd(string line) => line.StartsWith(ShardWriter.EndMark, StringComparison.Ordinal);

    private static ShardStamp ReadStamp(string path)
    {
        using var reader = new StreamReader(InputFile.OpenRead(path));
        return ShardStamp.Parse(reader.ReadLine(), path);
    }
}
