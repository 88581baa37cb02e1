namespace MlNetGenomics.ModelCards;

/// <summary>Something about a file among models that is not as its card says.</summary>
/// <param name="File">Path of the file.</param>
/// <param name="Message">One line: the file, what was found, what was expected.</param>
public sealed record ModelMismatch(string File, string Message);
