using System.CommandLine;
using MlNetGenomics.Cli.Options;
using MlNetGenomics.Cli.Running;
using MlNetGenomics.Files;
using MlNetGenomics.Interpretation;
using MlNetGenomics.Motifs;
using MlNetGenomics.Networks;
using MlNetGenomics.Onnx;
using MlNetGenomics.Reports;
using MlNetGenomics.Sequences;

namespace MlNetGenomics.Cli.Commands;

/// <summary>mlng filters.</summary>
internal sealed class FiltersCommand : CliCommand
{
    private const string MotifsName = "motifs";
    private const string ClippedName = "clipped";
    private const string ReportName = "report";
    private const string TableName = "table";

    private readonly SequenceOptions _sequences = new();

    private readonly Option<string> _model = new("--model")
    {
        Description = "Trained network",
        HelpName = "FILE.onnx",
        Required = true,
    };

    private readonly Option<string?> _layer = new("--layer")
    {
        Description = "Layer whose filters are read; the activation after the first convolution if not given",
        HelpName = "NAME",
    };

    private readonly FilterRuleOption _rule = new();

    private readonly Option<string?> _out = new("--out")
    {
        Description = "The motifs, as wide as what a filter sees, MEME format",
        HelpName = "FILE.meme",
        Required = true,
    };

    private readonly Option<string?> _clipped = new("--clipped")
    {
        Description = "The motifs without flanks of less than half a bit, for motif comparison",
        HelpName = "FILE.meme",
    };

    private readonly Option<string?> _report = new("--report")
    {
        Description = "Page with the logos",
        HelpName = "FILE.html",
    };

    private readonly Option<string?> _table = new("--table")
    {
        Description = "Filters with sites, greatest activation, information and consensus",
        HelpName = "FILE.tsv",
    };

    /// <summary>Makes the command.</summary>
    public FiltersCommand(Shell shell, CommonOptions common)
        : base(
            "filters",
            "Say what the filters of a network respond to, as motifs of the sites that activate them.",
            shell,
            common,
            "mlng filters --model model.onnx --fasta test.fa --out filters.meme --report filters.html")
    {
        Add(_model);
        Add(_sequences.All);
        Add(_layer, _rule.Option, _out, _clipped, _report, _table);
    }

    /// <inheritdoc/>
    protected override int Execute(ParseResult parsed, CommandRun run)
    {
        string path = parsed.GetValue(_model)!;
        run.Settings["model"] = path;
        FilterMotifSettings rule = _rule.Read(parsed, run);
        NetworkModel model = NetworkOnnx.Import(path);
        string layer = parsed.GetValue(_layer)
            ?? SequenceOptions.InFile(path, () => FilterMotifs.DefaultLayer(model.Network));
        run.Settings["layer"] = layer;
        SequenceSet sequences = _sequences.Read(parsed, run);
        run.Plan(
            [path, parsed.GetValue(_sequences.Fasta)],
            (MotifsName, parsed.GetValue(_out)),
            (ClippedName, parsed.GetValue(_clipped)),
            (ReportName, parsed.GetValue(_report)),
            (TableName, parsed.GetValue(_table)));
        if (sequences.Length != model.Network.InputLength)
        {
            throw new GenomicsException(
                $"{InputFile.DisplayName(parsed.GetValue(_sequences.Fasta)!)}: record 1 ({sequences.Names[0]}) has "
                + $"{sequences.Length} bases, the model is for {model.Network.InputLength}");
        }
        IReadOnlyList<FilterMotif> filters = SequenceOptions.InFile(path, () => FilterMotifs.Find(
            new NetworkScorer(model, run.Threads),
            sequences,
            layer,
            rule,
            run.Cancellation));
        PositionProbabilityMatrix[] motifs = [.. filters.Select(filter => filter.Motif).OfType<PositionProbabilityMatrix>()];
        if (motifs.Length == 0)
            throw new GenomicsException($"{path}: no filter of {layer} is active on these sequences");
        run.Outputs.SetText(MotifsName, writer => MemeMotifs.Write(writer, motifs));
        if (run.Outputs.Has(ClippedName))
        {
            PositionProbabilityMatrix[] clipped =
                [.. filters.Select(filter => filter.Clipped).OfType<PositionProbabilityMatrix>()];
            if (clipped.Length == 0)
                throw new GenomicsException($"{path}: no motif of {layer} has a column of more than half a bit");
            run.Outputs.SetText(ClippedName, writer => MemeMotifs.Write(writer, clipped));
        }
        string title = $"Filters of {Path.GetFileName(path)}";
        if (run.Outputs.Has(ReportName))
            run.Outputs.SetText(ReportName, writer => writer.Write(FilterMotifReport.Page(title, layer, filters).ToHtml()));
        if (run.Outputs.Has(TableName))
            run.Outputs.SetText(TableName, writer => FilterMotifReport.WriteTable(writer, filters));
        run.Metrics["filters"] = filters.Count;
        run.Metrics["filters_with_sites"] = motifs.Length;
        run.Output.WriteLine($"{motifs.Length} of {filters.Count} filters of {layer} have sites in {sequences.Count} sequences");
        return run.Finish();
    }
}
