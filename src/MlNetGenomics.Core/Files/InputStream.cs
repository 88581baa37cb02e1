namespace MlNetGenomics.Files;

/// <summary>A stream whose failures are <see cref="GenomicsException"/>s that name the file.</summary>
internal sealed class InputStream : ForwardStream
{
    private readonly Stream _source;
    private readonly string _name;

    /// <summary>Takes ownership of <paramref name="source"/>.</summary>
    public InputStream(Stream source, string name)
    {
        _source = source;
        _name = name;
    }

    public override int Read(Span<byte> buffer)
    {
        try
        {
            return _source.Read(buffer);
        }
        catch (InvalidDataException e)
        {
            throw new GenomicsException($"{_name}: the gzip file is cut short or damaged", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new GenomicsException($"{_name}: cannot be read ({InputFile.FirstLine(e)})", e);
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _source.Dispose();
        base.Dispose(disposing);
    }
}
