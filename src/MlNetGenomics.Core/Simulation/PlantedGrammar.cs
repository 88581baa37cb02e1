using MlNetGenomics.Motifs;

namespace MlNetGenomics.Simulation;

/// <summary>
/// A rule of where motifs stand: in a fixed order and orientation, and either with gaps of given sizes between
/// successive sites, wherever the first is, or each with its start in a range. Immutable.
/// </summary>
public sealed record PlantedGrammar
{
    private PlantedGrammar(string name, IReadOnlyList<GrammarElement> elements)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(elements);
        Name = name;
        Elements = [.. elements];
        Require(Elements.Count > 0, "has no motif");
    }

    /// <summary>What its task is called.</summary>
    public string Name { get; }

    /// <summary>The motifs in order, as the forward strand has them.</summary>
    public IReadOnlyList<GrammarElement> Elements { get; }

    /// <summary>Bases between each site and the next, one range fewer than motifs; null where starts are given.</summary>
    public IReadOnlyList<IntegerRange>? Gaps { get; private init; }

    /// <summary>Start of each site, from 0; null where gaps are given.</summary>
    public IReadOnlyList<IntegerRange>? Starts { get; private init; }

    /// <summary>
    /// Where starts are given: the starts of the site that breaks the rule in <see cref="GrammarNegatives.Broken"/>;
    /// null for any start that its range does not have.
    /// </summary>
    public IntegerRange? BrokenStarts { get; private init; }

    /// <summary>Whether the whole arrangement is on either strand with equal chance; else on the forward one.</summary>
    public bool BothStrands { get; init; } = true;

    /// <summary>
    /// Bases from the first site's start to the last one's end, at most; where starts are given, from the sequence's.
    /// </summary>
    public long MaximumWidth => Starts is { } starts
        ? Elements.Select((element, i) => (long)starts[i].Maximum + element.Motif.Width).Max()
        : Elements.Sum(element => (long)element.Motif.Width) + Gaps!.Sum(gap => (long)gap.Maximum);

    /// <summary>A grammar of motifs at given distances.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="elements">The motifs in order, at least one.</param>
    /// <param name="gaps">Bases between each and the next, 0 or more.</param>
    /// <exception cref="GenomicsException">Says what is wrong with the gaps.</exception>
    public static PlantedGrammar Spaced(
        string name, IReadOnlyList<GrammarElement> elements, IReadOnlyList<IntegerRange> gaps)
    {
        ArgumentNullException.ThrowIfNull(gaps);
        var grammar = new PlantedGrammar(name, elements) { Gaps = [.. gaps] };
        grammar.Require(
            gaps.Count == elements.Count - 1, $"has {gaps.Count} gaps, {elements.Count - 1} are needed");
        foreach (IntegerRange gap in gaps)
            grammar.RequireRange(gap, "gap");
        return grammar;
    }

    /// <summary>A grammar of motifs in given places.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="elements">The motifs in order, at least one.</param>
    /// <param name="starts">Start of each, from 0; sites never overlap, so each must leave room for the next.</param>
    /// <param name="brokenStarts">See <see cref="BrokenStarts"/>.</param>
    /// <exception cref="GenomicsException">Says what is wrong with the starts.</exception>
    public static PlantedGrammar Positioned(
        string name,
        IReadOnlyList<GrammarElement> elements,
        IReadOnlyList<IntegerRange> starts,
        IntegerRange? brokenStarts = null)
    {
        ArgumentNullException.ThrowIfNull(starts);
        var grammar = new PlantedGrammar(name, elements) { Starts = [.. starts], BrokenStarts = brokenStarts };
        grammar.Require(
            starts.Count == elements.Count, $"has {starts.Count} ranges of starts, {elements.Count} are needed");
        int end = 0;
        for (int i = 0; i < starts.Count; i++)
        {
            grammar.RequireRange(starts[i], "start");
            int first = Math.Max(end, starts[i].Minimum);
            grammar.Require(
                first <= starts[i].Maximum,
                $"{elements[i].Motif.Name} must start at {starts[i].Maximum} or before, but the site before it ends " +
                $"at {end} or behind");
            end = first + elements[i].Motif.Width;
        }
        if (brokenStarts is { } broken)
            grammar.RequireRange(broken, "start");
        return grammar;
    }

    /// <summary>
    /// Reads a grammar such as "AP1 5-15 HNF4A:rc 3 ETS": names of motifs, ":rc" behind one whose reverse complement is
    /// meant, and between two the gap, a number of bases or a range. Its name is the text with underscores for spaces.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="motifs">Motifs that it may name, by name or else by second name.</param>
    /// <exception cref="GenomicsException">Names the word that is wrong, and what was expected.</exception>
    public static PlantedGrammar Parse(string text, IReadOnlyList<PositionProbabilityMatrix> motifs)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(motifs);
        return new GrammarParser(text, motifs).Parse();
    }

    /// <summary>Fails where the grammar does not fit a sequence.</summary>
    internal void RequireFit(int length)
    {
        Require(MaximumWidth <= length, $"takes up to {MaximumWidth} bases, a sequence has {length}");
        if (BrokenStarts is not { } broken)
            return;
        long brokenEnd = broken.Maximum + (long)Elements.Max(element => element.Motif.Width);
        Require(brokenEnd <= length, $"takes up to {brokenEnd} bases where it is broken, a sequence has {length}");
    }

    /// <summary>Fails, with the grammar's name, unless a condition holds.</summary>
    internal void Require(bool condition, string message) =>
        SimulationCheck.Require(condition, $"grammar {Name}: {message}");

    private void RequireRange(IntegerRange range, string what)
    {
        Require(range.Minimum >= 0, $"{what} {range.Minimum}, 0 or more is needed");
        Require(
            range.Minimum <= range.Maximum,
            $"{what} {range.Minimum}-{range.Maximum}: the least is over the greatest");
    }
}
