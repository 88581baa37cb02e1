using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using MlNetGenomics.Files;
using MlNetGenomics.Sequences;
using MlNetGenomics.Training;

namespace MlNetGenomics.Networks.MuSeAM;

/// <summary>
/// Keeps a training state in a file. The file carries a fingerprint of data and settings, so that a run
/// goes on only from a state of its own, and a checksum, so that a damaged file is noticed.
/// </summary>
internal sealed class MuseamCheckpoint
{
    private const int HashSize = SHA256.HashSizeInBytes;
    private static readonly byte[] Magic = "MLNGCKPT"u8.ToArray();

    private readonly string _path;
    private readonly byte[] _fingerprint;

    /// <summary>Names the file and what it must belong to.</summary>
    public MuseamCheckpoint(
        string path,
        MuseamSettings settings,
        SequenceSet sequences,
        ReadOnlySpan<float> targets,
        MuseamParameters start)
    {
        _path = path;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(settings.ToString()));
        for (int i = 0; i < sequences.Count; i++)
            hash.AppendData(sequences[i]);
        hash.AppendData(MemoryMarshal.AsBytes(targets));
        foreach (float[] array in start.Arrays)
            hash.AppendData(MemoryMarshal.AsBytes<float>(array));
        _fingerprint = hash.GetHashAndReset();
    }

    /// <summary>Writes the state.</summary>
    public void Save(MuseamTrainingState state)
    {
        using var body = new MemoryStream();
        using (var writer = new BinaryWriter(body, Encoding.UTF8, leaveOpen: true))
        {
            writer.Write(state.Step);
            writer.Write(state.IsFinished);
            writer.Write(state.History.Count);
            foreach (EpochLoss loss in state.History)
            {
                writer.Write(loss.Training);
                writer.Write(loss.Validation);
            }
            foreach (float[] array in Arrays(state))
                writer.Write(MemoryMarshal.AsBytes<float>(array));
        }
        ReadOnlySpan<byte> bytes = body.GetBuffer().AsSpan(0, (int)body.Length);
        OutputFile.WriteAllBytes(_path, [.. Magic, .. _fingerprint, .. SHA256.HashData(bytes), .. bytes]);
    }

    /// <summary>Fills <paramref name="state"/> from the file; false where there is none.</summary>
    /// <exception cref="GenomicsException">The file is damaged, or of another run.</exception>
    public bool TryRestore(MuseamTrainingState state)
    {
        if (!File.Exists(_path))
            return false;
        byte[] bytes;
        try
        {
            bytes = File.ReadAllBytes(_path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new GenomicsException($"{_path}: cannot be read ({e.Message})", e);
        }
        ReadOnlySpan<byte> body = Open(bytes);
        try
        {
            Fill(state, body.ToArray());
        }
        catch (EndOfStreamException e)
        {
            throw new GenomicsException($"{_path}: the checkpoint is cut short", e);
        }
        return true;
    }

    private ReadOnlySpan<byte> Open(ReadOnlySpan<byte> bytes)
    {
        int head = Magic.Length + 2 * HashSize;
        if (bytes.Length < head || !bytes.StartsWith(Magic))
            throw new GenomicsException($"{_path}: is not a checkpoint");
        ReadOnlySpan<byte> body = bytes[head..];
        if (!bytes.Slice(Magic.Length, HashSize).SequenceEqual(_fingerprint))
            throw new GenomicsException($"{_path}: the checkpoint is of other data or settings; remove it to start anew");
        if (!bytes.Slice(Magic.Length + HashSize, HashSize).SequenceEqual(SHA256.HashData(body)))
            throw new GenomicsException($"{_path}: the checkpoint is damaged");
        return body;
    }

    private static void Fill(MuseamTrainingState state, byte[] body)
    {
        using var reader = new BinaryReader(new MemoryStream(body));
        state.Step = reader.ReadInt64();
        state.IsFinished = reader.ReadBoolean();
        state.History.Clear();
        int epochs = reader.ReadInt32();
        for (int i = 0; i < epochs; i++)
            state.History.Add(new EpochLoss(reader.ReadDouble(), reader.ReadDouble()));
        foreach (float[] array in Arrays(state))
            reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(array.AsSpan()));
    }

    private static IEnumerable<float[]> Arrays(MuseamTrainingState state) =>
        new[] { state.Parameters, state.Mean, state.Variance, state.Best }.SelectMany(p => p.Arrays);
}
