namespace MlNetGenomics.NeuronMotif.Syntax;

/// <summary>
/// How good a module is among those of its neuron (NeuronMotif paper, section Rank the Quality of CN CRMs): the sum of
/// three terms, each 1 at best.
/// </summary>
/// <param name="Module">The module.</param>
/// <param name="Segments">Its motifs from left to right.</param>
/// <param name="Contrast">
/// Mean information of the columns in segments less that of the others, over the greatest of the neuron's modules; 0 for
/// a module without segments.
/// </param>
/// <param name="ConsensusRatio">Activation of the module's consensus over that of its best sequence: how well it is demixed.</param>
/// <param name="ActivationRatio">Activation of the module's best sequence over that of the neuron's best one.</param>
public sealed record ModuleQuality(
    NeuronModule Module,
    IReadOnlyList<MotifSegment> Segments,
    double Contrast,
    double ConsensusRatio,
    double ActivationRatio)
{
    /// <summary>The quality score.</summary>
    public double Score => Contrast + ConsensusRatio + ActivationRatio;

    /// <summary>Ranks a neuron's modules.</summary>
    /// <param name="modules">All modules of the neuron, in any order.</param>
    /// <param name="settings">How segments are found; null for the published method.</param>
    /// <returns>One a module, the best first; of equal ones the one whose name comes first.</returns>
    /// <exception cref="ArgumentException">A module's greatest activation is not a positive number, or its consensus has none.</exception>
    public static IReadOnlyList<ModuleQuality> Rank(
        IReadOnlyList<NeuronModule> modules, SegmentSettings? settings = null)
    {
        ArgumentNullException.ThrowIfNull(modules);
        settings ??= SegmentSettings.Paper;
        foreach (NeuronModule module in modules)
            Check(module);
        if (modules.Count == 0)
            return [];
        IReadOnlyList<MotifSegment>[] segments = [.. modules.Select(module => MotifSegments.Find(module, settings))];
        double[] contrasts = [.. modules.Select((module, i) => ContrastOf(module, segments[i], settings))];
        double greatestContrast = contrasts.Max();
        double greatestActivation = modules.Max(module => module.GreatestActivation);
        return [.. modules
            .Select((module, i) => new ModuleQuality(
                module,
                segments[i],
                greatestContrast > 0 ? contrasts[i] / greatestContrast : 0,
                module.ConsensusActivation / module.GreatestActivation,
                module.GreatestActivation / greatestActivation))
            .OrderByDescending(quality => quality.Score)
            .ThenBy(quality => quality.Module.Name, StringComparer.Ordinal)];
    }

    private static void Check(NeuronModule module)
    {
        if (!(module.GreatestActivation > 0 && double.IsFinite(module.GreatestActivation)))
            throw new ArgumentException(FormattableString.Invariant(
                $"module {module.Name}: greatest activation {module.GreatestActivation} is not a positive number"), nameof(module));
        if (!double.IsFinite(module.ConsensusActivation))
            throw new ArgumentException(FormattableString.Invariant(
                $"module {module.Name}: activation of the consensus {module.ConsensusActivation} is not a number"), nameof(module));
    }

    private static double ContrastOf(NeuronModule module, IReadOnlyList<MotifSegment> segments, SegmentSettings settings)
    {
        if (segments.Count == 0)
            return 0;
        double[] information = MotifSegments.Information(module, settings);
        double inside = 0;
        int columns = 0;
        foreach (MotifSegment segment in segments)
        {
            for (int position = segment.Start; position < segment.End; position++)
                inside += information[position];
            columns += segment.Width;
        }
        int others = information.Length - columns;
        return inside / columns - (others > 0 ? (information.Sum() - inside) / others : 0);
    }
}
