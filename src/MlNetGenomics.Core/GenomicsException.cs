namespace MlNetGenomics;

/// <summary>
/// What a user did or gave cannot be worked with. The message is one line that names the file, the
/// record or line, what was found and what was expected; it is shown as it stands.
/// </summary>
public sealed class GenomicsException : Exception
{
    /// <summary>Makes the exception with the line to show.</summary>
    public GenomicsException(string message) : base(message)
    {
    }

    /// <summary>Makes the exception with the line to show and what caused it.</summary>
    public GenomicsException(string message, Exception? innerException) : base(message, innerException)
    {
    }
}
