using MlNetGenomics.Kernels;
using MlNetGenomics.Sequences;

namespace MlNetGenomics.Networks.Engine.Incremental;

/// <summary>Weights of filters on bases, filter by filter, and what one base in place of another can add to a score at most.</summary>
internal sealed unsafe class FilterGains
{
    /// <summary>Numbers of a position of a filter: of A, C, G, T, then of an N, which is 0; filled up to whole vectors.</summary>
    public const int ColumnSize = 8;

    private readonly AlignedBuffer _weights;
    private readonly int _width;

    /// <summary>Room for filters.</summary>
    /// <param name="filters">F, filled up to whole blocks.</param>
    /// <param name="width">W.</param>
    public FilterGains(int filters, int width)
    {
        _width = width;
        _weights = new AlignedBuffer(checked(filters * width * ColumnSize));
        Most = new AlignedBuffer(filters);
    }

    /// <summary>The most that a substitution can add to each filter's score, [F].</summary>
    public AlignedBuffer Most { get; }

    /// <summary>Address of a filter's columns.</summary>
    public float* Weights(int filter) => _weights.Pointer + (nint)filter * _width * ColumnSize;

    /// <summary>Takes weights over.</summary>
    /// <param name="weights">[W x 4 x F].</param>
    /// <param name="filters">F.</param>
    public void Fill(ReadOnlySpan<float> weights, int filters)
    {
        for (int filter = 0; filter < filters; filter++)
        {
            float most = 0;
            for (int w = 0; w < _width; w++)
            {
                float* column = Weights(filter) + w * ColumnSize;
                float greatest = float.NegativeInfinity;
                float least = 0;
                for (int b = 0; b < Dna.BaseCount; b++)
                {
                    column[b] = weights[(w * Dna.BaseCount + b) * filters + filter];
                    greatest = Math.Max(greatest, column[b]);
                    least = Math.Min(least, column[b]);
                }
                most = Math.Max(most, greatest - least);
            }
            Most.Pointer[filter] = most;
        }
    }
}
