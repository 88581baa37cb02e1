using System.Globalization;
using System.Text;
using MlNetGenomics.Onnx;
using MlNetGenomics.Variants;

namespace MlNetGenomics.Reports;

/// <summary>
/// Writes a VCF file again with what was found out about its variants in INFO, one value for each alternate allele, "." where
/// one was not scored. All else stays as it is.
/// </summary>
public sealed class VcfAnnotator
{
    private const int AlternateColumn = 4;
    private const int InfoColumn = 7;
    private const string Missing = ".";

    private readonly List<(string Key, int Column, string Type, string Description)> _fields = [];
    private readonly int[] _allele;

    /// <summary>Chooses INFO fields for the columns of a table.</summary>
    /// <param name="header">Header of the finished table.</param>
    public VcfAnnotator(string header)
    {
        ArgumentNullException.ThrowIfNull(header);
        string[] columns = header.Split('\t');
        string[] names = [VariantColumns.Chromosome, VariantColumns.Position, VariantColumns.Reference, VariantColumns.Alternate];
        _allele = [.. names.Select(name => Array.IndexOf(columns, name))];
        for (int column = 0; column < columns.Length; column++)
        {
            if (Describe(columns[column]) is { } field)
                _fields.Add((Key(columns[column]), column, field.Type, field.Description));
        }
    }

    /// <summary>Lines of the header that say what the INFO fields are.</summary>
    public IEnumerable<string> HeaderLines => _fields.Select(one =>
        $"##INFO=<ID={one.Key},Number=A,Type={one.Type},Description=\"{one.Description}\","
        + $"Source=\"{OnnxGraphBuilder.ProducerName}\",Version=\"{OnnxGraphBuilder.ProducerVersion}\">");

    /// <summary>Writes the file.</summary>
    /// <param name="vcf">The file.</param>
    /// <param name="nextRow">
    /// Gives the rows of the finished table, in the file's order, and null at the end; alleles that were not scored have none.
    /// </param>
    /// <param name="writer">Receives the lines.</param>
    /// <param name="cancellation">Stops early.</param>
    /// <returns>Alternate alleles that got values.</returns>
    public long Write(TextReader vcf, Func<string?> nextRow, TextWriter writer, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(vcf);
        ArgumentNullException.ThrowIfNull(nextRow);
        ArgumentNullException.ThrowIfNull(writer);
        string[]? row = Next();
        long annotated = 0;
        while (vcf.ReadLine() is { } line)
        {
            if (line.StartsWith(VcfReader.HeaderLine, StringComparison.Ordinal))
            {
                foreach (string own in HeaderLines)
                    WriteLine(own);
            }
            if (line.StartsWith('#') || string.IsNullOrWhiteSpace(line))
            {
                WriteLine(line);
                continue;
            }
            cancellation.ThrowIfCancellationRequested();
            string[] cells = line.Split('\t', InfoColumn + 2);
            string[] alternates = cells[AlternateColumn].Split(',');
            var found = new string[]?[alternates.Length];
            for (int i = 0; i < alternates.Length; i++)
            {
                if (row is null || !IsOf(row, cells, alternates[i]))
                    continue;
                found[i] = row;
                annotated++;
                row = Next();
            }
            if (found.Any(one => one is not null))
                cells[InfoColumn] = Info(cells[InfoColumn], found);
            WriteLine(string.Join('\t', cells));
        }
        return annotated;

        string[]? Next() => nextRow()?.Split('\t');

        void WriteLine(string text)
        {
            writer.Write(text);
            writer.Write('\n');
        }
    }

    private bool IsOf(string[] row, string[] cells, string alternate) =>
        row[_allele[0]] == cells[0] && row[_allele[1]] == PlainPosition(cells[1]) && row[_allele[2]] == cells[3]
        && row[_allele[3]] == alternate;

    private static string PlainPosition(string cell) =>
        VariantFields.Position(cell)?.ToString(CultureInfo.InvariantCulture) ?? cell;

    private string Info(string info, string[]?[] found)
    {
        var text = new StringBuilder(info is Missing or "" ? "" : info);
        foreach ((string key, int column, _, _) in _fields)
        {
            if (text.Length > 0)
                text.Append(';');
            text.Append(key).Append('=').AppendJoin(',', found.Select(row => Value(row?[column])));
        }
        return text.ToString();
    }

    private static string Value(string? cell) => cell switch
    {
        null or "" => Missing,
        "true" => "1",
        "false" => "0",
        // What ends a value in VCF.
        _ => cell.Replace(',', '_').Replace(';', '_').Replace('=', '_').Replace(' ', '_'),
    };

    private static string Key(string column) =>
        "MLNG_" + string.Concat(column.Select(letter => char.IsAsciiLetterOrDigit(letter) || letter == '.' ? char.ToUpperInvariant(letter) : '_'));

    private static (string Type, string Description)? Describe(string column) => column switch
    {
        VariantColumns.PredictedEffect => ("Float", "Predicted variant effect: magnitude of the effect, of several tasks the greatest"),
        VariantColumns.Gains => ("String", "Motifs that gain: name:change of score:part of the effect, between bars"),
        VariantColumns.Losses => ("String", "Motifs that lose: name:change of score:part of the effect, between bars"),
        VariantColumns.Annotation => ("String", "Annotations that the variant lies on, between bars"),
        VariantColumns.PValue => ("Float", "Empirical p-value against benign variants"),
        VariantColumns.QValue => ("Float", "False discovery rate (Benjamini and Hochberg)"),
        VariantColumns.Top => ("Integer", "1 where the predicted variant effect is among the greatest, else 0"),
        _ when column.StartsWith(VariantColumns.ReferenceScore, StringComparison.Ordinal) =>
            ("Float", "Prediction with the reference allele" + Task(column, VariantColumns.ReferenceScore)),
        _ when column.StartsWith(VariantColumns.AlternateScore, StringComparison.Ordinal) =>
            ("Float", "Prediction with the alternate allele" + Task(column, VariantColumns.AlternateScore)),
        _ when column.StartsWith(VariantColumns.Effect, StringComparison.Ordinal) =>
            ("Float", "Prediction with the alternate allele less that with the reference allele" + Task(column, VariantColumns.Effect)),
        _ => null,
    };

    private static string Task(string column, string start) =>
        column.Length > start.Length ? $", task {column[(start.Length + 1)..].Replace('"', '\'')}" : "";
}
