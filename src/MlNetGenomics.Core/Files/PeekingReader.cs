namespace MlNetGenomics.Files;

/// <summary>Lines of a text whose first one can be looked at before, to know the format.</summary>
/// <param name="reader">The text, disposed with this.</param>
internal sealed class PeekingReader(TextReader reader) : TextReader
{
    private string? _first;

    /// <summary>The line that comes next; null at the end.</summary>
    public string? PeekLine() => _first ??= reader.ReadLine();

    /// <inheritdoc/>
    public override string? ReadLine()
    {
        string? line = PeekLine();
        _first = null;
        return line;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
            reader.Dispose();
        base.Dispose(disposing);
    }
}
