namespace MlNetGenomics.NeuronMotif.Syntax;

/// <summary>An order of motifs, and where modules that have all of them have them.</summary>
internal sealed class SyntaxTemplate
{
    private readonly OrientedMotif[] _motifs;
    private readonly double[] _meanStarts;

    /// <summary>Takes the order and the mean positions of modules that have the same motifs in the same order.</summary>
    public SyntaxTemplate(IReadOnlyList<ModuleAnnotation> modules)
    {
        _motifs = [.. modules[0].Motifs.Select(placement => placement.Motif)];
        _meanStarts = [.. Enumerable.Range(0, _motifs.Length).Select(i => modules.Average(module => module.Motifs[i].Start))];
    }

    /// <summary>Whether a module's motifs are among these, in this order.</summary>
    public bool Holds(ModuleAnnotation module)
    {
        int found = 0;
        foreach (OrientedMotif motif in _motifs)
        {
            if (found < module.Motifs.Count && module.Motifs[found].Motif == motif)
                found++;
        }
        return found == module.Motifs.Count;
    }

    /// <summary>The tree over this order's motifs, of all modules that it holds.</summary>
    public SyntaxTree BuildTree(MotifDictionary dictionary)
    {
        SyntaxLeaf[] leaves = [.. _motifs.Select((motif, i) => new SyntaxLeaf(i, motif, dictionary.Motifs[motif.Motif]))];
        SyntaxRow[] rows = [.. dictionary.Modules
            .Where(module => module.Motifs.Count > 0 && Holds(module))
            .Select(module => new SyntaxRow(module.Quality.Module, Align(module.Motifs)))];
        return new SyntaxTree(Join(leaves, rows), leaves, rows);
    }

    /// <summary>
    /// Lays motifs on leaves in order with the least sum of squared displacements: dynamic programming over how many
    /// motifs lie on how many leaves.
    /// </summary>
    internal MotifPlacement?[] Align(IReadOnlyList<MotifPlacement> motifs)
    {
        int count = motifs.Count, leaves = _motifs.Length;
        var cost = new double[count + 1, leaves + 1];
        for (int i = 1; i <= count; i++)
        {
            cost[i, i - 1] = double.PositiveInfinity;
            for (int leaf = i; leaf <= leaves; leaf++)
                cost[i, leaf] = Math.Min(cost[i, leaf - 1], CostWithLast(cost, motifs, i, leaf));
        }
        var aligned = new MotifPlacement?[leaves];
        for (int i = count, leaf = leaves; i > 0; leaf--)
        {
            // Of equal ways the one further to the left.
            if (cost[i, leaf] < cost[i, leaf - 1])
                aligned[leaf - 1] = motifs[--i];
        }
        return aligned;
    }

    private double CostWithLast(double[,] cost, IReadOnlyList<MotifPlacement> motifs, int count, int leaf)
    {
        MotifPlacement last = motifs[count - 1];
        if (last.Motif != _motifs[leaf - 1])
            return double.PositiveInfinity;
        double displacement = last.Start - _meanStarts[leaf - 1];
        return cost[count - 1, leaf - 1] + displacement * displacement;
    }

    /// <summary>Joins neighbours: those of the least flexible gap first, of these those of the smallest mean gap.</summary>
    private static SyntaxNode Join(SyntaxLeaf[] leaves, SyntaxRow[] rows)
    {
        var nodes = new List<SyntaxNode>(leaves);
        List<GapRange> gaps = [.. Enumerable.Range(0, leaves.Length - 1).Select(left => GapAfter(left, rows))];
        while (gaps.Count > 0)
        {
            int firmest = 0;
            for (int i = 1; i < gaps.Count; i++)
            {
                if ((gaps[i].Flexibility, gaps[i].Mean).CompareTo((gaps[firmest].Flexibility, gaps[firmest].Mean)) < 0)
                    firmest = i;
            }
            nodes[firmest] = new SyntaxBranch(nodes[firmest], nodes[firmest + 1], gaps[firmest]);
            nodes.RemoveAt(firmest + 1);
            gaps.RemoveAt(firmest);
        }
        return nodes[0];
    }

    private static GapRange GapAfter(int left, SyntaxRow[] rows)
    {
        var gaps = new List<int>();
        foreach (SyntaxRow row in rows)
        {
            if (row.Leaves[left] is { } before && row.Leaves[left + 1] is { } after)
                gaps.Add(after.Start - before.End);
        }
        // Modules that gave the leaves have them all.
        return GapRange.Of(gaps);
    }
}
