using System.Diagnostics;

namespace MlNetGenomics.Benchmarks;

/// <summary>Timing of two jobs in turn, so that a machine that slows down slows both.</summary>
internal static class Stopwatches
{
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(0.5);

    /// <summary>
    /// Median seconds of each job over some rounds, jobs taking turns, after each has warmed up: run for half a second,
    /// and once at least, so that short jobs are compiled as well as long ones.
    /// </summary>
    public static double[] Medians(int rounds, params Action[] jobs)
    {
        var times = new double[jobs.Length][];
        for (int j = 0; j < jobs.Length; j++)
            times[j] = new double[rounds];
        foreach (Action job in jobs)
        {
            long start = Stopwatch.GetTimestamp();
            do
                job();
            while (Stopwatch.GetElapsedTime(start) < WarmUp);
        }
        for (int round = 0; round < rounds; round++)
        {
            for (int j = 0; j < jobs.Length; j++)
            {
                long start = Stopwatch.GetTimestamp();
                jobs[j]();
                times[j][round] = Stopwatch.GetElapsedTime(start).TotalSeconds;
            }
        }
        return [.. times.Select(t => t.Order().ElementAt(rounds / 2))];
    }
}
