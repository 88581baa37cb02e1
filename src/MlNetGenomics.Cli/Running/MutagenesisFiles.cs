using System.Collections.Immutable;
using MlNetGenomics.Files;
using MlNetGenomics.Interpretation.Mutagenesis;
using MlNetGenomics.Reports;
using MlNetGenomics.Sharding;

namespace MlNetGenomics.Cli.Running;

/// <summary>The table and the tracks of mutated sequences, written as these come.</summary>
internal sealed class MutagenesisFiles : IDisposable
{
    /// <summary>Name of the table among the outputs.</summary>
    public const string TableName = "scores";

    /// <summary>Name of a track among the outputs; of several tasks, before the task's.</summary>
    public const string TrackName = "bedgraph";

    private readonly ImmutableArray<string> _tasks;
    private readonly GenomeTrack[] _tracks;
    private readonly OutputFile? _file;
    private readonly ShardWriter? _shard;
    private readonly MutagenesisTableWriter? _table;

    /// <summary>Starts the files that were planned.</summary>
    /// <param name="run">The run.</param>
    /// <param name="tasks">Names of what is compared.</param>
    /// <param name="columns">What the table's columns of bases hold.</param>
    /// <param name="stamp">Which shard the table is; null for the whole.</param>
    /// <param name="isOnStandardOutput">Whether the table goes there.</param>
    public MutagenesisFiles(
        CommandRun run,
        ImmutableArray<string> tasks,
        MutagenesisColumns columns,
        ShardStamp? stamp,
        bool isOnStandardOutput)
    {
        _tasks = tasks;
        bool hasTracks = run.Outputs.Planned.Any(output => output.Name.StartsWith(TrackName, StringComparison.Ordinal));
        _tracks = hasTracks ? [.. tasks.Select(_ => new GenomeTrack())] : [];
        _file = run.Outputs.Has(TableName) ? run.Outputs.Open(TableName) : null;
        TextWriter? writer = _file?.Writer ?? (isOnStandardOutput ? run.DataOutput : null);
        if (writer is not null && stamp is not null)
            writer = _shard = new ShardWriter(writer, stamp);
        _table = writer is null ? null : new MutagenesisTableWriter(writer, tasks.Length > 1, columns);
    }

    /// <summary>Names and paths of the tracks: FILE.bg, or FILE.TASK.bg for each of several tasks.</summary>
    public static (string Name, string Path)[] Tracks(string? path, ImmutableArray<string> tasks)
    {
        if (path is null)
            return [];
        if (tasks.Length == 1)
            return [(TrackName, path)];
        const string Packed = ".gz";
        string end = path.EndsWith(Packed, StringComparison.OrdinalIgnoreCase) ? path[^Packed.Length..] : "";
        string plain = path[..^end.Length];
        char[] forbidden = [.. Path.GetInvalidFileNameChars(), '/', '\\', ' '];
        return
        [
            .. tasks.Select(task => ($"{TrackName} {task}", Path.ChangeExtension(plain, null)
                + $".{string.Join('_', task.Split(forbidden))}{Path.GetExtension(plain)}{end}"))
        ];
    }

    /// <summary>Writes a sequence.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="codes">Its base codes.</param>
    /// <param name="first">First position that was mutated, from 0.</param>
    /// <param name="profiles">What mutations do, one a task.</param>
    public void Add(string name, ReadOnlySpan<byte> codes, int first, ReadOnlySpan<MutagenesisProfile> profiles)
    {
        byte[] mutated = codes.Slice(first, profiles[0].Importance.Length).ToArray();
        for (int task = 0; task < profiles.Length; task++)
        {
            MutagenesisProfile profile = profiles[task];
            if (_table is not null)
                Guard(() => _table.Write(name, _tasks[task], mutated, first, profile));
            if (_tracks.Length > 0)
                _tracks[task].Add(name, codes.Length, first, profile.Importance);
        }
    }

    /// <summary>Ends the table and writes the tracks.</summary>
    public void Complete(CommandRun run)
    {
        if (_shard is not null)
            Guard(_shard.Complete);
        foreach ((GenomeTrack track, (string name, _)) in _tracks.Zip(
            run.Outputs.Planned.Where(output => output.Name.StartsWith(TrackName, StringComparison.Ordinal))))
        {
            run.Outputs.SetText(name, writer => track.Write(writer, run.Cancellation));
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _shard?.Dispose();
        foreach (GenomeTrack track in _tracks)
            track.Dispose();
    }

    private void Guard(Action write)
    {
        if (_file is null)
            write();
        else
            RunOutputs.Guard(_file, write);
    }
}
