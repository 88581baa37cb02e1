using System.Diagnostics;

namespace MlNetGenomics.Benchmarks;

/// <summary>Timing of two jobs in turn, so that a machine that slows down slows both.</summary>
internal static class Stopwatches
{
    /// <summary>Median seconds of each job over some rounds, jobs taking turns, after one round of warm-up.</summary>
    public static double[] Medians(int rounds, params Action[] jobs)
    {
        var times = new double[jobs.Length][];
        for (int j = 0; j < jobs.Length; j++)
            times[j] = new double[rounds];
        for (int round = -1; round < rounds; round++)
        {
            for (int j = 0; j < jobs.Length; j++)
            {
                long start = Stopwatch.GetTimestamp();
                jobs[j]();
                if (round >= 0)
                    times[j][round] = Stopwatch.GetElapsedTime(start).TotalSeconds;
            }
        }
        return [.. times.Select(t => t.Order().ElementAt(rounds / 2))];
    }
}
