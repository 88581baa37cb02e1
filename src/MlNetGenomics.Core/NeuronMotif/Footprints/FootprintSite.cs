using MlNetGenomics.Motifs.Scan;
using MlNetGenomics.Sequences;

namespace MlNetGenomics.NeuronMotif.Footprints;

/// <summary>A site of a neuron, and where a footprint is put on it.</summary>
/// <param name="Site">The site.</param>
/// <param name="Hits">Motifs in it, as places in its bases.</param>
/// <param name="Anchor">
/// What the footprint is centred on, in the direction in which it is read: a motif's place on the motif's strand, or the
/// whole site.
/// </param>
/// <param name="Motif">The motif that is the anchor; null for the whole site.</param>
public sealed record FootprintSite(NeuronSite Site, IReadOnlyList<MotifHit> Hits, GenomicInterval Anchor, MotifHit? Motif)
{
    /// <summary>The anchor's middle, of two bases the latter in its direction: position 0 of the footprint.</summary>
    public long Middle => MiddleOf(Anchor);

    /// <summary>The position of a base of the genome in the footprint.</summary>
    /// <param name="position">The base, from 0.</param>
    public long PositionOf(long position) => Anchor.IsReverse ? Middle - position : position - Middle;

    /// <summary>The position of a motif's middle in the footprint, whichever strand the motif is on.</summary>
    /// <param name="hit">One of <see cref="Hits"/>.</param>
    public long PositionOf(MotifHit hit)
    {
        ArgumentNullException.ThrowIfNull(hit);
        return PositionOf(MiddleOf(Site.Place.Part(hit.Start, hit.End) with { IsReverse = Anchor.IsReverse }));
    }

    private static long MiddleOf(GenomicInterval place) =>
        place.IsReverse ? place.End - 1 - place.Length / 2 : place.Start + place.Length / 2;
}
