using MlNetGenomics.Sequences;

namespace MlNetGenomics.Motifs.Comparison;

/// <summary>
/// Columns of motifs as vectors whose likeness is a plain formula, base by base: probabilities for the
/// Euclidean distance; for the correlation, probabilities less a quarter, scaled to length 1.
/// </summary>
internal static class MotifColumns
{
    /// <summary>Writes a motif's columns, base by base, from <paramref name="start"/> on.</summary>
    /// <param name="motif">The motif, [width].</param>
    /// <param name="settings">Distance and pseudocount.</param>
    /// <param name="columns">[4][...], receives [4][width] from <paramref name="start"/> on.</param>
    /// <param name="start">First place to write to.</param>
    public static void Write(PositionProbabilityMatrix motif, TomtomSettings settings, double[][] columns, int start)
    {
        double sites = motif.SiteCount is > 0 and var known ? known : settings.DefaultSiteCount;
        Span<double> column = stackalloc double[Dna.BaseCount];
        for (int position = 0; position < motif.Width; position++)
        {
            for (int b = 0; b < Dna.BaseCount; b++)
            {
                column[b] = settings.Pseudocount == 0
                    ? motif[position, b]
                    : (motif[position, b] * sites + settings.Pseudocount * settings.Background[b])
                        / (sites + settings.Pseudocount);
            }
            if (settings.Distance == ColumnDistance.Pearson)
                Standardise(column);
            for (int b = 0; b < Dna.BaseCount; b++)
                columns[b][start + position] = column[b];
        }
    }

    private static void Standardise(Span<double> column)
    {
        foreach (ref double value in column)
            value -= 1.0 / Dna.BaseCount;
        // A with T and C with G, so that a column and its complement have the same length to the bit.
        double squares = column[0] * column[0] + column[3] * column[3] + (column[1] * column[1] + column[2] * column[2]);
        // A column this close to uniform is uniform but for rounding.
        double scale = squares < 1e-12 ? 0 : 1 / Math.Sqrt(squares);
        foreach (ref double value in column)
            value *= scale;
    }
}
