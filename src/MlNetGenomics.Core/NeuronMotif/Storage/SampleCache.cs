using System.Runtime.InteropServices;

namespace MlNetGenomics.NeuronMotif.Storage;

/// <summary>
/// Keeps the sequences that activate neurons in a folder, four bases a byte, so that a layer whose neurons are taken apart a
/// second time need not be searched again. A file that cannot be used is as good as none.
/// </summary>
/// <param name="folder">The folder; made when something is put there.</param>
public sealed class SampleCache(string folder)
{
    private const long Mark = 0x3153_454C_504D_4153;

    /// <summary>A neuron's sequences; null where they are not kept.</summary>
    /// <param name="neuron">The neuron.</param>
    public NeuronSamples? Find(NeuronSubstructure neuron)
    {
        ArgumentNullException.ThrowIfNull(neuron);
        try
        {
            byte[] bytes = File.ReadAllBytes(PathOf(neuron));
            ReadOnlySpan<long> head = MemoryMarshal.Cast<byte, long>(bytes.AsSpan(0, 3 * sizeof(long)));
            int count = (int)head[2], size = checked(count * neuron.Length), packed = (size + 3) / 4;
            int start = 3 * sizeof(long);
            if (head[0] != Mark || head[1] != neuron.Length || bytes.Length != start + packed + count * sizeof(float))
                return null;
            var codes = new byte[size];
            for (int i = 0; i < size; i++)
                codes[i] = (byte)(bytes[start + i / 4] >> (2 * (i % 4)) & 3);
            float[] activations = MemoryMarshal.Cast<byte, float>(bytes.AsSpan(start + packed)).ToArray();
            return new NeuronSamples(neuron, codes, activations, activations.DefaultIfEmpty(0).Max());
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or OverflowException)
        {
            return null;
        }
    }

    /// <summary>Keeps a neuron's sequences.</summary>
    /// <param name="samples">The sequences.</param>
    /// <exception cref="GenomicsException">They cannot be written.</exception>
    public void Keep(NeuronSamples samples)
    {
        ArgumentNullException.ThrowIfNull(samples);
        int start = 3 * sizeof(long), packed = (samples.Codes.Length + 3) / 4;
        var bytes = new byte[start + packed + samples.Count * sizeof(float)];
        Span<long> head = MemoryMarshal.Cast<byte, long>(bytes.AsSpan(0, start));
        (head[0], head[1], head[2]) = (Mark, samples.Neuron.Length, samples.Count);
        for (int i = 0; i < samples.Codes.Length; i++)
            bytes[start + i / 4] |= (byte)(samples.Codes[i] << (2 * (i % 4)));
        MemoryMarshal.AsBytes<float>(samples.Activations).CopyTo(bytes.AsSpan(start + packed));
        Files.OutputFile.WriteAllBytes(PathOf(samples.Neuron), bytes);
    }

    /// <summary>Throws all away.</summary>
    public void Clear()
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }

    private string PathOf(NeuronSubstructure neuron) =>
        Path.Combine(folder, FormattableString.Invariant($"{neuron.Layer}.{neuron.Channel + 1}.samples"));
}
