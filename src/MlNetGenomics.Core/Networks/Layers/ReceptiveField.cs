namespace MlNetGenomics.Networks.Layers;

/// <summary>
/// Bases that one position of a layer depends on: position p sees
/// <see cref="Start"/> + p <see cref="Step"/> and the <see cref="Width"/> - 1 bases after it. Bases before 0 or
/// past the sequence's end are padding.
/// </summary>
/// <param name="Start">First base that position 0 sees; negative where the layer pads.</param>
/// <param name="Width">Bases seen.</param>
/// <param name="Step">Bases from one position to the next.</param>
public readonly record struct ReceptiveField(int Start, int Width, int Step)
{
    /// <summary>A base sees itself.</summary>
    public static readonly ReceptiveField Base = new(0, 1, 1);

    /// <summary>
    /// The field after a window of <paramref name="width"/> positions, <paramref name="dilation"/> apart, that
    /// moves by <paramref name="stride"/> and starts <paramref name="padding"/> positions before the first.
    /// </summary>
    public ReceptiveField Window(int width, int stride, int dilation, int padding) => checked(new(
        Start - padding * Step,
        Width + (width - 1) * dilation * Step,
        Step * stride));

    /// <summary>The field of something that sees <paramref name="positions"/> positions at once.</summary>
    public ReceptiveField Whole(int positions) => new(Start, checked(Width + (positions - 1) * Step), 0);
}
