namespace MlNetGenomics.NeuronMotif.Syntax;

/// <summary>Builds the dictionary of one neuron.</summary>
internal sealed class DictionaryBuilder(
    IReadOnlyList<ModuleQuality> modules, SegmentMatcher matcher, DictionarySettings settings)
{
    private readonly MotifSegment[] _segments = [.. modules.SelectMany(module => module.Segments)];

    public MotifDictionary Build()
    {
        var founders = new List<MotifSegment>();
        FoundMotifs motifs = Found(founders, []);
        Dictionary<MotifSegment, List<MotifPlacement>> placements = Place(motifs);
        int explained = 0;
        while (modules.FirstOrDefault(module => !IsExplained(module, placements) && module.Segments.Count > 0) is { } next)
        {
            founders.AddRange(next.Segments.Where(segment => placements[segment].Count == 0));
            motifs = Found(founders, []);
            placements = Place(motifs);
            int now = modules.Count(module => IsExplained(module, placements));
            if (now - explained < settings.LeastGain)
                break;
            explained = now;
        }
        IReadOnlyList<MotifSegment> leftovers = CommonLeftovers(placements);
        if (leftovers.Count > 0)
        {
            motifs = Found(founders, leftovers);
            placements = Place(motifs);
        }
        return new MotifDictionary(motifs.Motifs, [.. modules.Select(module => Annotate(module, placements))]);
    }

    private FoundMotifs Found(IReadOnlyList<MotifSegment> founders, IReadOnlyList<MotifSegment> leftovers) =>
        new(founders, leftovers, matcher, settings.DuplicateQValue);

    private static bool IsExplained(ModuleQuality module, Dictionary<MotifSegment, List<MotifPlacement>> placements) =>
        module.Segments.Count > 0 && module.Segments.All(segment => placements[segment].Count > 0);

    private static ModuleAnnotation Annotate(
        ModuleQuality module, Dictionary<MotifSegment, List<MotifPlacement>> placements) =>
        new(
            module,
            [.. module.Segments.SelectMany(segment => placements[segment])
                .OrderBy(placement => placement.Start).ThenBy(placement => placement.Motif.Motif)],
            IsExplained(module, placements));

    /// <summary>The motifs on each segment.</summary>
    private Dictionary<MotifSegment, List<MotifPlacement>> Place(FoundMotifs motifs)
    {
        SegmentMatch[][] matches =
            matcher.Match([.. _segments.Select(segment => segment.Motif)], motifs.Motifs, settings.AnnotationQValue);
        var placements = new Dictionary<MotifSegment, List<MotifPlacement>>(ReferenceEqualityComparer.Instance);
        for (int i = 0; i < _segments.Length; i++)
        {
            MotifSegment segment = _segments[i];
            IEnumerable<SegmentMatch> found = motifs.OfFounder(segment) is { } own ? [own] : matches[i];
            placements[segment] = SideBySide(found.Select(match => new MotifPlacement(
                match.Motif, segment.Start - match.Offset, motifs.Motifs[match.Motif.Motif].Width)));
        }
        return placements;
    }

    /// <summary>
    /// The best motif, and of the others those that lie beside it: one that shares over half of its columns is another
    /// name for the same.
    /// </summary>
    private static List<MotifPlacement> SideBySide(IEnumerable<MotifPlacement> best)
    {
        var placed = new List<MotifPlacement>();
        foreach (MotifPlacement next in best)
        {
            if (placed.All(other => 2 * next.OverlapWith(other) <= Math.Min(next.Width, other.Width)))
                placed.Add(next);
        }
        return placed;
    }

    /// <summary>
    /// Segments without a motif that are like each other in a share of all modules: the one that most modules have, then
    /// the one that most have of the rest.
    /// </summary>
    private List<MotifSegment> CommonLeftovers(Dictionary<MotifSegment, List<MotifPlacement>> placements)
    {
        MotifSegment[] left = [.. _segments.Where(segment => placements[segment].Count == 0)];
        int[] modulesOf = [.. modules.SelectMany((module, i) => module.Segments
            .Where(segment => placements[segment].Count == 0).Select(_ => i))];
        var common = new List<MotifSegment>();
        if (left.Length == 0)
            return common;
        MotifSegment[] queries = left;
        SegmentMatch[][] matches = matcher.Match(
            [.. queries.Select(segment => segment.Motif)], [.. queries.Select(segment => segment.Motif)], settings.LeftoverQValue);
        // Every one is like itself, however few columns it has.
        HashSet<int>[] alike = [.. matches.Select((of, i) => of.Select(match => match.Motif.Motif).Append(i).ToHashSet())];
        var rest = Enumerable.Range(0, left.Length).ToHashSet();
        while (rest.Count > 0)
        {
            int ModulesLike(int i) => alike[i].Where(rest.Contains).Select(j => modulesOf[j]).Distinct().Count();
            int most = rest.OrderByDescending(ModulesLike).ThenBy(i => i).First();
            if (ModulesLike(most) < settings.LeftoverShare * modules.Count)
                break;
            common.Add(left[most]);
            rest.ExceptWith(alike[most]);
        }
        return common;
    }
}
