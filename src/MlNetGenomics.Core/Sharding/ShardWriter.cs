using System.Globalization;
using System.Text;

namespace MlNetGenomics.Sharding;

/// <summary>
/// Writes a shard's table: a first line that says which shard it is, the table as it would be, and a last line with the
/// number of lines between them, by which a file that was cut short is known.
/// </summary>
public sealed class ShardWriter : TextWriter
{
    internal const string EndMark = "#end\t";

    private readonly TextWriter _writer;
    private long _lines;

    /// <summary>Starts the table.</summary>
    /// <param name="writer">Receives it; not closed here.</param>
    /// <param name="stamp">Which shard it is.</param>
    public ShardWriter(TextWriter writer, ShardStamp stamp)
        : base(CultureInfo.InvariantCulture)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(stamp);
        _writer = writer;
        NewLine = "\n";
        writer.Write(stamp.ToLine());
        writer.Write('\n');
    }

    /// <inheritdoc/>
    public override Encoding Encoding => _writer.Encoding;

    /// <inheritdoc/>
    public override void Write(char value)
    {
        if (value == '\n')
            _lines++;
        _writer.Write(value);
    }

    /// <inheritdoc/>
    public override void Write(string? value)
    {
        _lines += value.AsSpan().Count('\n');
        _writer.Write(value);
    }

    /// <summary>Ends the table.</summary>
    public void Complete() => _writer.Write(string.Create(CultureInfo.InvariantCulture, $"{EndMark}{_lines}\n"));
}
