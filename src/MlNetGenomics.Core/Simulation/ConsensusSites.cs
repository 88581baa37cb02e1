using MlNetGenomics.Motifs;
using MlNetGenomics.Sequences;

namespace MlNetGenomics.Simulation;

/// <summary>Windows that look like a site of a motif: those that differ in few bases from its best one, on either strand.</summary>
internal sealed class ConsensusSites
{
    private readonly byte[][] _consensus;
    private readonly int _mismatches;

    /// <summary>Takes motifs.</summary>
    /// <param name="motifs">The motifs.</param>
    /// <param name="mismatches">Bases in which a window may differ.</param>
    public ConsensusSites(IEnumerable<PositionProbabilityMatrix> motifs, int mismatches)
    {
        byte[][] forward = [.. motifs.Select(Of)];
        _consensus = [.. forward, .. forward.Select(codes => Dna.ReverseComplement(codes))];
        _mismatches = mismatches;
    }

    /// <summary>The most likely base of each column.</summary>
    public static byte[] Of(PositionProbabilityMatrix motif)
    {
        var codes = new byte[motif.Width];
        for (int i = 0; i < codes.Length; i++)
        {
            for (byte code = 1; code < Dna.BaseCount; code++)
            {
                if (motif[i][code] > motif[i][codes[i]])
                    codes[i] = code;
            }
        }
        return codes;
    }

    /// <summary>Whether a window with a position looks like a site, with the base that is there or another one.</summary>
    /// <param name="codes">Base codes.</param>
    /// <param name="position">The position.</param>
    /// <param name="other">The other base.</param>
    public bool AreAt(ReadOnlySpan<byte> codes, int position, byte other)
    {
        foreach (byte[] consensus in _consensus)
        {
            int last = Math.Min(position, codes.Length - consensus.Length);
            for (int start = Math.Max(0, position - consensus.Length + 1); start <= last; start++)
            {
                if (IsSite(codes[start..], consensus, position - start, other))
                    return true;
            }
        }
        return false;
    }

    private bool IsSite(ReadOnlySpan<byte> window, byte[] consensus, int at, byte other)
    {
        // One of the two alleles may have the base of the consensus.
        int differences = window[at] == consensus[at] || other == consensus[at] ? 0 : 1;
        for (int i = 0; i < consensus.Length && differences <= _mismatches; i++)
            differences += i != at && window[i] != consensus[i] ? 1 : 0;
        return differences <= _mismatches;
    }
}
