namespace ScoringService.Requests;

/// <summary>A request that cannot be answered. The message says what was found and what was expected, and is shown to the client.</summary>
/// <param name="status">Status code of the answer.</param>
/// <param name="message">The line to show.</param>
internal sealed class RequestException(int status, string message) : Exception(message)
{
    /// <summary>A request that is wrong in itself.</summary>
    public RequestException(string message) : this(StatusCodes.Status400BadRequest, message)
    {
    }

    /// <summary>Status code of the answer.</summary>
    public int Status => status;
}
