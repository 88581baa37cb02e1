namespace MlNetGenomics.NeuronMotif;

/// <summary>
/// For each row no less than its distance from its own centre, and no more than its distance from any other. (Hamerly 2010,
/// "Making k-means even faster", doi:10.1137/1.9781611972801.12.)
/// </summary>
/// <param name="rows">Number of rows.</param>
/// <param name="clusters">Number of centres.</param>
internal sealed class KMeansBounds(int rows, int clusters)
{
    private readonly double[] _half = new double[clusters];
    private double _greatestWay;
    private double _secondWay;
    private int _furthest;

    /// <summary>For each row at least its distance from its own centre.</summary>
    public double[] Upper { get; } = new double[rows];

    /// <summary>For each row at most its distance from any other centre.</summary>
    public double[] Lower { get; } = new double[rows];

    /// <summary>How far each centre has just moved.</summary>
    public double[] Ways { get; } = new double[clusters];

    /// <summary>Takes note of where centres are now, and how far they have moved.</summary>
    /// <param name="nearest">Distance of a centre from the nearest other one.</param>
    public void Note(Func<int, double> nearest)
    {
        (_greatestWay, _secondWay) = (0, 0);
        for (int c = 0; c < _half.Length; c++)
        {
            _half[c] = nearest(c) / 2;
            if (Ways[c] > _greatestWay)
                (_furthest, _greatestWay, _secondWay) = (c, Ways[c], _greatestWay);
            else
                _secondWay = Math.Max(_secondWay, Ways[c]);
        }
    }

    /// <summary>Widens a row's bounds by what centres have moved.</summary>
    public void Widen(int row, int label)
    {
        Upper[row] += Ways[label];
        Lower[row] -= label == _furthest ? _secondWay : _greatestWay;
    }

    /// <summary>Whether a row's centre is the nearest for certain.</summary>
    public bool IsSettled(int row, int label) => Upper[row] <= Math.Max(_half[label], Lower[row]);
}
