using System.Threading.RateLimiting;
using ScoringService.Requests;

namespace ScoringService;

/// <summary>
/// Lets as many requests score at a time as there are processors. Only scoring is counted: a client that sends slowly holds
/// nobody up.
/// </summary>
internal sealed class Turns(ServiceSettings settings) : IDisposable
{
    private readonly ConcurrencyLimiter _limiter = new(new ConcurrencyLimiterOptions
    {
        PermitLimit = settings.AtOnce > 0 ? settings.AtOnce : Environment.ProcessorCount,
        QueueLimit = settings.MostWaiting,
        QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
    });

    /// <summary>Waits for a turn and takes it.</summary>
    /// <exception cref="RequestException">Too many wait already.</exception>
    public async Task<T> TakeAsync<T>(Func<T> score, CancellationToken cancellation)
    {
        using RateLimitLease lease = await _limiter.AcquireAsync(1, cancellation);
        return lease.IsAcquired
            ? score()
            : throw new RequestException(
                StatusCodes.Status503ServiceUnavailable, $"{settings.MostWaiting} requests are waiting already");
    }

    public void Dispose() => _limiter.Dispose();
}
