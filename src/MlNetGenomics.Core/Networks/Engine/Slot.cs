using MlNetGenomics.Networks.Layers;

namespace MlNetGenomics.Networks.Engine;

/// <summary>A place for the features between operators, and the zeros around them that its readers need.</summary>
internal sealed class Slot
{
    private int _before;
    private int _after;
    private int _gradientBefore;
    private int _gradientAfter;

    /// <summary>A place.</summary>
    /// <param name="shape">Shape of one sequence's features.</param>
    /// <param name="strands">1, or 2 where each strand has its own.</param>
    public Slot(FeatureShape shape, int strands)
    {
        Shape = shape;
        Strands = strands;
    }

    /// <summary>Shape of one sequence's features.</summary>
    public FeatureShape Shape { get; }

    /// <summary>1, or 2 where each strand has its own.</summary>
    public int Strands { get; }

    /// <summary>
    /// Whether rows of features follow each other without gaps: for one-hot bases, so that a window is one run of
    /// numbers.
    /// </summary>
    public bool IsTight { get; init; }

    /// <summary>Asks for rows of zeros around the features.</summary>
    public void Surround(int before, int after)
    {
        _before = Math.Max(_before, before);
        _after = Math.Max(_after, after);
    }

    /// <summary>Asks for rows of zeros around the gradients.</summary>
    public void SurroundGradient(int before, int after)
    {
        _gradientBefore = Math.Max(_gradientBefore, before);
        _gradientAfter = Math.Max(_gradientAfter, after);
    }

    /// <summary>Room for the features of a batch.</summary>
    public FeatureBuffer Allocate(int capacity) => new(Shape, checked(capacity * Strands), _before, _after, IsTight);

    /// <summary>Room for the gradients of a batch.</summary>
    public FeatureBuffer AllocateGradient(int capacity) =>
        new(Shape, checked(capacity * Strands), _gradientBefore, _gradientAfter);
}
