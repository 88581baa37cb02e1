using MlNetGenomics.Kernels;
using MlNetGenomics.Networks.Layers;
using MlNetGenomics.Networks.MuSeAM;
using MlNetGenomics.Sequences;

namespace MlNetGenomics.Networks.Engine;

/// <summary>
/// Filters of a layer that reads bases, as lookup tables: for every three positions of a block of sixteen filters,
/// the summed weights of all 3-mers (see <see cref="LookupConvolution"/>).
/// </summary>
internal sealed unsafe class LookupFilters<TLanes> where TLanes : struct, ILanes<TLanes>
{
    /// <summary>Filters of a block.</summary>
    public const int BlockWidth = LookupConvolution.BlockWidth;

    private readonly AlignedBuffer _tables;
    private readonly AlignedBuffer _bias;
    private readonly int _before;
    private readonly int _after;

    /// <summary>Filters of a layer.</summary>
    /// <param name="step">A convolution without dilation, or a multinomial convolution.</param>
    public LookupFilters(NetworkStep step)
    {
        Weights = new FilterWeights(step);
        int length = step.Input.Positions;
        Width = step.Layer is MultinomialConvolution multinomial ? multinomial.Width : ((Convolution)step.Layer).Width;
        Stride = (step.Layer as Convolution)?.Stride ?? 1;
        _before = (step.Layer as Convolution)?.PaddingBefore(length) ?? 0;
        Positions = step.Output.Positions;
        _after = Math.Max(0, (Positions - 1) * Stride + Groups * LookupRows.BasesPerRow - _before - length);
        Blocks = (Weights.Filters + BlockWidth - 1) / BlockWidth;
        TableSize = LookupConvolution.TableSize(Width);
        _tables = new AlignedBuffer(checked(Blocks * TableSize));
        _bias = new AlignedBuffer(Blocks * BlockWidth);
    }

    /// <summary>Weights by the model's numbers.</summary>
    public FilterWeights Weights { get; }

    /// <summary>W, positions of a filter.</summary>
    public int Width { get; }

    /// <summary>Positions from one output to the next.</summary>
    public int Stride { get; }

    /// <summary>Outputs of a sequence.</summary>
    public int Positions { get; }

    /// <summary>Blocks of filters.</summary>
    public int Blocks { get; }

    /// <summary>Numbers of a block's table.</summary>
    public int TableSize { get; }

    /// <summary>Lookups for an output.</summary>
    public int Groups => (Width + LookupRows.BasesPerRow - 1) / LookupRows.BasesPerRow;

    /// <summary>Filters of a block: sixteen, or what is left of them.</summary>
    public int Count(int block) => Math.Min(BlockWidth, Weights.Filters - block * BlockWidth);

    /// <summary>Table of a block.</summary>
    public ReadOnlySpan<float> Table(int block) => _tables.Slice(block * TableSize, TableSize);

    /// <summary>Address of a block's table.</summary>
    public float* TableAddress(int block) => _tables.Pointer + (nint)block * TableSize;

    /// <summary>Address of a block's biases.</summary>
    public float* Bias(int block) => _bias.Pointer + block * BlockWidth;

    /// <summary>Room for a batch's bases.</summary>
    public LookupBatch CreateBatch(int sequences, int length) => new(sequences, length, _before, _after);

    /// <summary>Takes over a model's numbers.</summary>
    public void SetValues(float[] values, int threads)
    {
        int filters = Weights.Filters;
        Weights.Read(values, _bias.Slice(0, filters));
        ParallelLoop.For(Blocks, threads, block =>
        {
            var weights = new float[Width * Dna.BaseCount * BlockWidth];
            int first = block * BlockWidth;
            int count = Count(block);
            for (int row = 0; row < Width * Dna.BaseCount; row++)
                Weights.Weights(values).Slice(row * filters + first, count).CopyTo(weights.AsSpan(row * BlockWidth));
            LookupConvolution.FillTable<TLanes>(
                weights, Width, unknownBases: true, _tables.Slice(block * TableSize, TableSize));
        });
    }
}
