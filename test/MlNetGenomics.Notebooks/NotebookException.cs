namespace MlNetGenomics.Notebooks;

/// <summary>A notebook that does not run, or shows something else than its file says; names the notebook and the cell.</summary>
public sealed class NotebookException(string message, Exception? inner = null) : Exception(message, inner);
