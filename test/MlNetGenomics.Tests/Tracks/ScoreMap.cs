using System.Globalization;
using System.Text;
using MlNetGenomics.Statistics;
using MlNetGenomics.Tracks;

namespace MlNetGenomics.Tests.Tracks;

/// <summary>Random scores of bases as a plain table, which tracks are held against.</summary>
internal sealed class ScoreMap
{
    private readonly List<(string Sequence, int Start, float[] Scores)> _pieces = [];

    /// <summary>Bases and their scores.</summary>
    public Dictionary<(string Sequence, long Position), float> Scores { get; } = [];

    /// <summary>Bases in order, sequences in byte order.</summary>
    public IEnumerable<(string Sequence, long Position)> Bases => Scores.Keys
        .OrderBy(at => at.Sequence, StringComparer.Ordinal).ThenBy(at => at.Position);

    /// <summary>Pieces with gaps and without on three sequences; few different scores, so that many are equal.</summary>
    public static ScoreMap Random(long seed)
    {
        var random = new SplittableRandom(seed);
        var map = new ScoreMap();
        foreach (string sequence in new[] { "chr2", "chr10", "chrX" })
        {
            int position = random.NextInt(5);
            for (int piece = 0; piece < 8; piece++)
            {
                var scores = new float[1 + random.NextInt(30)];
                for (int i = 0; i < scores.Length; i++)
                    map.Scores[(sequence, position + i)] = scores[i] = (random.NextInt(21) - 10) / 8f;
                map._pieces.Add((sequence, position, scores));
                position += scores.Length + random.NextInt(3) * 7;
            }
        }
        return map;
    }

    /// <summary>The track of the pieces, added in random order.</summary>
    public BaseTrack ToTrack(long order = 0, string name = "scores")
    {
        var builder = new BaseTrackBuilder(name);
        foreach ((string sequence, int start, float[] scores) in Shuffled(order))
            builder.Add(sequence, start, scores, line: 1);
        return builder.Build();
    }

    /// <summary>bedGraph text of the pieces in random order, a line a base.</summary>
    public string ToBedGraph(long order)
    {
        var text = new StringBuilder("track type=bedGraph\n");
        foreach ((string sequence, int start, float[] scores) in Shuffled(order))
        {
            for (int i = 0; i < scores.Length; i++)
                text.Append(CultureInfo.InvariantCulture, $"{sequence}\t{start + i}\t{start + i + 1}\t{scores[i]}\n");
        }
        return text.ToString();
    }

    /// <summary>Fails unless a track has these scores and no others.</summary>
    public void AssertEqual(BaseTrack track)
    {
        Assert.AreEqual(Scores.Count, track.Count);
        foreach (string sequence in track.Sequences)
        {
            long last = -2;
            foreach (TrackRun run in track.Runs(sequence))
            {
                Assert.IsGreaterThan(last, run.Start, "runs neither overlap nor touch");
                for (int i = 0; i < run.Scores.Length; i++)
                    Assert.AreEqual(Scores[(sequence, run.Start + i)], run.Scores.Span[i]);
                last = run.End;
            }
        }
    }

    private IEnumerable<(string Sequence, int Start, float[] Scores)> Shuffled(long order)
    {
        var random = new SplittableRandom(order);
        return _pieces.Select(piece => (Piece: piece, Key: random.NextDouble())).OrderBy(pair => pair.Key).Select(pair => pair.Piece);
    }
}
