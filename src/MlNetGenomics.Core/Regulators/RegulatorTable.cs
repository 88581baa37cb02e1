using MlNetGenomics.Motifs;
using MlNetGenomics.Networks.MuSeAM;
using MlNetGenomics.Statistics;

namespace MlNetGenomics.Regulators;

/// <summary>
/// Which transcription factors a model has learned, what they do and how strongly (MuSeAM paper, "MuSeAM reveals relevant
/// transcription factors and their regulatory roles").
/// </summary>
public sealed class RegulatorTable
{
    private RegulatorTable(IReadOnlyList<Regulator> rows, WelchTTest? information)
    {
        (Rows, Information) = (rows, information);
    }

    /// <summary>All kernels, strongest first.</summary>
    public IReadOnlyList<Regulator> Rows { get; }

    /// <summary>
    /// Information content per position of the learned motifs (first) against the database's (second); null without a
    /// database, or where either has a single motif.
    /// </summary>
    public WelchTTest? Information { get; }

    /// <summary>Activators, strongest first.</summary>
    public IEnumerable<Regulator> Activators => Rows.Where(row => row.Kernel.Role == MotifRole.Activator);

    /// <summary>Repressors, strongest first.</summary>
    public IEnumerable<Regulator> Repressors => Rows.Where(row => row.Kernel.Role == MotifRole.Repressor);

    /// <summary>Makes the table.</summary>
    /// <param name="model">The model.</param>
    /// <param name="factors">Factors of its kernels.</param>
    /// <param name="database">The motifs they were found among; empty for none.</param>
    /// <param name="minimumStrength">Head weights of this size or less have no role.</param>
    /// <exception cref="ArgumentException">The factors are of another number of kernels.</exception>
    public static RegulatorTable Of(
        MuseamModel model, KernelFactors factors, IReadOnlyList<PositionProbabilityMatrix> database, double minimumStrength = 0)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(factors);
        ArgumentNullException.ThrowIfNull(database);
        if (factors.Count != model.KernelCount)
            throw new ArgumentException($"factors of {factors.Count} kernels, the model has {model.KernelCount}", nameof(factors));
        var motifs = MuseamMotifTable.Of(model, minimumStrength);
        double[] learned = [.. motifs.Rows.Select(row => row.InformationPerPosition)];
        WelchTTest? information = learned.Length < 2 || database.Count < 2
            ? null
            : WelchTTest.Of(learned, [.. database.Select(motif => InformationContent.PerPosition(motif))]);
        return new RegulatorTable(
            [.. motifs.Rows.Select(row => new Regulator(row, factors.Name(row.Kernel), factors.Match(row.Kernel)))], information);
    }
}
