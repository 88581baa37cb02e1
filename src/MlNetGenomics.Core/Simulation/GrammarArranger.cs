using MlNetGenomics.Statistics;

namespace MlNetGenomics.Simulation;

/// <summary>Draws where the motifs of a grammar go: as it says, one alone, or all of them against it.</summary>
/// <param name="grammar">The grammar; it fits the sequences.</param>
/// <param name="length">Bases of a sequence.</param>
internal sealed class GrammarArranger(PlantedGrammar grammar, int length)
{
    // Draws until a way of placing sites counts as impossible.
    private const int Draws = 200;

    private readonly GrammarMatcher _matcher = new(grammar, length);

    /// <summary>Sites that obey the grammar.</summary>
    public PlacedMotif[] Whole(SplittableRandom random) => OnAStrand(
        grammar.Starts is null ? Spaced(grammar.Elements, DrawGaps(random), random) : Positioned(random), random);

    /// <summary>A site of one of the motifs.</summary>
    public PlacedMotif[] Part(SplittableRandom random)
    {
        int chosen = random.NextInt(grammar.Elements.Count);
        GrammarElement element = grammar.Elements[chosen];
        int start = grammar.Starts is { } starts
            ? starts[chosen].Draw(random)
            : random.NextInt(length - element.Motif.Width + 1);
        return OnAStrand([Place(element, start)], random);
    }

    /// <summary>Sites of all motifs that do not obey the grammar on any strand that it may be on.</summary>
    /// <exception cref="GenomicsException">The sequence has no room to break it.</exception>
    public PlacedMotif[] Broken(SplittableRandom random)
    {
        PlacedMotif[]? sites;
        if (grammar.Starts is not null)
        {
            sites = Redraw(Misplaced, random);
        }
        else
        {
            // Both ways equally often where there are both.
            bool isOrderFirst = random.NextInt(2) == 0;
            sites = Redraw(isOrderFirst ? Reordered : Respaced, random)
                ?? Redraw(isOrderFirst ? Respaced : Reordered, random);
        }
        return sites is not null
            ? OnAStrand(sites, random)
            : throw SimulationCheck.Error(
                $"grammar {grammar.Name}: found no place for its motifs in {length} bases that breaks it");
    }

    private PlacedMotif[]? Redraw(Func<SplittableRandom, PlacedMotif[]?> draw, SplittableRandom random)
    {
        for (int i = 0; i < Draws; i++)
        {
            if (draw(random) is { } sites && !_matcher.Holds(sites))
                return sites;
        }
        return null;
    }

    /// <summary>The motifs in any order, with the grammar's gaps.</summary>
    private PlacedMotif[] Reordered(SplittableRandom random)
    {
        GrammarElement[] elements = [.. grammar.Elements];
        random.Shuffle<GrammarElement>(elements);
        return Spaced(elements, DrawGaps(random), random);
    }

    /// <summary>The motifs in their order, with one gap outside its range.</summary>
    private PlacedMotif[]? Respaced(SplittableRandom random)
    {
        int[] gaps = DrawGaps(random);
        int chosen = random.NextInt(gaps.Length);
        int room = length - grammar.Elements.Sum(element => element.Motif.Width) - gaps.Sum() + gaps[chosen];
        if (grammar.Gaps![chosen].DrawOutside(room, random) is not { } gap)
            return null;
        gaps[chosen] = gap;
        return Spaced(grammar.Elements, gaps, random);
    }

    /// <summary>The motifs in their places but for one; null where sites overlap.</summary>
    private PlacedMotif[]? Misplaced(SplittableRandom random)
    {
        PlacedMotif[] sites = AtStarts(random);
        int chosen = random.NextInt(sites.Length);
        int? start = grammar.BrokenStarts is { } broken
            ? broken.Draw(random)
            : grammar.Starts![chosen].DrawOutside(length - grammar.Elements[chosen].Motif.Width, random);
        if (start is null)
            return null;
        sites[chosen] = sites[chosen] with { Start = start.Value };
        Array.Sort(sites, (a, b) => a.Start.CompareTo(b.Start));
        return AreApart(sites) ? sites : null;
    }

    private PlacedMotif[] Positioned(SplittableRandom random)
    {
        for (int i = 0; i < Draws; i++)
        {
            PlacedMotif[] sites = AtStarts(random);
            if (AreApart(sites))
                return sites;
        }
        throw SimulationCheck.Error($"grammar {grammar.Name}: its starts leave hardly any room for its sites");
    }

    private PlacedMotif[] Spaced(IReadOnlyList<GrammarElement> elements, int[] gaps, SplittableRandom random)
    {
        int width = elements.Sum(element => element.Motif.Width) + gaps.Sum();
        int start = random.NextInt(length - width + 1);
        var sites = new PlacedMotif[elements.Count];
        for (int i = 0; i < sites.Length; i++)
        {
            sites[i] = Place(elements[i], start);
            start = sites[i].End + (i < gaps.Length ? gaps[i] : 0);
        }
        return sites;
    }

    /// <summary>The motifs at starts of their ranges, which may overlap.</summary>
    private PlacedMotif[] AtStarts(SplittableRandom random) =>
        [.. grammar.Elements.Select((element, i) => Place(element, grammar.Starts![i].Draw(random)))];

    private int[] DrawGaps(SplittableRandom random) => [.. grammar.Gaps!.Select(gap => gap.Draw(random))];

    private PlacedMotif[] OnAStrand(PlacedMotif[] sites, SplittableRandom random) =>
        grammar.BothStrands && random.NextInt(2) == 1 ? PlacedMotif.OnOtherStrand(sites, length) : sites;

    private static PlacedMotif Place(GrammarElement element, int start) =>
        new(element.Motif, start, element.IsReverse);

    private static bool AreApart(PlacedMotif[] sites)
    {
        for (int i = 1; i < sites.Length; i++)
        {
            if (sites[i].Start < sites[i - 1].End)
                return false;
        }
        return true;
    }
}
