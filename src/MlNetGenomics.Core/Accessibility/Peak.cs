namespace MlNetGenomics.Accessibility;

/// <summary>A stretch of open chromatin.</summary>
/// <param name="Name">Its name, or empty.</param>
/// <param name="Chromosome">Its chromosome; empty where it is known by its sequence alone.</param>
/// <param name="Start">First base, from 0.</param>
/// <param name="End">One past the last base.</param>
/// <param name="Accessibility">How open it is: the more, the greater.</param>
public readonly record struct Peak(string Name, string Chromosome, long Start, long End, double Accessibility)
{
    /// <summary>First base, from 0, of so many bases in the peak's middle; before the peak where it is shorter.</summary>
    public long CentralStart(int length) => Start + (long)Math.Floor((End - Start - length) / 2.0);
}
