using MlNetGenomics.Motifs;

namespace MlNetGenomics.NeuronMotif.Syntax;

/// <summary>The different motifs of a neuron, and where its modules have them.</summary>
/// <param name="Motifs">The motifs, those of the best module first.</param>
/// <param name="Modules">The neuron's modules, the best first.</param>
public sealed record MotifDictionary(
    IReadOnlyList<PositionProbabilityMatrix> Motifs, IReadOnlyList<ModuleAnnotation> Modules)
{
    /// <summary>
    /// Collects a neuron's motifs: those of its best module; then, as long as that explains enough more modules, what is
    /// new in the best module not yet explained; then what many modules still have in common (NeuronMotif paper, section
    /// Build Motif Dictionary and Annotate CN CRM). A segment that became a motif is always explained by it.
    /// </summary>
    /// <remarks>
    /// Two things are not in the paper. What is left of a segment on either side of a motif is looked up again, and a motif
    /// that is two or more others side by side is written as these: else modules in which a flexible gap closes would speak
    /// of one motif where others speak of two, and gaps would be between wrong ends.
    /// </remarks>
    /// <param name="modules">The neuron's modules, ranked.</param>
    /// <param name="settings">How; null for the published method.</param>
    /// <param name="threads">Number of threads; 0 for one a processor. The result does not depend on it.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="ArgumentOutOfRangeException">A setting is out of range.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static MotifDictionary Build(
        IReadOnlyList<ModuleQuality> modules,
        DictionarySettings? settings = null,
        int threads = 0,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(modules);
        settings ??= new DictionarySettings();
        settings.Validate();
        return new DictionaryBuilder(modules, new SegmentMatcher(settings, threads, cancellation), settings).Build();
    }

    /// <summary>
    /// Without motifs that no module has: a fragment of a motif is the best name for its own segment, but gives way where
    /// the whole motif is found over it.
    /// </summary>
    internal MotifDictionary WithoutUnused()
    {
        int[] used = [.. Modules.SelectMany(module => module.Motifs).Select(placement => placement.Motif.Motif).Distinct().Order()];
        MotifPlacement Renumber(MotifPlacement placement) =>
            placement with { Motif = placement.Motif with { Motif = Array.IndexOf(used, placement.Motif.Motif) } };
        return new MotifDictionary(
            [.. used.Select(motif => Motifs[motif])],
            [.. Modules.Select(module => module with { Motifs = [.. module.Motifs.Select(Renumber)] })]);
    }
}
