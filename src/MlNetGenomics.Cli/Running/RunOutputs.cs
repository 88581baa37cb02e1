using MlNetGenomics.Files;

namespace MlNetGenomics.Cli.Running;

/// <summary>
/// The files that a command writes: checked before the work, written after it, all or none. What is
/// written goes to temporary files, which take their names together.
/// </summary>
internal sealed class RunOutputs : IDisposable
{
    private readonly List<(string Name, string Path)> _planned = [];
    private readonly Dictionary<string, OutputFile> _files = [];

    /// <summary>The outputs, in the order they were asked for.</summary>
    public IReadOnlyList<(string Name, string Path)> Planned => _planned;

    /// <summary>Adds an output; a null path is one that was not asked for.</summary>
    public void Plan(string name, string? path)
    {
        if (path is not null)
            _planned.Add((name, path));
    }

    /// <summary>Whether an output was asked for.</summary>
    public bool Has(string name) => _planned.Exists(output => output.Name == name);

    /// <summary>Fails where an output cannot be written, or is an input or another output.</summary>
    /// <param name="inputs">Paths that are read; null or "-" for none.</param>
    public void Check(IEnumerable<string?> inputs)
    {
        Dictionary<string, string> used = [];
        foreach (string? input in inputs)
        {
            if (!string.IsNullOrEmpty(input) && input != InputFile.StandardInput)
                used[Path.GetFullPath(input)] = "read";
        }
        foreach ((_, string path) in _planned)
        {
            OutputFile.RequireWritable(path);
            string full = Path.GetFullPath(path);
            if (used.TryGetValue(full, out string? use))
                throw new UsageException($"{path}: is also {use}");
            used[full] = "another output";
        }
    }

    /// <summary>Starts a planned file, whose bytes the caller writes.</summary>
    public OutputFile Open(string name)
    {
        OutputFile file = OutputFile.Create(_planned.Single(output => output.Name == name).Path);
        _files.Add(name, file);
        return file;
    }

    /// <summary>Writes a planned text file, if it was asked for.</summary>
    public void SetText(string name, Action<TextWriter> write)
    {
        if (!Has(name))
            return;
        OutputFile file = Open(name);
        Guard(file, () => write(file.Writer));
    }

    /// <summary>Writes a planned file, if it was asked for.</summary>
    public void SetBytes(string name, Func<byte[]> content)
    {
        if (!Has(name))
            return;
        byte[] bytes = content();
        OutputFile file = Open(name);
        Guard(file, () => file.Stream.Write(bytes));
    }

    /// <summary>Gives all files their names.</summary>
    public void Commit()
    {
        foreach (OutputFile file in _files.Values)
            Guard(file, file.Flush);
        foreach (OutputFile file in _files.Values)
            file.Commit();
    }

    /// <summary>Writes to a file; a failure (a full disk, say) is told with its path.</summary>
    public static void Guard(OutputFile file, Action write)
    {
        try
        {
            write();
        }
        catch (IOException e)
        {
            throw Failed(file, e);
        }
    }

    /// <summary>What is said where a file cannot be written.</summary>
    public static GenomicsException Failed(OutputFile file, IOException cause) =>
        new($"{file.Path}: cannot be written ({cause.Message})", cause);

    /// <summary>Deletes what was not committed.</summary>
    public void Dispose()
    {
        foreach (OutputFile file in _files.Values)
            file.Dispose();
    }
}
