using System.Numerics;
using MlNetGenomics.Sequences;
using MlNetGenomics.Statistics;

namespace MlNetGenomics.Motifs.Comparison;

/// <summary>
/// Scores of the columns of one query, and of its reverse complement, against all target columns, as whole
/// numbers. A target in reverse orientation is scored by the query's reverse complement against the target as it is.
/// </summary>
internal sealed class ColumnScores
{
    // The ends of both distances' ranges: the Euclidean one goes from minus the root of two, the correlation up to one.
    private const double LowestScore = -1.5;
    private const double HighestScore = 1;

    private readonly TargetColumns _targets;
    private readonly TomtomSettings _settings;
    private readonly int _orientations;
    private readonly double[][] _query = [[], [], [], []];
    private double[] _raw = [];
    private ushort[] _scores = [];
    private double[] _ofColumn = [];

    public ColumnScores(TargetColumns targets, TomtomSettings settings)
    {
        _targets = targets;
        _settings = settings;
        _orientations = settings.BothStrands ? 2 : 1;
    }

    /// <summary>Number of query columns.</summary>
    public int Width { get; private set; }

    /// <summary>Where scores are complete, what a query column without a partner scores: the place of the median.</summary>
    public int Unaligned { get; private set; }

    /// <summary>Scores a query.</summary>
    public void Fill(PositionProbabilityMatrix query)
    {
        Width = query.Width;
        int size = checked(_orientations * Width * _targets.PaddedCount);
        if (_raw.Length < size)
        {
            _raw = new double[size];
            _scores = new ushort[size];
        }
        for (int b = 0; b < Dna.BaseCount; b++)
            _query[b] = new double[Width];
        MotifColumns.Write(query, _settings, _query, 0);
        for (int orientation = 0; orientation < _orientations; orientation++)
        {
            for (int position = 0; position < Width; position++)
                Compare(orientation, Turned(orientation, position), Raw(orientation, position));
        }
        if (_settings.CompleteScores)
        {
            for (int column = 0; column < Width; column++)
                SubtractMedian(column);
        }
        Round(_raw.AsSpan(0, size), _scores);
    }

    /// <summary>
    /// Scores of the column at a position of the query in an orientation, one a target column.
    /// </summary>
    public ReadOnlySpan<ushort> Row(int orientation, int position) =>
        _scores.AsSpan(Place(orientation, position), _targets.Count);

    /// <summary>Probability of each score of a query column over all target columns and orientations.</summary>
    public double[] Distribution(int column)
    {
        var counts = new int[_settings.Bins + 1];
        for (int orientation = 0; orientation < _orientations; orientation++)
        {
            foreach (ushort score in Row(orientation, Turned(orientation, column)))
                counts[score]++;
        }
        double total = (double)_orientations * _targets.Count;
        return Array.ConvertAll(counts, count => count / total);
    }

    /// <summary>The position of a query column in an orientation, and the column at a position.</summary>
    private int Turned(int orientation, int column) => orientation == 0 ? column : Width - 1 - column;

    private int Place(int orientation, int position) => (orientation * Width + position) * _targets.PaddedCount;

    private Span<double> Raw(int orientation, int position) =>
        _raw.AsSpan(Place(orientation, position), _targets.PaddedCount);

    private void Compare(int orientation, int column, Span<double> scores)
    {
        (double a, double c) = (_query[Dna.A][column], _query[Dna.C][column]);
        (double g, double t) = (_query[Dna.G][column], _query[Dna.T][column]);
        if (orientation != 0)
            (a, c, g, t) = (t, g, c, a);
        ReadOnlySpan<double> targetA = _targets.Base(Dna.A), targetC = _targets.Base(Dna.C);
        ReadOnlySpan<double> targetG = _targets.Base(Dna.G), targetT = _targets.Base(Dna.T);
        // A with T and C with G: a column and its complement score the same to the bit.
        if (_settings.Distance == ColumnDistance.Euclidean)
        {
            for (int i = 0; i < scores.Length; i += Vector<double>.Count)
            {
                Vector<double> differenceA = new Vector<double>(targetA[i..]) - new Vector<double>(a);
                Vector<double> differenceC = new Vector<double>(targetC[i..]) - new Vector<double>(c);
                Vector<double> differenceG = new Vector<double>(targetG[i..]) - new Vector<double>(g);
                Vector<double> differenceT = new Vector<double>(targetT[i..]) - new Vector<double>(t);
                Vector<double> squares = differenceA * differenceA + differenceT * differenceT
                    + (differenceC * differenceC + differenceG * differenceG);
                (-Vector.SquareRoot(squares)).CopyTo(scores[i..]);
            }
            return;
        }
        for (int i = 0; i < scores.Length; i += Vector<double>.Count)
        {
            Vector<double> products = new Vector<double>(targetA[i..]) * a + new Vector<double>(targetT[i..]) * t
                + (new Vector<double>(targetC[i..]) * c + new Vector<double>(targetG[i..]) * g);
            // A correlation that rounding takes below -1 would move the range's lower end to -2.
            Vector.Min(Vector.Max(products, new Vector<double>(-1)), Vector<double>.One).CopyTo(scores[i..]);
        }
    }

    /// <summary>Shifts the scores of a query column so that their median is 0, that of a column without a partner.</summary>
    private void SubtractMedian(int column)
    {
        int count = _targets.Count;
        if (_ofColumn.Length < _orientations * count)
            _ofColumn = new double[_orientations * count];
        for (int orientation = 0; orientation < _orientations; orientation++)
            Raw(orientation, Turned(orientation, column))[..count].CopyTo(_ofColumn.AsSpan(orientation * count));
        // Of an even number of scores the lower of the two in the middle, as the MEME Suite's program takes it.
        Span<double> all = _ofColumn.AsSpan(0, _orientations * count);
        double median = OrderStatistic.Select(all, (all.Length + 1) / 2 - 1, LowestScore, HighestScore);
        for (int orientation = 0; orientation < _orientations; orientation++)
        {
            foreach (ref double score in Raw(orientation, Turned(orientation, column)))
                score -= median;
        }
    }

    /// <summary>
    /// Scores as steps above the least one. The lower end of the range and the number of steps a unit are rounded down
    /// to whole numbers, so that a score of 0 falls on a step.
    /// </summary>
    private void Round(ReadOnlySpan<double> raw, Span<ushort> scores)
    {
        var least = new Vector<double>(double.PositiveInfinity);
        var greatest = new Vector<double>(double.NegativeInfinity);
        for (int i = 0; i < raw.Length; i += Vector<double>.Count)
        {
            var lanes = new Vector<double>(raw[i..]);
            least = Vector.Min(least, lanes);
            greatest = Vector.Max(greatest, lanes);
        }
        double low = double.PositiveInfinity, high = double.NegativeInfinity;
        for (int lane = 0; lane < Vector<double>.Count; lane++)
        {
            low = Math.Min(low, least[lane]);
            high = Math.Max(high, greatest[lane]);
        }
        // Where all scores are equal any range will do.
        low = Math.Floor(low == high ? high - 1 : low);
        double scale = Math.Floor(_settings.Bins / (high - low));
        for (int i = 0; i < raw.Length; i++)
            scores[i] = (ushort)((raw[i] - low) * scale + 0.5);
        Unaligned = (int)(-low * scale);
    }
}
