using MlNetGenomics.Files;
using MlNetGenomics.Sequences;

namespace MlNetGenomics.Cli.Running;

/// <summary>What MuSeAM asks of its data, said with the file's name.</summary>
internal static class MuseamData
{
    /// <summary>Fails where a kernel does not fit into the sequences.</summary>
    public static void RequireWidth(SequenceSet sequences, int width, string path)
    {
        if (sequences.Length < width)
        {
            throw new GenomicsException(
                $"{InputFile.DisplayName(path)}: record 1 ({sequences.Names[0]}) has {sequences.Length} bases, " +
                $"fewer than the kernels' width of {width}");
        }
    }
}
