using MlNetGenomics.Statistics;

namespace MlNetGenomics.Networks;

/// <summary>
/// Which numbers dropout leaves, as factors: 0, or 1 / (1 - rate) for those that are kept. A sequence and a
/// layer have a stream of their own, so that masks do not depend on who draws them and in which order.
/// </summary>
internal static class DropoutMask
{
    /// <summary>
    /// The stream of a layer and a sequence of a step's batch. Within both strands the batch is twice as long:
    /// the sequences, then their reverse complements.
    /// </summary>
    /// <param name="random">The stream of the step.</param>
    /// <param name="layer">Index of the layer in <see cref="Network.Steps"/>.</param>
    /// <param name="sequence">Number of the sequence in the batch, from 0.</param>
    public static SplittableRandom Stream(SplittableRandom random, int layer, int sequence) =>
        random.Split(layer).Split(sequence);

    /// <summary>
    /// Draws a mask: a number is kept where its 32 random bits are at least rate 2^32. Each draw of 64 bits
    /// serves two numbers, the low half first.
    /// </summary>
    /// <param name="stream">Where the bits come from.</param>
    /// <param name="rate">Chance to be set to 0; 0 or more, below 1.</param>
    /// <param name="mask">Receives the factors, [positions x channels].</param>
    public static void Fill(SplittableRandom stream, double rate, Span<float> mask)
    {
        uint threshold = (uint)(rate * 4294967296.0);
        // The bits of the factor, or none: chance must not steer a branch.
        int scale = BitConverter.SingleToInt32Bits((float)(1 / (1 - rate)));
        int i = 0;
        for (; i + 1 < mask.Length; i += 2)
        {
            ulong bits = stream.NextUInt64();
            mask[i] = Factor((uint)bits);
            mask[i + 1] = Factor((uint)(bits >> 32));
        }
        if (i < mask.Length)
            mask[i] = Factor((uint)stream.NextUInt64());

        // The difference is negative, all ones once shifted, where the bits fall short.
        float Factor(uint bits) => BitConverter.Int32BitsToSingle(scale & ~(int)(((long)bits - threshold) >> 32));
    }
}
