using Microsoft.AspNetCore.Mvc;

namespace ScoringService;

/// <summary>Answers that say what was wrong.</summary>
internal static class Problems
{
    /// <summary>Writes a problem (RFC 9457).</summary>
    /// <param name="context">The request.</param>
    /// <param name="status">Status code of the answer.</param>
    /// <param name="detail">What was found and what was expected.</param>
    public static async Task WriteAsync(HttpContext context, int status, string detail)
    {
        context.Response.StatusCode = status;
        var problem = new ProblemDetailsContext
        {
            HttpContext = context,
            ProblemDetails = new ProblemDetails { Status = status, Detail = detail },
        };
        // A client that takes no JSON gets the status alone.
        await context.RequestServices.GetRequiredService<IProblemDetailsService>().TryWriteAsync(problem);
    }
}
