using Microsoft.AspNetCore.Diagnostics;
using MlNetGenomics;
using ScoringService.Requests;

namespace ScoringService;

/// <summary>Turns exceptions into answers. What is the client's fault is said in a line; of ours nothing is told but that it is.</summary>
internal sealed class ProblemHandler(ServiceSettings settings, ILogger<ProblemHandler> logger) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext context, Exception exception, CancellationToken cancellation)
    {
        if (exception is OperationCanceledException && context.RequestAborted.IsCancellationRequested)
            return true;
        (int status, string detail) = exception switch
        {
            RequestException request => (request.Status, request.Message),
            BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } =>
                (StatusCodes.Status413PayloadTooLarge, $"body: larger than {settings.MostBodyBytes} bytes"),
            BadHttpRequestException request => (request.StatusCode, request.Message),
            // What the model says of a sequence, also where ML.NET has put it into an exception of its own.
            _ when exception.GetBaseException() is GenomicsException cause => (StatusCodes.Status400BadRequest, cause.Message),
            _ => (StatusCodes.Status500InternalServerError, "the service failed; its log says why"),
        };
        if (status == StatusCodes.Status500InternalServerError)
            logger.LogError(exception, "{Method} {Path} failed", context.Request.Method, context.Request.Path);
        if (status == StatusCodes.Status503ServiceUnavailable)
            context.Response.Headers.RetryAfter = "1";
        await Problems.WriteAsync(context, status, detail);
        return true;
    }
}
