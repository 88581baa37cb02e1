using System.Security.Cryptography;
using System.Text;
using MlNetGenomics.Files;

namespace MlNetGenomics.Training;

/// <summary>
/// A file that keeps the state of a training run. It carries a fingerprint of data and settings, so that a run
/// goes on only from a state of its own, and a checksum, so that a damaged file is noticed. It is replaced as a
/// whole: a run killed while it writes leaves the file of the epoch before.
/// </summary>
/// <param name="path">The file.</param>
/// <param name="fingerprint">SHA-256 of what the state belongs to.</param>
internal sealed class CheckpointFile(string path, byte[] fingerprint)
{
    private const int HashSize = SHA256.HashSizeInBytes;
    private static readonly byte[] Magic = "MLNGCKPT"u8.ToArray();

    private static int HeadSize => Magic.Length + 2 * HashSize;

    /// <summary>Writes a state.</summary>
    /// <exception cref="GenomicsException">The file cannot be written.</exception>
    public void Save(Action<BinaryWriter> write)
    {
        using OutputFile file = OutputFile.Create(path);
        try
        {
            file.Stream.Write(new byte[HeadSize]);
            using var hash = SHA256.Create();
            using (var body = new CryptoStream(file.Stream, hash, CryptoStreamMode.Write, leaveOpen: true))
            using (var writer = new BinaryWriter(body, Encoding.UTF8))
                write(writer);
            file.Stream.Position = 0;
            file.Stream.Write([.. Magic, .. fingerprint, .. hash.Hash!]);
        }
        catch (IOException e)
        {
            throw new GenomicsException($"{path}: cannot be written ({e.Message})", e);
        }
        file.Commit();
    }

    /// <summary>Reads the state back; false where there is no file.</summary>
    /// <exception cref="GenomicsException">The file is damaged, or of another run.</exception>
    public bool TryRestore(Action<BinaryReader> read)
    {
        if (!File.Exists(path))
            return false;
        try
        {
            using FileStream stream = File.OpenRead(path);
            RequireIntact(stream);
            stream.Position = HeadSize;
            using var reader = new BinaryReader(stream);
            read(reader);
            return true;
        }
        catch (EndOfStreamException e)
        {
            throw new GenomicsException($"{path}: the checkpoint is cut short", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new GenomicsException($"{path}: cannot be read ({e.Message})", e);
        }
    }

    private void RequireIntact(FileStream stream)
    {
        var head = new byte[HeadSize];
        if (stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) < head.Length || !head.AsSpan().StartsWith(Magic))
            throw new GenomicsException($"{path}: is not a checkpoint");
        if (!head.AsSpan(Magic.Length, HashSize).SequenceEqual(fingerprint))
            throw new GenomicsException($"{path}: the checkpoint is of other data or settings; remove it to start anew");
        if (!head.AsSpan(Magic.Length + HashSize, HashSize).SequenceEqual(SHA256.HashData(stream)))
            throw new GenomicsException($"{path}: the checkpoint is damaged");
    }
}
