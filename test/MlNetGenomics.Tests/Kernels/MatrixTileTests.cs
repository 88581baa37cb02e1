using MlNetGenomics.Kernels;
using MlNetGenomics.Statistics;

namespace MlNetGenomics.Tests.Kernels;

/// <summary>Tiles in registers against plain loops.</summary>
[TestClass]
public sealed unsafe class MatrixTileTests
{
    private const int Column = 16;

    [TestMethod]
    public void Products_are_those_of_plain_loops()
    {
        foreach ((int taps, int depth, int tapStep) in new[] { (1, 1, 1), (3, 5, 16), (7, 4, 4), (2, 33, 48) })
        {
            foreach (bool adds in new[] { false, true })
            {
                Multiply<Lanes512, TileRow2<Lanes512>>(taps, depth, tapStep, adds);
                Multiply<Lanes512, TileRow1<Lanes512>>(taps, depth, tapStep, adds);
                Multiply<Lanes256, TileRow2<Lanes256>>(taps, depth, tapStep, adds);
                Multiply<Lanes256, TileRow1<Lanes256>>(taps, depth, tapStep, adds);
            }
        }
    }

    [TestMethod]
    public void Sums_of_outer_products_are_those_of_plain_loops()
    {
        foreach ((int positions, int sequences) in new[] { (1, 1), (5, 3), (17, 2) })
        {
            AddOuterProducts<Lanes512, TileRow2<Lanes512>>(positions, sequences);
            AddOuterProducts<Lanes512, TileRow1<Lanes512>>(positions, sequences);
            AddOuterProducts<Lanes256, TileRow2<Lanes256>>(positions, sequences);
            AddOuterProducts<Lanes256, TileRow1<Lanes256>>(positions, sequences);
        }
    }

    [TestMethod]
    public void Numbers_that_are_none_are_not_hidden_by_the_floor()
    {
        using var memory = new Memory(0);
        float* input = memory.Take(1);
        *input = float.NaN;
        float* output = memory.Take(MatrixTile.Rows * 64);
        float* weights = memory.Take(32);
        nint* inputs = stackalloc nint[MatrixTile.Rows];
        nint* outputs = stackalloc nint[MatrixTile.Rows];
        for (int r = 0; r < MatrixTile.Rows; r++)
            (inputs[r], outputs[r]) = ((nint)input, (nint)(output + r * 64));
        MatrixTile.Multiply<Lanes256, TileRow2<Lanes256>>(inputs, outputs, weights, 1, 1, 1, memory.Take(32), 0, 0);
        Assert.IsTrue(float.IsNaN(output[0]));
    }

    private static void Multiply<TLanes, TRow>(int taps, int depth, int tapStep, bool adds)
        where TLanes : struct, ILanes<TLanes>
        where TRow : struct, ITileRow<TRow, TLanes>
    {
        using var memory = new Memory(taps + depth);
        int width = TRow.Vectors * TLanes.Count;
        const int Step = 64;
        float* rows = memory.Take(MatrixTile.Rows * 10 + taps * tapStep + depth);
        float* weights = memory.Take(taps * depth * width);
        float* start = memory.Take(width);
        float* output = memory.Take(MatrixTile.Rows * Step);
        float[] before = new ReadOnlySpan<float>(output, MatrixTile.Rows * Step).ToArray();
        nint* inputs = stackalloc nint[MatrixTile.Rows];
        nint* outputs = stackalloc nint[MatrixTile.Rows];
        for (int r = 0; r < MatrixTile.Rows; r++)
            (inputs[r], outputs[r]) = ((nint)(rows + r * 10), (nint)(output + r * Step));
        MatrixTile.Multiply<TLanes, TRow>(
            inputs, outputs, weights, taps, depth, tapStep, adds ? null : start, -0.5f, Column);
        for (int r = 0; r < MatrixTile.Rows; r++)
        {
            for (int c = 0; c < Step; c++)
            {
                int n = c - Column;
                double expected = before[r * Step + c];
                if (n >= 0 && n < width)
                {
                    double sum = adds ? expected : start[n];
                    for (int t = 0; t < taps; t++)
                    {
                        for (int k = 0; k < depth; k++)
                            sum += (double)rows[r * 10 + t * tapStep + k] * weights[(t * depth + k) * width + n];
                    }
                    expected = Math.Max(-0.5, sum);
                }
                Assert.AreEqual(expected, output[r * Step + c], 1e-4);
            }
        }
    }

    private static void AddOuterProducts<TLanes, TRow>(int positions, int sequences)
        where TLanes : struct, ILanes<TLanes>
        where TRow : struct, ITileRow<TRow, TLanes>
    {
        using var memory = new Memory(positions);
        int width = TRow.Vectors * TLanes.Count;
        const int InputStep = 12;
        const int GradientStep = 40;
        const int TargetStep = 33;
        int inputSequence = positions * InputStep + 3;
        int gradientSequence = positions * GradientStep + 5;
        float* inputs = memory.Take(sequences * inputSequence + MatrixTile.Rows);
        float* gradients = memory.Take(sequences * gradientSequence);
        float* target = memory.Take(MatrixTile.Rows * TargetStep);
        float[] before = new ReadOnlySpan<float>(target, MatrixTile.Rows * TargetStep).ToArray();
        MatrixTile.AddOuterProducts<TLanes, TRow>(
            inputs, InputStep, inputSequence, gradients, GradientStep, gradientSequence, positions, sequences, target,
            TargetStep);
        for (int r = 0; r < MatrixTile.Rows; r++)
        {
            for (int c = 0; c < TargetStep; c++)
            {
                double expected = before[r * TargetStep + c];
                for (int s = 0; s < sequences && c < width; s++)
                {
                    for (int p = 0; p < positions; p++)
                    {
                        expected += (double)inputs[s * inputSequence + p * InputStep + r]
                            * gradients[s * gradientSequence + p * GradientStep + c];
                    }
                }
                Assert.AreEqual(expected, target[r * TargetStep + c], 1e-4);
            }
        }
    }

    /// <summary>Numbers drawn at random, held in place.</summary>
    private sealed class Memory(int seed) : IDisposable
    {
        private readonly SplittableRandom _random = new(seed);
        private readonly List<AlignedBuffer> _buffers = [];

        public float* Take(int length)
        {
            var buffer = new AlignedBuffer(length);
            foreach (ref float number in buffer.Slice(0, length))
                number = (float)_random.NextGaussian();
            _buffers.Add(buffer);
            return buffer.Pointer;
        }

        public void Dispose() => _buffers.Clear();
    }
}
