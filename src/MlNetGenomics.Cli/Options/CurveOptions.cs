using System.CommandLine;
using MlNetGenomics.Cli.Running;
using MlNetGenomics.Reports;
using MlNetGenomics.Training;

namespace MlNetGenomics.Cli.Options;

/// <summary>Where the losses of training go.</summary>
internal sealed class CurveOptions
{
    private const string OutputName = "curves";

    private readonly Option<string?> _path = new("--curves")
    {
        Description = "Losses of every epoch: a table, a drawing, or a page with both",
        HelpName = "FILE.tsv|svg|html",
    };

    /// <summary>The option.</summary>
    public Option Option => _path;

    /// <summary>The output asked for.</summary>
    /// <exception cref="UsageException">The file's name does not say what to write.</exception>
    public (string Name, string? Path) Output(ParseResult parsed)
    {
        string? path = parsed.GetValue(_path);
        return path is null || KindOf(path) is ".tsv" or ".svg" or ".html"
            ? (OutputName, path)
            : throw new UsageException($"{_path.Name}: {path} ends neither in .tsv nor in .svg nor in .html");
    }

    /// <summary>Fills the output, if it was asked for.</summary>
    public void Set(ParseResult parsed, CommandRun run, string title, IReadOnlyList<EpochLoss> history)
    {
        if (parsed.GetValue(_path) is not { } path)
            return;
        var curve = new LearningCurve(history);
        run.Outputs.SetText(OutputName, writer =>
        {
            switch (KindOf(path))
            {
                case ".tsv":
                    curve.WriteTable(writer);
                    break;
                case ".svg":
                    writer.Write(curve.Draw().ToFile());
                    break;
                default:
                    writer.Write(LearningCurvePage.Create(title, curve).ToHtml());
                    break;
            }
        });
    }

    private static string KindOf(string path) => Path.GetExtension(path).ToLowerInvariant();
}
