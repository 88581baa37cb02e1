using MlNetGenomics.Motifs;
using MlNetGenomics.NeuronMotif;
using MlNetGenomics.Sequences;
using MlNetGenomics.Statistics;

namespace MlNetGenomics.Tests.NeuronMotif.Syntax;

/// <summary>Modules whose motifs are known: sequences drawn with motifs at given places, N where bases are random.</summary>
internal static class HandMadeModule
{
    // Different in both orientations at every offset.
    public const string A = "CAGGTGTTCAAC", B = "GGAATCTTGCGT", C = "ACTCGGTATGCC", D = "TCCTAGACGTTA";

    /// <summary>Columns that a segment has more than its motif, on each side.</summary>
    public const int Widening = 1;

    public static string ReverseComplement(string bases) => Consensus.MostProbable(IupacMotif.Parse(bases).ReverseComplement());

    /// <summary>A module whose columns are those of 4,000 sequences in which every 25th base of a motif is a random one.</summary>
    public static NeuronModule Sampled(string name, int width, double activation, params (string Bases, int Start)[] motifs)
    {
        const int Count = 4000;
        var random = new SplittableRandom(name.Aggregate((long)width, (seed, letter) => seed * 31 + letter));
        string consensus = Write(width, motifs);
        var shares = new double[width * Dna.BaseCount];
        for (int i = 0; i < Count * width; i++)
        {
            char letter = consensus[i % width];
            bool isRandom = letter == 'N' || random.NextInt(25) == 0;
            int drawn = isRandom ? random.NextInt(Dna.BaseCount) : Dna.Letters.IndexOf(letter);
            shares[i % width * Dna.BaseCount + drawn] += 1.0 / Count;
        }
        return new NeuronModule(name, new PositionProbabilityMatrix(name, shares), Count, activation, activation);
    }

    /// <summary>A module whose columns are pure or uniform.</summary>
    public static NeuronModule Pure(
        string name, int width, int sequences, double greatest, double consensus, params (string Bases, int Start)[] motifs) =>
        new(name, IupacMotif.Parse(Write(width, motifs), 1, name), sequences, greatest, consensus);

    private static string Write(int width, (string Bases, int Start)[] motifs)
    {
        char[] letters = [.. Enumerable.Repeat('N', width)];
        foreach ((string bases, int start) in motifs)
            bases.CopyTo(letters.AsSpan(start));
        return new string(letters);
    }
}
