using MlNetGenomics.Motifs.Comparison;
using MlNetGenomics.Networks.MuSeAM;
using MlNetGenomics.Regulators;
using MlNetGenomics.Reports;

namespace MlNetGenomics.Cli.Running;

/// <summary>Pairs of a model's kernels, and of their factors, tested.</summary>
/// <param name="Kernels">Pairs of kernels.</param>
/// <param name="Factors">Pairs of factors; null without a database.</param>
/// <param name="Apart">
/// The same of factors, or of kernels where there are none, by sites that share no base; null where the rule asks for that anyway, or
/// sequences are too short for it.
/// </param>
/// <param name="Roles">Role of each kernel of the model.</param>
internal sealed record CoOccurrenceJob(
    CoOccurrenceTable Kernels, CoOccurrenceTable? Factors, CoOccurrenceTable? Apart, IReadOnlyList<MotifRole> Roles)
{
    /// <summary>Most pairs on a drawing: more links cannot be told apart.</summary>
    public const int DrawnPairs = 60;

    /// <summary>Factors, or kernels where there are none.</summary>
    public CoOccurrenceTable Shown => Factors ?? Kernels;

    /// <summary>Tests all pairs.</summary>
    public static CoOccurrenceJob Run(
        MuseamModel model,
        MotifScores scores,
        KernelFactors factors,
        TomtomSettings comparison,
        double minimumStrength,
        CoOccurrenceSettings rule,
        double maximumQValue,
        KnownPairs? known,
        CommandRun run)
    {
        MotifRole[] roles = [.. MuseamMotifTable.Of(model, minimumStrength).Rows.OrderBy(row => row.Kernel).Select(row => row.Role)];
        bool hasFactors = factors.MatchedCount > 0;
        int[] kernels =
        [
            .. Enumerable.Range(0, model.KernelCount)
                .Where(kernel => roles[kernel] != MotifRole.None && (!hasFactors || factors.Name(kernel) is not null)),
        ];
        if (kernels.Length < 2)
            throw new GenomicsException($"{kernels.Length} of the model's {model.KernelCount} kernels can be paired, two or more are needed");
        int positions = model.SequenceLength - model.KernelWidth + 1;
        var alike = AlikeKernels.Find(model, kernels, comparison, run.Threads, run.Cancellation);
        var own = FeatureSites.OfKernels(scores, kernels);
        string?[] names = [.. kernels.Select(factors.Name)];
        bool hasApart = rule.LeastDistance < model.KernelWidth && model.KernelWidth < positions;
        CoOccurrenceTable kernelTable = Table(own, names, rule);
        if (!hasFactors)
            return new CoOccurrenceJob(kernelTable, null, hasApart ? Table(own, names, rule.Beyond(model.KernelWidth)) : null, roles);
        var merged = FeatureSites.OfFactors(scores, model, factors, kernels);
        string?[] mergedNames = [.. merged.Names];
        return new CoOccurrenceJob(
            kernelTable,
            Table(merged, mergedNames, rule),
            hasApart ? Table(merged, mergedNames, rule.Beyond(model.KernelWidth)) : null,
            roles);

        CoOccurrenceTable Table(FeatureSites sites, string?[] labels, CoOccurrenceSettings own) => new(
            sites, CoOccurrence.Test(sites, positions, own, run.Threads, run.Cancellation), labels, maximumQValue, alike, known);
    }

    /// <summary>The page.</summary>
    public CoOccurrenceReportData Page(string model, CoOccurrenceSettings rule, CommandRun run) => new()
    {
        Title = $"Co-occurrence in {MuseamPages.FileTitle(model)}",
        Kernels = Kernels,
        Factors = Factors,
        Apart = Apart,
        Roles = Roles,
        Rule = rule,
        DrawnCount = DrawnPairs,
        Settings = RegulatorPages.Settings(run),
    };
}
