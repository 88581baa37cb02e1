using MlNetGenomics.Motifs.Scan;
using MlNetGenomics.NeuronMotif.Syntax;

namespace MlNetGenomics.NeuronMotif.Footprints;

/// <summary>Motifs in the order and at the distances in which a neuron's modules have them, and how many sites do too.</summary>
/// <param name="Leaves">The motifs, from left to right.</param>
/// <param name="Gaps">The gaps between them, one less.</param>
/// <param name="SiteCount">Sites that have them all so, in the direction in which the neuron reads.</param>
public sealed record MotifCombination(IReadOnlyList<SyntaxLeaf> Leaves, IReadOnlyList<GapRange> Gaps, int SiteCount)
{
    /// <summary>The motifs as they are written: A + B (-), the latter as its reverse complement.</summary>
    public string MotifText => string.Join(
        " + ", Leaves.Select(leaf => leaf.Matrix.Name + (leaf.Motif.ReverseComplement ? " (-)" : "")));

    /// <summary>Counts sites for every combination of a tree.</summary>
    /// <param name="tree">The tree.</param>
    /// <param name="sites">The sites, with hits of the tree's motifs.</param>
    internal static IEnumerable<MotifCombination> Count(SyntaxTree tree, IReadOnlyList<FootprintSite> sites)
    {
        // Each branch knows the gap between the two leaves on either side of it.
        var gaps = new GapRange[tree.Leaves.Count];
        foreach (SyntaxBranch branch in tree.Nodes.OfType<SyntaxBranch>())
            gaps[branch.Right.FirstLeaf] = branch.Gap;
        foreach (SyntaxBranch branch in tree.Nodes.OfType<SyntaxBranch>())
        {
            SyntaxLeaf[] leaves = [.. tree.Leaves.Skip(branch.FirstLeaf).Take(branch.LeafCount)];
            GapRange[] between = [.. gaps.Skip(branch.FirstLeaf + 1).Take(branch.LeafCount - 1)];
            yield return new MotifCombination(leaves, between, sites.Count(site => IsIn(site.Hits, leaves, between)));
        }
    }

    private static bool IsIn(IReadOnlyList<MotifHit> hits, SyntaxLeaf[] leaves, GapRange[] gaps)
    {
        List<MotifHit> last = Of(leaves[0]);
        for (int i = 1; i < leaves.Length && last.Count > 0; i++)
        {
            GapRange gap = gaps[i - 1];
            List<MotifHit> left = last;
            last = [.. Of(leaves[i]).Where(
                hit => left.Exists(before => hit.Start - before.End >= gap.Least && hit.Start - before.End <= gap.Greatest))];
        }
        return last.Count > 0;

        List<MotifHit> Of(SyntaxLeaf leaf) => [.. hits.Where(
            hit => hit.MotifIndex == leaf.Motif.Motif && hit.IsReverse == leaf.Motif.ReverseComplement)];
    }
}
