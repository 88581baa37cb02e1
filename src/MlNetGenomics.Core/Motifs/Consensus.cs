using MlNetGenomics.Sequences;

namespace MlNetGenomics.Motifs;

/// <summary>A motif as one letter a position.</summary>
public static class Consensus
{
    /// <summary>The most probable base of each position; of equal ones the first in the order A, C, G, T.</summary>
    public static string MostProbable(PositionProbabilityMatrix motif)
    {
        ArgumentNullException.ThrowIfNull(motif);
        return string.Create(motif.Width, motif, static (letters, motif) =>
        {
            for (int position = 0; position < letters.Length; position++)
                letters[position] = Dna.Letters[Order(motif[position])[0]];
        });
    }

    /// <summary>
    /// The IUPAC code of each position by the rules of Cavener 1987 (doi:10.1093/nar/15.4.1353): one
    /// base where it is over half and at least twice the second; else two bases where they are over
    /// three quarters together; else N. A position with exactly one absent base takes the code of the
    /// other three.
    /// </summary>
    public static string Iupac(PositionProbabilityMatrix motif)
    {
        ArgumentNullException.ThrowIfNull(motif);
        return string.Create(motif.Width, motif, static (letters, motif) =>
        {
            for (int position = 0; position < letters.Length; position++)
                letters[position] = IupacCode.Letter(Mask(motif[position]));
        });
    }

    private static int Mask(ReadOnlySpan<double> column)
    {
        int[] order = Order(column);
        double first = column[order[0]], second = column[order[1]];
        int mask = IupacCode.MaskOfBase(order[0]);
        if (first > 0.5 && first >= 2 * second)
            return mask;
        mask |= IupacCode.MaskOfBase(order[1]);
        if (first + second > 0.75)
            return mask;
        return column[order[3]] == 0 ? mask | IupacCode.MaskOfBase(order[2]) : IupacCode.AnyBase;
    }

    /// <summary>Base codes from the most to the least probable.</summary>
    private static int[] Order(ReadOnlySpan<double> column)
    {
        int[] order = [0, 1, 2, 3];
        double[] keys = [-column[0], -column[1], -column[2], -column[3]];
        // An insertion sort keeps equal ones in order.
        for (int i = 1; i < order.Length; i++)
        {
            for (int j = i; j > 0 && keys[order[j]] < keys[order[j - 1]]; j--)
                (order[j], order[j - 1]) = (order[j - 1], order[j]);
        }
        return order;
    }
}
