namespace MlNetGenomics.Clustering;

/// <summary>
/// How strongly two points of a map are neighbours at a distance d: 1 / (1 + a d^(2b)) (McInnes et al. 2018, definition 11).
/// </summary>
/// <param name="A">a.</param>
/// <param name="B">b.</param>
public readonly record struct UmapCurve(double A, double B)
{
    // As the authors' program fits: as many points from 0 to three spreads.
    private const int Points = 300;
    private const int MostSteps = 200;

    /// <summary>
    /// The curve nearest, in least squares, to 1 up to the least distance and exp(-(d - least) / spread) beyond, by
    /// Levenberg's and Marquardt's method (Marquardt 1963, doi:10.1137/0111030).
    /// </summary>
    /// <param name="leastDistance">Distance of points that are as near as can be, 0 or more.</param>
    /// <param name="spread">Scale of the map, over 0.</param>
    public static UmapCurve Fit(double leastDistance, double spread)
    {
        SettingCheck.RequireInRange(leastDistance >= 0 && double.IsFinite(leastDistance), nameof(leastDistance), leastDistance);
        SettingCheck.RequireInRange(spread > 0 && double.IsFinite(spread), nameof(spread), spread);
        var x = new double[Points];
        var y = new double[Points];
        for (int i = 0; i < Points; i++)
        {
            x[i] = 3 * spread * i / (Points - 1);
            y[i] = x[i] < leastDistance ? 1 : Math.Exp(-(x[i] - leastDistance) / spread);
        }
        var curve = new UmapCurve(1, 1);
        double error = curve.SquaredError(x, y), damping = 1e-3;
        for (int step = 0; step < MostSteps && damping < 1e12; step++)
        {
            UmapCurve next = curve.Step(x, y, damping);
            double nextError = next is { A: > 0, B: > 0 } ? next.SquaredError(x, y) : double.PositiveInfinity;
            if (nextError < error)
                (curve, error, damping) = (next, nextError, damping / 3);
            else
                damping *= 4;
        }
        return curve;
    }

    /// <summary>The curve at a distance of 0 or more.</summary>
    public double At(double distance) => 1 / (1 + A * Math.Pow(distance, 2 * B));

    private double SquaredError(double[] x, double[] y)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
            sum += (At(x[i]) - y[i]) * (At(x[i]) - y[i]);
        return sum;
    }

    private UmapCurve Step(double[] x, double[] y, double damping)
    {
        double aa = 0, ab = 0, bb = 0, ar = 0, br = 0;
        for (int i = 0; i < x.Length; i++)
        {
            double value = At(x[i]), power = Math.Pow(x[i], 2 * B);
            double byA = -power * value * value;
            double byB = x[i] > 0 ? -2 * A * power * Math.Log(x[i]) * value * value : 0;
            double residual = y[i] - value;
            aa += byA * byA;
            ab += byA * byB;
            bb += byB * byB;
            ar += byA * residual;
            br += byB * residual;
        }
        aa *= 1 + damping;
        bb *= 1 + damping;
        double determinant = aa * bb - ab * ab;
        return new UmapCurve(A + (bb * ar - ab * br) / determinant, B + (aa * br - ab * ar) / determinant);
    }
}
