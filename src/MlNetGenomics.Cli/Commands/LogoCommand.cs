using System.CommandLine;
using System.Globalization;
using MlNetGenomics.Cli.Options;
using MlNetGenomics.Cli.Running;
using MlNetGenomics.Motifs;
using MlNetGenomics.Networks.MuSeAM;
using MlNetGenomics.Onnx;
using MlNetGenomics.Reports;

namespace MlNetGenomics.Cli.Commands;

/// <summary>mlng logo.</summary>
internal sealed class LogoCommand : CliCommand
{
    private const string LogoName = "logo";

    private readonly Option<string?> _motifs = new("--motifs")
    {
        Description = "Motifs, MEME or JASPAR, plain or gzip",
        HelpName = "FILE",
    };

    private readonly Option<string?> _model = new("--model")
    {
        Description = "Trained model, whose kernels are drawn, strongest first",
        HelpName = "FILE.onnx",
    };

    private readonly Option<string?> _name = new("--name")
    {
        Description = "Draw the motif of this name only",
        HelpName = "NAME",
    };

    private readonly Option<string> _out = new("--out")
    {
        Description = "An SVG drawing of one motif, or an HTML page of all",
        HelpName = "FILE.svg|FILE.html",
        Required = true,
    };

    /// <summary>Makes the command.</summary>
    public LogoCommand(Shell shell, CommonOptions common)
        : base(
            "logo",
            "Draw motifs as sequence logos.",
            shell,
            common,
            "mlng logo --motifs motifs.meme --name MA0114.3 --out hnf4a.svg",
            "mlng logo --model model.onnx --out kernels.html")
    {
        Add(_motifs, _model, _name, _out);
    }

    /// <inheritdoc/>
    protected override int Execute(ParseResult parsed, CommandRun run)
    {
        string? motifPath = parsed.GetValue(_motifs);
        string? modelPath = parsed.GetValue(_model);
        if (motifPath is null == modelPath is null)
            throw new UsageException("give either --motifs or --model");
        string source = (motifPath ?? modelPath)!;
        string target = parsed.GetValue(_out)!;
        string? name = parsed.GetValue(_name);
        bool isPage = IsPage(target);
        run.Settings[motifPath is null ? "model" : "motifs"] = source;
        run.Settings["name"] = name;
        IReadOnlyList<PositionProbabilityMatrix> motifs = motifPath is null
            ? [.. MuseamMotifTable.Of(MuseamOnnx.Import(source)).Rows.Select(row => row.Motif)]
            : MotifReader.Read(source).Motifs;
        motifs = Choose(motifs, name, source, isPage);
        run.Plan([source], (LogoName, target));
        run.Outputs.SetText(LogoName, writer => writer.Write(
            isPage ? Page(motifs, source).ToHtml() : SequenceLogo.OfMotif(motifs[0], OptionsFor(motifs[0])).ToFile()));
        return run.Finish();
    }

    private static bool IsPage(string target)
    {
        string extension = Path.GetExtension(target).ToLowerInvariant();
        return extension switch
        {
            ".html" or ".htm" => true,
            ".svg" => false,
            _ => throw new UsageException($"--out: '{target}' ends neither in .svg nor in .html"),
        };
    }

    private static IReadOnlyList<PositionProbabilityMatrix> Choose(
        IReadOnlyList<PositionProbabilityMatrix> motifs, string? name, string source, bool isPage)
    {
        if (name is not null)
        {
            PositionProbabilityMatrix? found = motifs.FirstOrDefault(motif => motif.Name == name)
                ?? motifs.FirstOrDefault(motif => motif.AlternateName == name);
            return found is not null
                ? [found]
                : throw new GenomicsException($"{source}: has no motif {name} among its {motifs.Count}");
        }
        if (motifs.Count == 0)
            throw new GenomicsException($"{source}: has no motifs");
        return isPage || motifs.Count == 1
            ? motifs
            : throw new UsageException($"{source} has {motifs.Count} motifs: name one, or ask for .html");
    }

    private static HtmlReport Page(IReadOnlyList<PositionProbabilityMatrix> motifs, string source)
    {
        string count = motifs.Count.ToString("#,0", CultureInfo.InvariantCulture);
        HtmlReport report = new HtmlReport($"Motifs of {Path.GetFileName(source)}", $"{count} motifs")
            .AddSection("Logos");
        return report.AddFigures([.. motifs.Select(motif => new ReportFigure(
            SequenceLogo.OfMotif(motif, OptionsFor(motif)), $"{motif.Name} {motif.AlternateName}".Trim()))]);
    }

    private static LogoOptions OptionsFor(PositionProbabilityMatrix motif) => new()
    {
        Title = motif.AlternateName.Length == 0 ? motif.Name : $"{motif.Name} {motif.AlternateName}",
    };
}
