using System.CommandLine;
using System.Globalization;
using MlNetGenomics.Cli.Options;
using MlNetGenomics.Cli.Running;
using MlNetGenomics.Interpretation;
using MlNetGenomics.Interpretation.Seqlets;
using MlNetGenomics.Reports;
using MlNetGenomics.Sequences;

namespace MlNetGenomics.Cli.Commands;

/// <summary>mlng seqlets.</summary>
internal sealed class SeqletsCommand : CliCommand
{
    private const string TableName = "seqlets";
    private const string BedName = "bed";

    private readonly SeqletOptions _seqlets = new();

    private readonly Option<string> _scores = new("--scores")
    {
        Description = "Table of base scores, as mlng saliency and deeplift write it, - for standard input",
        HelpName = "FILE.tsv",
        Required = true,
    };

    private readonly Option<string> _column = new("--column")
    {
        Description = "Column of the scores",
        HelpName = "NAME",
        DefaultValueFactory = _ => "score",
    };

    private readonly Option<bool> _genomic = new("--genomic")
    {
        Description = "Seqlets lie where sequences do; names of these are chr:start-end",
    };

    private readonly Option<string?> _out = new("--out")
    {
        Description = "Table: name, start and end (from 1), sign, attribution, p-value, sequence; standard output if nothing "
            + "else is asked for",
        HelpName = "FILE.tsv",
    };

    private readonly Option<string?> _bed = new("--bed")
    {
        Description = "Seqlets as BED",
        HelpName = "FILE.bed",
    };

    /// <summary>Makes the command.</summary>
    public SeqletsCommand(Shell shell, CommonOptions common)
        : base(
            "seqlets",
            "Find the spans of bases that stand out in a track of scores, by recursive p-values.",
            shell,
            common,
            "mlng seqlets --scores deeplift.tsv --out seqlets.tsv",
            "mlng seqlets --scores peaks.tsv.gz --genomic --pvalue 0.001 --bed seqlets.bed")
    {
        Add(_scores, _column);
        Add(_seqlets.All);
        Add(_genomic);
        Add(_out, _bed);
    }

    /// <inheritdoc/>
    protected override int Execute(ParseResult parsed, CommandRun run)
    {
        string path = parsed.GetValue(_scores)!, column = parsed.GetValue(_column)!;
        string? tablePath = parsed.GetValue(_out), bedPath = parsed.GetValue(_bed);
        bool isGenomic = parsed.GetValue(_genomic);
        run.Settings["scores"] = path;
        run.Settings["column"] = column;
        SeqletSettings settings = _seqlets.Get(parsed, run);
        run.Settings["genomic"] = isGenomic;
        (List<AttributionRecord> records, GenomicInterval?[] places) = Read(path, column, isGenomic);
        run.Plan([path], (TableName, tablePath), (BedName, bedPath));
        IReadOnlyList<Seqlet> found = SequenceOptions.InFile(path, () => RecursiveSeqlets.Find(
            [.. records.Select(record => record.Scores)], settings, run.Threads, run.Cancellation));
        run.Metrics["sequences"] = records.Count;
        run.Metrics["positive"] = found.Count(seqlet => !seqlet.IsNegative);
        run.Metrics["negative"] = found.Count(seqlet => seqlet.IsNegative);
        bool isOnStandardOutput = tablePath is null && bedPath is null;
        if (isOnStandardOutput)
            WriteTable(run.DataOutput);
        run.Outputs.SetText(TableName, WriteTable);
        run.Outputs.SetText(BedName, writer =>
        {
            foreach (Seqlet seqlet in found)
            {
                (string name, long start, bool? isReverse) = Place(seqlet);
                SeqletBedWriter.Write(writer, name, start, seqlet, isReverse);
            }
        });
        if (isOnStandardOutput)
        {
            run.DataOutput.Flush();
            return run.FinishQuietly();
        }
        run.Output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{found.Count:#,0} seqlets in {records.Count:#,0} sequences, {run.Metrics["negative"]} of them negative ({run.Seconds:0.0} s)"));
        return run.Finish();

        void WriteTable(TextWriter writer)
        {
            var table = new SeqletTableWriter(writer);
            // The most certain first, as tangermeme.
            foreach (Seqlet seqlet in found.OrderBy(seqlet => seqlet.PValue))
            {
                (string name, long start, _) = Place(seqlet);
                table.Write(name, start, seqlet, records[seqlet.Track].Codes.AsSpan(seqlet.Start, seqlet.Length));
            }
        }

        (string Name, long Start, bool? IsReverse) Place(Seqlet seqlet)
        {
            AttributionRecord record = records[seqlet.Track];
            int before = record.FirstPosition - 1;
            if (places[seqlet.Track] is not { } place)
                return (record.Name, before + seqlet.Start, null);
            GenomicInterval part = place.Part(before + seqlet.Start, before + seqlet.End);
            return (part.Chromosome, part.Start, part.IsReverse);
        }
    }

    private static (List<AttributionRecord> Records, GenomicInterval?[] Places) Read(string path, string column, bool isGenomic)
    {
        using AttributionTableReader reader = AttributionTableReader.Open(path, column);
        var records = new List<AttributionRecord>();
        var places = new List<GenomicInterval?>();
        while (reader.Read() is { } record)
        {
            // The numbers of all bases have no part in this.
            records.Add(record with { Bases = null });
            places.Add(isGenomic ? PlaceOf(record, reader.Source) : null);
        }
        return records.Count > 0
            ? (records, [.. places])
            : throw new GenomicsException($"{reader.Source}: has no rows, base scores are expected");
    }

    private static GenomicInterval PlaceOf(AttributionRecord record, string source)
    {
        int length = record.FirstPosition - 1 + record.Length;
        if (!GenomicInterval.TryParse(record.Name, out GenomicInterval interval))
        {
            throw new GenomicsException(
                $"{source}: sequence {record.Name}: the name does not say where it lies, chr:start-end is expected");
        }
        return interval.Length >= length
            ? interval
            : throw new GenomicsException($"{source}: sequence {record.Name} has {length} bases, its name says {interval.Length}");
    }
}
