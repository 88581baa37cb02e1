using MlNetGenomics.Motifs;

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
        List<MotifSegment> leftovers = CommonLeftovers(placements);
        if (leftovers.Count > 0)
        {
            motifs = Found(founders, leftovers);
            placements = Place(motifs);
        }
        HashSet<int> composites = Composites.Find(motifs.Motifs, placements.Values, matcher, settings.AnnotationQValue);
        if (composites.Count > 0)
        {
            bool IsComposite(MotifSegment founder) => composites.Contains(motifs.OfFounder(founder)!.Value.Motif.Motif);
            founders.RemoveAll(IsComposite);
            leftovers.RemoveAll(IsComposite);
            motifs = Found(founders, leftovers);
            placements = Place(motifs);
        }
        return new MotifDictionary(motifs.Motifs, [.. modules.Select(module => Annotate(module, placements))])
            .WithoutUnused();
    }

    private FoundMotifs Found(IReadOnlyList<MotifSegment> founders, IReadOnlyList<MotifSegment> leftovers) =>
        new(founders, leftovers, matcher, settings.DuplicateQValue);

    private static bool IsExplained(ModuleQuality module, Dictionary<MotifSegment, List<MotifPlacement>> placements) =>
        module.Segments.Count > 0 && module.Segments.All(segment => placements[segment].Count > 0);

    private static ModuleAnnotation Annotate(
        ModuleQuality module, Dictionary<MotifSegment, List<MotifPlacement>> placements) =>
        new(
            module,
            // A motif that is broken into two segments is found on both; the wider of what is found there stays.
            [.. MotifPlacement.SideBySide(module.Segments.SelectMany(segment => placements[segment])
                    .OrderByDescending(placement => placement.Width).ThenBy(placement => placement.Start))
                .OrderBy(placement => placement.Start).ThenBy(placement => placement.Motif.Motif)],
            IsExplained(module, placements));

    /// <summary>The motifs on each segment: of a founder its own, of others what they match.</summary>
    private Dictionary<MotifSegment, List<MotifPlacement>> Place(FoundMotifs motifs)
    {
        var placements = new Dictionary<MotifSegment, List<MotifPlacement>>(ReferenceEqualityComparer.Instance);
        var others = new List<MotifSegment>();
        foreach (MotifSegment segment in _segments)
        {
            if (motifs.OfFounder(segment) is { } own)
                placements[segment] = [SegmentPlacer.Placement(own, segment.Start, motifs.Motifs)];
            else
                others.Add(segment);
        }
        List<MotifPlacement>[] found = SegmentPlacer.Place(others, motifs.Motifs, matcher, settings.AnnotationQValue);
        for (int i = 0; i < found.Length; i++)
            placements[others[i]] = found[i];
        return placements;
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
        PositionProbabilityMatrix[] motifs = [.. left.Select(segment => segment.Motif)];
        SegmentMatch[][] matches = matcher.Match(left, motifs, settings.LeftoverQValue);
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
