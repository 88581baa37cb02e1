namespace MlNetGenomics.Kernels;

/// <summary>The library's one parallel loop.</summary>
public static class ParallelLoop
{
    /// <summary>Number of threads that 0 stands for: one a processor.</summary>
    public static int DefaultThreads => Environment.ProcessorCount;

    /// <summary>
    /// Calls <paramref name="body"/> for 0 .. <paramref name="count"/> - 1 on up to
    /// <paramref name="threads"/> threads (0: one a processor). Calls must not depend on each other.
    /// </summary>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static void For(int count, int threads, Action<int> body, CancellationToken cancellation = default)
    {
        int used = Math.Min(threads <= 0 ? DefaultThreads : threads, count);
        if (used <= 1)
        {
            for (int i = 0; i < count; i++)
            {
                cancellation.ThrowIfCancellationRequested();
                body(i);
            }
            return;
        }
        var options = new ParallelOptions { MaxDegreeOfParallelism = used, CancellationToken = cancellation };
        try
        {
            Parallel.For(0, count, options, body);
        }
        catch (AggregateException e) when (e.InnerExceptions.Count > 0)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(e.InnerExceptions[0]);
        }
    }
}
