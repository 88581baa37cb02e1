using MlNetGenomics.Sequences;
using MlNetGenomics.Statistics;

namespace MlNetGenomics.Benchmarks;

/// <summary>Random sequences: timing does not depend on what the bases are.</summary>
internal static class SimulatedSequences
{
    public static SequenceSet Make(int count, int length, SplittableRandom random)
    {
        var builder = new SequenceSetBuilder();
        var codes = new byte[length];
        for (int i = 0; i < count; i++)
        {
            foreach (ref byte code in codes.AsSpan())
                code = (byte)random.NextInt(Dna.BaseCount);
            builder.Add($"seq{i + 1}", codes);
        }
        return builder.Build();
    }
}
