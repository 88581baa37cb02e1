namespace MlNetGenomics.NeuronMotif.Syntax;

/// <summary>
/// The order of a neuron's motifs and the gaps between them, as a binary tree: what lies at the firmest distance is
/// joined first (NeuronMotif paper, section Tree-Structured Syntax).
/// </summary>
/// <param name="Root">The whole combination; a leaf where there is one motif.</param>
/// <param name="Leaves">The motifs from left to right.</param>
/// <param name="Rows">Truth table: the modules whose motifs are among the leaves in their order, the best first.</param>
public sealed record SyntaxTree(SyntaxNode Root, IReadOnlyList<SyntaxLeaf> Leaves, IReadOnlyList<SyntaxRow> Rows)
{
    /// <summary>All nodes, each before what it joins, left before right.</summary>
    public IEnumerable<SyntaxNode> Nodes
    {
        get
        {
            var next = new Stack<SyntaxNode>([Root]);
            while (next.TryPop(out SyntaxNode? node))
            {
                yield return node;
                if (node is SyntaxBranch branch)
                {
                    next.Push(branch.Right);
                    next.Push(branch.Left);
                }
            }
        }
    }

    /// <summary>
    /// The trees of a neuron. The module with the most motifs gives the leaves; a module that has some of them in the same
    /// order is laid on them with the least sum of squared displacements from where modules with all leaves have them. A
    /// module that has other motifs, or another order, begins a tree of its own.
    /// </summary>
    /// <param name="dictionary">The neuron's motifs and modules.</param>
    /// <returns>The trees, the one of most leaves first; none where no module has a motif.</returns>
    public static IReadOnlyList<SyntaxTree> Build(MotifDictionary dictionary)
    {
        ArgumentNullException.ThrowIfNull(dictionary);
        // Modules come by rank and groupings keep that order, so that nothing depends on the order they were given in.
        IReadOnlyList<ModuleAnnotation>[] arrangements = [.. dictionary.Modules
            .Where(module => module.Motifs.Count > 0)
            .GroupBy(module => string.Join(' ', module.Motifs.Select(placement => placement.Motif)))
            .Select(IReadOnlyList<ModuleAnnotation> (group) => [.. group])
            .OrderByDescending(group => group[0].Motifs.Count).ThenByDescending(group => group.Count)];
        var templates = new List<SyntaxTemplate>();
        foreach (IReadOnlyList<ModuleAnnotation> arrangement in arrangements)
        {
            if (!templates.Any(template => template.Holds(arrangement[0])))
                templates.Add(new SyntaxTemplate(arrangement));
        }
        return [.. templates.Select(template => template.BuildTree(dictionary))];
    }
}
