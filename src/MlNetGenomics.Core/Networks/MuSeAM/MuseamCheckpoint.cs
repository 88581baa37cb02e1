using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using MlNetGenomics.Sequences;
using MlNetGenomics.Training;

namespace MlNetGenomics.Networks.MuSeAM;

/// <summary>What a MuSeAM run's checkpoint belongs to.</summary>
internal static class MuseamCheckpoint
{
    /// <summary>Names the file, and fingerprints data, settings and start.</summary>
    public static CheckpointFile Create(
        string path,
        MuseamSettings settings,
        SequenceSet sequences,
        ReadOnlySpan<float> targets,
        MuseamParameters start)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(settings.ToString()));
        for (int i = 0; i < sequences.Count; i++)
            hash.AppendData(sequences[i]);
        hash.AppendData(MemoryMarshal.AsBytes(targets));
        foreach (float[] array in start.Arrays)
            hash.AppendData(MemoryMarshal.AsBytes<float>(array));
        return new CheckpointFile(path, hash.GetHashAndReset());
    }
}
