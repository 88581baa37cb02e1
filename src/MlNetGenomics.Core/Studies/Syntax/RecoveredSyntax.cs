using System.Collections.Immutable;
using MlNetGenomics.Motifs;
using MlNetGenomics.NeuronMotif.Analysis;
using MlNetGenomics.NeuronMotif.Syntax;
using MlNetGenomics.Simulation;

namespace MlNetGenomics.Studies.Syntax;

/// <summary>What a neuron's modules say of a planted order of motifs.</summary>
/// <param name="Neuron">Name of the neuron.</param>
/// <param name="ModuleCount">Its modules.</param>
/// <param name="Found">Modules that have all motifs of the grammar, in order, on one strand.</param>
/// <param name="Disordered">Modules that have all motifs, but not in order.</param>
/// <param name="Gaps">Bases between each motif and the next, over <paramref name="Found"/>; none where there are none.</param>
/// <param name="Planted">The same as they were planted.</param>
public sealed record RecoveredSyntax(
    string Neuron,
    int ModuleCount,
    ImmutableArray<string> Found,
    int Disordered,
    ImmutableArray<IntegerRange> Gaps,
    ImmutableArray<IntegerRange> Planted)
{
    /// <summary>Whether modules have the motifs in order, and never at a distance that was not planted.</summary>
    public bool IsInside => Found.Length > 0
        && Gaps.Zip(Planted).All(pair => pair.Second.Contains(pair.First.Minimum) && pair.Second.Contains(pair.First.Maximum));

    /// <summary>Looks for a grammar in a neuron.</summary>
    /// <param name="neuron">The neuron.</param>
    /// <param name="grammar">The grammar.</param>
    public static RecoveredSyntax Of(NeuronAnalysis neuron, PlantedGrammar grammar)
    {
        ArgumentNullException.ThrowIfNull(neuron);
        ArgumentNullException.ThrowIfNull(grammar);
        PositionProbabilityMatrix[] elements =
            [.. grammar.Elements.Select(element => element.Motif).Distinct()];
        int[] order = [.. grammar.Elements.Select(element => Array.IndexOf(elements, element.Motif))];
        bool[] turned = [.. grammar.Elements.Select(element => element.IsReverse)];
        var found = new List<string>();
        var gaps = new List<int[]>();
        int disordered = 0;
        foreach (ModuleAnnotation module in neuron.Syntax?.Dictionary.Modules ?? [])
        {
            IReadOnlyList<PlantedCopy> copies = PlantedCopies.Find(module.Quality.Segments, elements);
            if (copies.Count < order.Length)
                continue;
            if (Ordered(copies, order, turned) is { } chosen)
            {
                found.Add(module.Quality.Module.Name);
                gaps.Add(chosen);
            }
            else if (order.Distinct().All(element => copies.Any(copy => copy.Element == element)))
            {
                disordered++;
            }
        }
        return new RecoveredSyntax(
            neuron.Name,
            neuron.Modules.Modules.Length,
            [.. found],
            disordered,
            found.Count == 0 ? [] :
            [
                .. Enumerable.Range(0, order.Length - 1)
                    .Select(i => new IntegerRange(gaps.Min(one => one[i]), gaps.Max(one => one[i])))
            ],
            PlantedGaps(grammar));
    }

    /// <summary>Bases between each motif of a grammar and the next.</summary>
    public static ImmutableArray<IntegerRange> PlantedGaps(PlantedGrammar grammar)
    {
        ArgumentNullException.ThrowIfNull(grammar);
        if (grammar.Gaps is { } gaps)
            return [.. gaps];
        return
        [
            .. Enumerable.Range(0, grammar.Elements.Count - 1).Select(i => new IntegerRange(
                Math.Max(0, grammar.Starts![i + 1].Minimum - grammar.Starts[i].Maximum - grammar.Elements[i].Motif.Width),
                grammar.Starts[i + 1].Maximum - grammar.Starts[i].Minimum - grammar.Elements[i].Motif.Width))
        ];
    }

    /// <summary>Gaps of neighbouring copies that are the grammar's motifs in order, on either strand; null where none are.</summary>
    private static int[]? Ordered(IReadOnlyList<PlantedCopy> copies, int[] order, bool[] turned)
    {
        for (int first = 0; first + order.Length <= copies.Count; first++)
        {
            PlantedCopy[] window = [.. copies.Skip(first).Take(order.Length)];
            bool isForward = window.Select((copy, i) => copy.Is(order[i], turned[i])).All(holds => holds);
            bool isReverse = window.Select((copy, i) => copy.Is(order[^(i + 1)], !turned[^(i + 1)])).All(holds => holds);
            if (!isForward && !isReverse)
                continue;
            int[] gaps = [.. Enumerable.Range(0, order.Length - 1).Select(i => window[i + 1].Start - window[i].End)];
            return isForward ? gaps : [.. gaps.Reverse()];
        }
        return null;
    }
}
