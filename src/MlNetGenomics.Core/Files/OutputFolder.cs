namespace MlNetGenomics.Files;

/// <summary>
/// A folder of files that appears whole or not at all: what is written goes to a temporary folder beside it, which takes the
/// final name on <see cref="Commit"/> and is deleted on dispose without it. A marker file tells folders that were written
/// so; only these, and empty ones, are ever replaced.
/// </summary>
public sealed class OutputFolder : IDisposable
{
    private readonly string _fullPath;
    private readonly string _temporaryPath;
    private readonly string _marker;
    private bool _done;

    private OutputFolder(string path, string fullPath, string temporaryPath, string marker)
    {
        Path = path;
        _fullPath = fullPath;
        _temporaryPath = temporaryPath;
        _marker = marker;
    }

    /// <summary>The final path, as it was given.</summary>
    public string Path { get; }

    /// <summary>Starts a folder. Folders on the way that do not exist are made.</summary>
    /// <param name="path">The folder.</param>
    /// <param name="marker">Name of the file that tells a folder of this kind, which may be replaced.</param>
    /// <exception cref="GenomicsException">The path is a file or another folder with files in it, or cannot be written.</exception>
    public static OutputFolder Create(string path, string marker)
    {
        RequireWritable(path, marker);
        try
        {
            string full = FullPath(path);
            string parent = System.IO.Path.GetDirectoryName(full)!;
            string temporary = System.IO.Path.Combine(parent, $".{System.IO.Path.GetFileName(full)}.{Guid.NewGuid():N}.tmp");
            Directory.CreateDirectory(temporary);
            return new OutputFolder(path, full, temporary, marker);
        }
        catch (Exception e) when (IsFileError(e))
        {
            throw CannotWrite(path, e);
        }
    }

    /// <summary>
    /// Fails where a folder could not be written or replaced, so that it need not be found out after hours of work. Leaves
    /// nothing behind.
    /// </summary>
    /// <param name="path">The folder.</param>
    /// <param name="marker">Name of the file that tells a folder of this kind, which may be replaced.</param>
    /// <exception cref="GenomicsException">The path is empty, a file or another folder with files in it, or cannot be written.</exception>
    public static void RequireWritable(string path, string marker)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentException.ThrowIfNullOrEmpty(marker);
        if (path.Length == 0)
            throw new GenomicsException("the path of an output folder is empty");
        try
        {
            string full = FullPath(path);
            if (File.Exists(full))
                throw new GenomicsException($"{path}: is a file, a folder is expected");
            if (System.IO.Path.GetDirectoryName(full) is null)
                throw new GenomicsException($"{path}: cannot be written (it is the root of all folders)");
            if (Directory.Exists(full)
                && Directory.EnumerateFileSystemEntries(full).Any()
                && !File.Exists(System.IO.Path.Combine(full, marker)))
            {
                throw new GenomicsException(
                    $"{path}: has other files; a folder that is new, empty or of an earlier run is expected");
            }
            OutputFile.RequireWritable(full + ".probe");
        }
        catch (Exception e) when (IsFileError(e))
        {
            throw CannotWrite(path, e);
        }
    }

    /// <summary>Writes a text file of the folder.</summary>
    /// <param name="name">Its path within the folder; parts are separated by slashes.</param>
    /// <param name="write">Writes the text.</param>
    /// <exception cref="GenomicsException">It cannot be written.</exception>
    public void Write(string name, Action<TextWriter> write)
    {
        ObjectDisposedException.ThrowIf(_done, this);
        try
        {
            OutputFile.Write(System.IO.Path.Combine([_temporaryPath, .. name.Split('/')]), write);
        }
        catch (GenomicsException e) when (e.InnerException is { } cause)
        {
            // Nobody knows the temporary name.
            throw CannotWrite($"{Path}/{name}", cause);
        }
    }

    /// <summary>Gives the folder its final name, replacing an earlier one.</summary>
    /// <exception cref="GenomicsException">The final path cannot be written.</exception>
    public void Commit()
    {
        ObjectDisposedException.ThrowIf(_done, this);
        Write(_marker, _ => { });
        try
        {
            string? earlier = null;
            if (Directory.Exists(_fullPath))
            {
                earlier = _temporaryPath + ".old";
                Directory.Move(_fullPath, earlier);
            }
            Directory.Move(_temporaryPath, _fullPath);
            _done = true;
            if (earlier is not null)
                Directory.Delete(earlier, recursive: true);
        }
        catch (Exception e) when (IsFileError(e))
        {
            throw CannotWrite(Path, e);
        }
    }

    /// <summary>Deletes what was not committed.</summary>
    public void Dispose()
    {
        if (_done)
            return;
        _done = true;
        Directory.Delete(_temporaryPath, recursive: true);
    }

    private static string FullPath(string path) =>
        System.IO.Path.TrimEndingDirectorySeparator(System.IO.Path.GetFullPath(path));

    private static bool IsFileError(Exception e) =>
        e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException;

    private static GenomicsException CannotWrite(string path, Exception e) =>
        new($"{path}: cannot be written ({InputFile.FirstLine(e)})", e);
}
