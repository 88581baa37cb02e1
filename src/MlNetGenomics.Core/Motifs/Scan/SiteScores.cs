using MlNetGenomics.Sequences;
using MlNetGenomics.Statistics;

namespace MlNetGenomics.Motifs.Scan;

/// <summary>
/// The scores of a weight matrix as whole numbers, and their exact p-values: the chance that a random word of the
/// motif's width, bases drawn from the background, scores as high or higher (Staden 1989,
/// doi:10.1093/bioinformatics/5.2.89). Immutable.
/// </summary>
/// <remarks>
/// Steps are FIMO's: the least weight, rounded down to whole bits, and the greatest one are about a thousand steps apart,
/// a whole number of steps to a bit. Here each position counts from its own least weight. A site's score in bits
/// is that of its steps, which differs from the plain sum of weights by at most half a step a position.
/// </remarks>
public sealed class SiteScores
{
    /// <summary>Most steps between the least and the greatest weight (FIMO's range of scaled scores).</summary>
    public const int Steps = 1000;

    private readonly int[] _scores;
    // Score of the worst site, bits.
    private readonly double _least;
    // Steps a bit.
    private readonly double _scale;
    private readonly ScoreDistribution _distribution;

    /// <summary>Rounds weights and computes the distribution.</summary>
    public SiteScores(PositionWeightMatrix weights)
    {
        ArgumentNullException.ThrowIfNull(weights);
        Weights = weights;
        double low = Math.Floor(weights.Weights.ToArray().Min()), high = weights.Weights.ToArray().Max();
        _scale = Math.Max(1, Math.Floor(Steps / Math.Max(1, high - low)));
        _scores = new int[weights.Width * Dna.BaseCount];
        _distribution = ScoreDistribution.Empty;
        for (int position = 0; position < weights.Width; position++)
        {
            Span<int> scores = _scores.AsSpan(position * Dna.BaseCount, Dna.BaseCount);
            for (int b = 0; b < Dna.BaseCount; b++)
                scores[b] = (int)((weights[position, b] - low) * _scale + 0.5);
            int least = Math.Min(Math.Min(scores[0], scores[1]), Math.Min(scores[2], scores[3]));
            int greatest = Math.Max(Math.Max(scores[0], scores[1]), Math.Max(scores[2], scores[3]));
            _least += low + least / _scale;
            var chance = new double[greatest - least + 1];
            for (int b = 0; b < Dna.BaseCount; b++)
            {
                scores[b] -= least;
                chance[scores[b]] += weights.Background[b];
            }
            _distribution = _distribution.Add(chance);
        }
    }

    /// <summary>The weights.</summary>
    public PositionWeightMatrix Weights { get; }

    /// <summary>Number of positions.</summary>
    public int Width => Weights.Width;

    /// <summary>Greatest score, steps; the least is 0.</summary>
    public int Maximum => _distribution.Maximum;

    /// <summary>The smallest p-value that any word has, that of the best one.</summary>
    public double LeastPValue => _distribution.Tail(Maximum);

    /// <summary>Score of base code <paramref name="base"/> (0..3) at <paramref name="position"/>, steps, 0 or more.</summary>
    public int this[int position, int @base] => _scores[position * Dna.BaseCount + @base];

    /// <summary>Chance of a score of <paramref name="steps"/> or more.</summary>
    public double PValue(int steps) => _distribution.Tail(steps);

    /// <summary>The least score, steps, whose p-value is below a threshold; over <see cref="Maximum"/> where none is.</summary>
    public int LeastScoreBelow(double pValue) => _distribution.LeastScoreBelow(pValue);

    /// <summary>A score in bits: the summed log-odds.</summary>
    public double Bits(int steps) => _least + steps / _scale;

    /// <summary>The steps that a score in bits falls on, rounded.</summary>
    public int StepsOf(double bits) => (int)Math.Clamp(Math.Round((bits - _least) * _scale), -1, Maximum + 1.0);

    /// <summary>Score of a site, steps, or -1 where it has an N.</summary>
    /// <param name="codes">Base codes, as many as the motif is wide.</param>
    public int Of(ReadOnlySpan<byte> codes)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(codes.Length, Width, nameof(codes));
        int sum = 0;
        for (int position = 0; position < codes.Length; position++)
        {
            if (codes[position] >= Dna.BaseCount)
                return -1;
            sum += _scores[position * Dna.BaseCount + codes[position]];
        }
        return sum;
    }
}
