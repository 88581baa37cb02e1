using MlNetGenomics.Motifs;

namespace MlNetGenomics.Networks.MuSeAM;

/// <summary>The motifs of a model, strongest first.</summary>
public sealed class MuseamMotifTable
{
    private readonly MuseamMotif[] _rows;

    private MuseamMotifTable(MuseamMotif[] rows)
    {
        _rows = rows;
    }

    /// <summary>All kernels by falling size of the head weight; equal ones in the model's order.</summary>
    public IReadOnlyList<MuseamMotif> Rows => _rows;

    /// <summary>Activators, strongest first.</summary>
    public IEnumerable<MuseamMotif> Activators => _rows.Where(row => row.Role == MotifRole.Activator);

    /// <summary>Repressors, strongest first.</summary>
    public IEnumerable<MuseamMotif> Repressors => _rows.Where(row => row.Role == MotifRole.Repressor);

    /// <summary>Makes the table of a model.</summary>
    /// <param name="model">The model.</param>
    /// <param name="minimumStrength">
    /// Head weights of this size or less have the role <see cref="MotifRole.None"/>. The L1 penalty drives
    /// most weights toward 0, and gradient steps leave them near it.
    /// </param>
    public static MuseamMotifTable Of(MuseamModel model, double minimumStrength = 0)
    {
        ArgumentNullException.ThrowIfNull(model);
        if (!(minimumStrength >= 0))
            throw new ArgumentOutOfRangeException(nameof(minimumStrength), minimumStrength, "0 or more");
        IReadOnlyList<PositionProbabilityMatrix> motifs = MuseamMotifs.All(model);
        var rows = new MuseamMotif[motifs.Count];
        for (int kernel = 0; kernel < rows.Length; kernel++)
        {
            double weight = model.HeadWeights[kernel];
            rows[kernel] = new MuseamMotif(kernel, motifs[kernel], Role(weight, minimumStrength), weight,
                InformationContent.PerPosition(motifs[kernel]), Consensus.Iupac(motifs[kernel]));
        }
        return new MuseamMotifTable([.. rows.OrderByDescending(row => Math.Abs(row.HeadWeight))]);
    }

    private static MotifRole Role(double weight, double minimumStrength)
    {
        if (!(Math.Abs(weight) > minimumStrength))
            return MotifRole.None;
        return weight > 0 ? MotifRole.Activator : MotifRole.Repressor;
    }
}
