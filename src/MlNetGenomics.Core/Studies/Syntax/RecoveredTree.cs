using MlNetGenomics.Motifs;
using MlNetGenomics.NeuronMotif.Analysis;
using MlNetGenomics.NeuronMotif.Syntax;
using MlNetGenomics.Simulation;

namespace MlNetGenomics.Studies.Syntax;

/// <summary>What a neuron's syntax trees say of two planted motifs.</summary>
/// <param name="Neuron">Name of the neuron.</param>
/// <param name="Ordered">Rows of truth tables, a module each, that have both motifs beside each other in the planted order.</param>
/// <param name="Disordered">Rows that have both, but in another order or orientation.</param>
/// <param name="Gaps">
/// Bases between the two, over <paramref name="Ordered"/>; null where there are none. The gaps of a tree are between ends of
/// its dictionary's motifs, which may have a column more or less than what was planted; these are between ends of that.
/// </param>
/// <param name="InsideShare">Share of these gaps that were planted; NaN where there are none.</param>
/// <param name="Planted">The gaps that were planted.</param>
public sealed record RecoveredTree(
    string Neuron, int Ordered, int Disordered, IntegerRange? Gaps, double InsideShare, IntegerRange Planted)
{
    /// <summary>Whether the neuron carries both motifs.</summary>
    public bool HasBoth => Ordered + Disordered > 0;

    /// <summary>Whether modules have the motifs in order more often than not.</summary>
    public bool OrderAgrees => Ordered > Disordered;

    /// <summary>Whether the gap range is within the planted one, give or take some bases.</summary>
    /// <param name="tolerance">Bases; 0 or more.</param>
    public bool GapAgrees(int tolerance = 0) => Gaps is { } gaps
        && gaps.Minimum >= Planted.Minimum - tolerance && gaps.Maximum <= Planted.Maximum + tolerance;

    /// <summary>Looks for a grammar of two motifs in a neuron's trees.</summary>
    /// <param name="neuron">The neuron.</param>
    /// <param name="grammar">The grammar.</param>
    /// <exception cref="ArgumentException">The grammar has not two different motifs.</exception>
    public static RecoveredTree Of(NeuronAnalysis neuron, PlantedGrammar grammar)
    {
        ArgumentNullException.ThrowIfNull(neuron);
        ArgumentNullException.ThrowIfNull(grammar);
        if (grammar.Elements.Count != 2 || grammar.Elements[0].Motif == grammar.Elements[1].Motif)
            throw new ArgumentException($"grammar {grammar.Name} is not of two different motifs", nameof(grammar));
        PositionProbabilityMatrix[] elements = [.. grammar.Elements.Select(element => element.Motif)];
        bool[] turned = [.. grammar.Elements.Select(element => element.IsReverse)];
        int ordered = 0, disordered = 0;
        var gaps = new List<int>();
        foreach (SyntaxTree tree in neuron.Syntax?.Trees ?? [])
        {
            IReadOnlyList<PlantedCopy>[] ofLeaves = [.. tree.Leaves.Select(leaf => Copies(leaf, elements))];
            foreach (SyntaxRow row in tree.Rows)
            {
                PlantedCopy[] copies =
                [
                    .. Enumerable.Range(0, ofLeaves.Length).Where(row.Has)
                        .SelectMany(leaf => ofLeaves[leaf].Select(copy => copy with { Start = copy.Start + row.Leaves[leaf]!.Value.Start }))
                        .OrderBy(copy => copy.Start),
                ];
                int[] ofRow = [.. copies.Zip(copies.Skip(1)).Where(pair => Is(pair.First, pair.Second, turned))
                    .Select(pair => pair.Second.Start - pair.First.End)];
                gaps.AddRange(ofRow);
                if (ofRow.Length > 0)
                {
                    ordered++;
                }
                else if (copies.Select(copy => copy.Element).Distinct().Count() == 2)
                {
                    disordered++;
                }
            }
        }
        IntegerRange planted = RecoveredSyntax.PlantedGaps(grammar)[0];
        return new RecoveredTree(
            neuron.Name,
            ordered,
            disordered,
            gaps.Count == 0 ? null : new IntegerRange(gaps.Min(), gaps.Max()),
            gaps.Count == 0 ? double.NaN : gaps.Average(gap => planted.Contains(gap) ? 1.0 : 0),
            planted);
    }

    /// <summary>What of the planted motifs a leaf is; starts are from the leaf's first column.</summary>
    private static IReadOnlyList<PlantedCopy> Copies(SyntaxLeaf leaf, PositionProbabilityMatrix[] elements)
    {
        PositionProbabilityMatrix matrix = leaf.OrientedMatrix;
        return PlantedCopies.Find([new MotifSegment(matrix, 0, matrix)], elements);
    }

    /// <summary>Whether two copies are the grammar's motifs in order, on either strand.</summary>
    private static bool Is(PlantedCopy left, PlantedCopy right, bool[] turned) =>
        left.Is(0, turned[0]) && right.Is(1, turned[1]) || left.Is(1, !turned[1]) && right.Is(0, !turned[0]);
}
