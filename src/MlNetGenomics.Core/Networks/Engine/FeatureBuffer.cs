using MlNetGenomics.Kernels;
using MlNetGenomics.Networks.Layers;

namespace MlNetGenomics.Networks.Engine;

/// <summary>
/// Features of a batch, [sequence x position x channel], channels fastest. Rows of channels are filled up to whole
/// vectors; before and after each sequence's positions there may be rows of zeros, so that windows may run
/// over the ends.
/// </summary>
internal sealed unsafe class FeatureBuffer
{
    // A widest vector.
    private const int RowUnit = 16;

    private readonly AlignedBuffer _numbers;
    private readonly float* _first;

    /// <summary>Room for a batch, all 0.</summary>
    /// <param name="shape">Shape of one sequence's features.</param>
    /// <param name="capacity">Sequences.</param>
    /// <param name="before">Rows of zeros before each sequence.</param>
    /// <param name="after">Rows of zeros after each sequence.</param>
    /// <param name="isTight">Whether rows follow each other without gaps.</param>
    /// <exception cref="GenomicsException">The batch is larger than memory holds at once.</exception>
    public FeatureBuffer(FeatureShape shape, int capacity, int before = 0, int after = 0, bool isTight = false)
    {
        Shape = shape;
        Capacity = capacity;
        Step = isTight ? shape.Channels : (shape.Channels + RowUnit - 1) / RowUnit * RowUnit;
        SequenceStep = (nint)(before + shape.Positions + after) * Step;
        // The last row may be read past its end by up to a tile.
        long size = (long)SequenceStep * capacity + 2 * RowUnit;
        if (size > Array.MaxLength - RowUnit)
        {
            throw new GenomicsException(
                $"a batch of {capacity} sequences with {shape} features each is more than memory holds at once");
        }
        _numbers = new AlignedBuffer((int)size);
        _first = _numbers.Pointer + (nint)before * Step;
    }

    /// <summary>Shape of one sequence's features.</summary>
    public FeatureShape Shape { get; }

    /// <summary>Sequences.</summary>
    public int Capacity { get; }

    /// <summary>Numbers from one position to the next.</summary>
    public int Step { get; }

    /// <summary>Numbers from one sequence to the next.</summary>
    public nint SequenceStep { get; }

    /// <summary>Numbers of one sequence, from its first position to the end of its last.</summary>
    public int RowsLength => Shape.Positions * Step;

    /// <summary>Address of a row of channels; positions may lie in the zeros before and after.</summary>
    public float* Row(int sequence, int position = 0) =>
        _first + sequence * SequenceStep + (nint)position * Step;

    /// <summary>Copies the channels of one sequence out, without what fills the rows up.</summary>
    public void CopyTo(int sequence, Span<float> target)
    {
        for (int position = 0; position < Shape.Positions; position++)
        {
            new ReadOnlySpan<float>(Row(sequence, position), Shape.Channels)
                .CopyTo(target[(position * Shape.Channels)..]);
        }
    }

    /// <summary>Copies the channels of one sequence in.</summary>
    public void CopyFrom(int sequence, ReadOnlySpan<float> source)
    {
        for (int position = 0; position < Shape.Positions; position++)
        {
            source.Slice(position * Shape.Channels, Shape.Channels)
                .CopyTo(new Span<float>(Row(sequence, position), Shape.Channels));
        }
    }
}
