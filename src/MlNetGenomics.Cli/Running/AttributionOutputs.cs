using System.CommandLine;
using System.Globalization;
using MlNetGenomics.Cli.Options;
using MlNetGenomics.Files;
using MlNetGenomics.Networks;
using MlNetGenomics.Reports;
using MlNetGenomics.Sequences;

namespace MlNetGenomics.Cli.Running;

/// <summary>Writes attributions while they are computed, and keeps those that a page shows.</summary>
internal sealed class AttributionOutputs
{
    private const string BedGraphName = "bedgraph";
    private const string ReportName = "report";

    private readonly CommandRun _run;
    private readonly string _tableName;
    private readonly string? _tablePath, _trackPath, _reportPath, _sitePath;
    private readonly ILookup<string, BedRecord>? _sites;
    private readonly AttributionSelection _selection;
    private OutputFile? _tableFile, _trackFile;
    private AttributionTableWriter? _table;
    private long _count;

    /// <summary>Reads what the options say, and the sites.</summary>
    /// <exception cref="UsageException">An option is for a page that is not asked for.</exception>
    /// <exception cref="GenomicsException">The file of sites is not BED.</exception>
    public AttributionOutputs(AttributionOutputOptions options, ParseResult parsed, CommandRun run)
    {
        _run = run;
        _tableName = options.TableName;
        _tablePath = parsed.GetValue(options.Out);
        _trackPath = parsed.GetValue(options.BedGraph);
        _reportPath = parsed.GetValue(options.Report);
        _sitePath = parsed.GetValue(options.Sites);
        if (_reportPath is null)
        {
            OptionUse.Reject(
                parsed, [options.Logos, options.Sites], $"is for the page, and there is no {options.Report.Name}");
        }
        _sites = _sitePath is null ? null : BedReader.Read(_sitePath).ToLookup(site => site.Sequence);
        _selection = new AttributionSelection(_reportPath is null ? 0 : parsed.GetValue(options.Logos));
    }

    private bool IsOnStandardOutput => _tablePath is null && _trackPath is null && _reportPath is null;

    /// <summary>Plans the outputs; once the inputs are known to be good.</summary>
    /// <param name="inputs">Paths that are read.</param>
    public void Plan(params IEnumerable<string?> inputs) => _run.Plan(
        [.. inputs, _sitePath], (_tableName, _tablePath), (BedGraphName, _trackPath), (ReportName, _reportPath));

    /// <summary>Opens what is written on the way.</summary>
    /// <param name="withBases">Whether the table has numbers of all four bases.</param>
    public void Start(bool withBases)
    {
        _tableFile = _tablePath is null ? null : _run.Outputs.Open(_tableName);
        _trackFile = _trackPath is null ? null : _run.Outputs.Open(BedGraphName);
        if (_tableFile is not null || IsOnStandardOutput)
            _table = new AttributionTableWriter(_tableFile?.Writer ?? _run.DataOutput, withBases);
    }

    /// <summary>Writes a sequence.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="codes">Base codes, [L].</param>
    /// <param name="scores">A number a base, [L].</param>
    /// <param name="map">[L x 4], for the page, and for the table where that has it.</param>
    /// <param name="value">The neuron's value; those of the greatest are kept for the page.</param>
    public void Write(
        string name, ReadOnlySpan<byte> codes, ReadOnlySpan<float> scores, ReadOnlySpan<float> map, float value)
    {
        try
        {
            _table?.Write(name, codes, scores, map);
        }
        catch (IOException e) when (_tableFile is not null)
        {
            throw RunOutputs.Failed(_tableFile, e);
        }
        try
        {
            if (_trackFile is not null)
                AttributionBedGraphWriter.Write(_trackFile.Writer, name, scores);
        }
        catch (IOException e)
        {
            throw RunOutputs.Failed(_trackFile!, e);
        }
        _selection.Add(name, codes, value, map);
        _count++;
    }

    /// <summary>Writes the page, if it was asked for.</summary>
    /// <param name="title">Its title.</param>
    /// <param name="target">The neuron, as a reader knows it.</param>
    /// <param name="scorer">The model.</param>
    /// <param name="task">Number of the task, or null where the neuron is not a task's.</param>
    /// <param name="create">Makes the page.</param>
    public void WriteReport(
        string title, string target, NetworkScorer scorer, int? task, Func<AttributionReportData, HtmlReport> create)
    {
        if (_reportPath is null)
            return;
        var data = new AttributionReportData
        {
            Title = title,
            Target = target,
            Sequences = task is null ? _selection.Sequences : WithPredictions(_selection.Sequences, scorer, task.Value),
            SequenceCount = _count,
            Sites = _sites,
            SitesSource = InputFile.DisplayName(_sitePath ?? ""),
            Settings = [.. _run.Settings.Select(setting => new ReportEntry(setting.Key, $"{setting.Value}"))],
        };
        string page = create(data).ToHtml();
        _run.Outputs.SetText(ReportName, writer => writer.Write(page));
    }

    /// <summary>Writes all outputs and says what was done.</summary>
    /// <param name="target">The neuron, as a reader knows it.</param>
    public int Finish(string target)
    {
        _run.Metrics["sequences"] = _count;
        if (IsOnStandardOutput)
        {
            _run.DataOutput.Flush();
            return _run.FinishQuietly();
        }
        _run.Output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{target} explained in {_count:#,0} sequences ({_run.Seconds:0.0} s)"));
        return _run.Finish();
    }

    private static AttributionSequence[] WithPredictions(
        IReadOnlyList<AttributionSequence> sequences, NetworkScorer scorer, int task)
    {
        var builder = new SequenceSetBuilder();
        foreach (AttributionSequence sequence in sequences)
            builder.Add(sequence.Name, sequence.Codes);
        float[] predictions = scorer.Predict(builder.Build());
        int tasks = scorer.Model.Network.Tasks.Length;
        return [.. sequences.Select((sequence, i) => sequence with { Prediction = predictions[i * tasks + task] })];
    }
}
