namespace MlNetGenomics.Simulation;

/// <summary>Tells whether sites obey a grammar, by where they are and not by what they were planted for.</summary>
internal sealed class GrammarMatcher
{
    private readonly PlantedGrammar _grammar;
    private readonly int _length;

    // A motif that is its own reverse complement reads the same on both strands.
    private readonly bool[] _isPalindrome;

    /// <summary>Prepares to match a grammar in sequences of a length.</summary>
    public GrammarMatcher(PlantedGrammar grammar, int length)
    {
        _grammar = grammar;
        _length = length;
        _isPalindrome = [.. grammar.Elements.Select(
            element => element.Motif.Probabilities.SequenceEqual(element.Motif.ReverseComplement().Probabilities))];
    }

    /// <summary>
    /// Whether some of the sites of a sequence obey the grammar, on either strand if the grammar may be on either.
    /// Other sites may lie in between.
    /// </summary>
    public bool Holds(ReadOnlySpan<PlacedMotif> sites) =>
        HoldsForward(sites, 0, 0)
        || _grammar.BothStrands && HoldsForward(PlacedMotif.OnOtherStrand(sites, _length), 0, 0);

    /// <summary>Whether the elements from one on have sites, where those before it end at a base.</summary>
    private bool HoldsForward(ReadOnlySpan<PlacedMotif> sites, int element, int end)
    {
        if (element == _grammar.Elements.Count)
            return true;
        foreach (PlacedMotif site in sites)
        {
            if (IsAllowed(site, element, end) && HoldsForward(sites, element + 1, site.End))
                return true;
        }
        return false;
    }

    private bool IsAllowed(PlacedMotif site, int element, int end)
    {
        GrammarElement expected = _grammar.Elements[element];
        if (!ReferenceEquals(site.Motif, expected.Motif) || site.Start < end)
            return false;
        if (site.IsReverse != expected.IsReverse && !_isPalindrome[element])
            return false;
        return _grammar.Starts is { } starts
            ? starts[element].Contains(site.Start)
            : element == 0 || _grammar.Gaps![element - 1].Contains(site.Start - end);
    }
}
