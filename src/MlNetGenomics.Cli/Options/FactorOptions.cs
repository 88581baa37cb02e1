using System.CommandLine;
using MlNetGenomics.Cli.Running;
using MlNetGenomics.Files;
using MlNetGenomics.Motifs;
using MlNetGenomics.Motifs.Comparison;
using MlNetGenomics.Networks.MuSeAM;
using MlNetGenomics.Regulators;

namespace MlNetGenomics.Cli.Options;

/// <summary>How the kernels of a model get their transcription factors.</summary>
internal sealed class FactorOptions
{
    // Fewer make a poor null distribution: the MEME Suite's program warns too.
    private const int FewTargets = 50;

    // Bits a position: known motifs have about ten times as many.
    private const double FlatKernel = 0.1;

    private readonly Option<double> _qValue;

    private readonly Option<int> _minimumOverlap = new("--min-overlap")
    {
        Description = "Least number of columns on which kernel and motif lie on each other",
        HelpName = "N",
        CustomParser = result => Numbers.ParseInt(result, 1),
        DefaultValueFactory = _ => KernelFactors.DefaultSettings.MinimumOverlap,
    };

    private readonly Option<string?> _names = new("--tf-names")
    {
        Description = "What factors are called: lines of a motif or a factor of the database, a tab, a name",
        HelpName = "FILE.tsv",
    };

    /// <summary>Makes the options.</summary>
    /// <param name="isRequired">Whether there must be a database.</param>
    /// <param name="without">What happens without one.</param>
    /// <param name="qValue">q-value up to which a kernel takes a motif's factor; null for 5 %.</param>
    public FactorOptions(bool isRequired, string without = "", double? qValue = null)
    {
        _qValue = new Option<double>("--qvalue")
        {
            Description = "Kernels take the factor of a motif with a q-value up to this",
            HelpName = "Q",
            CustomParser = result => Numbers.ParseShare(result),
            DefaultValueFactory = _ => qValue ?? KernelFactors.DefaultSettings.MaximumQValue,
        };
        Database = new Option<string?>("--database")
        {
            Description = $"Known motifs, MEME or JASPAR, plain or gzip{without}",
            HelpName = "FILE",
            Required = isRequired,
        };
    }

    /// <summary>--database.</summary>
    public Option<string?> Database { get; }

    /// <summary>The options.</summary>
    public Option[] All => [Database, _qValue, _minimumOverlap, _names];

    /// <summary>Files that are read.</summary>
    public string?[] Inputs(ParseResult parsed) => [parsed.GetValue(Database), parsed.GetValue(_names)];

    /// <summary>How motifs are compared.</summary>
    public TomtomSettings Settings(ParseResult parsed) => KernelFactors.DefaultSettings with
    {
        MaximumQValue = parsed.GetValue(_qValue),
        MinimumOverlap = parsed.GetValue(_minimumOverlap),
    };

    /// <summary>Reads the database; empty for none.</summary>
    public IReadOnlyList<PositionProbabilityMatrix> ReadDatabase(ParseResult parsed, CommandRun run)
    {
        string? path = parsed.GetValue(Database);
        run.Settings["database"] = path;
        if (path is null)
        {
            OptionUse.Reject(parsed, [_qValue, _minimumOverlap, _names], $"is for known motifs, and there is no {Database.Name}");
            return [];
        }
        IReadOnlyList<PositionProbabilityMatrix> database = MotifReader.Read(path).Motifs;
        if (database.Count < FewTargets)
        {
            run.Warn($"{InputFile.DisplayName(path)}: p-values of a database of {database.Count} motifs are rough, " +
                $"{FewTargets} or more make a good null distribution");
        }
        return database;
    }

    /// <summary>Looks the kernels of a model up.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="run">The run.</param>
    /// <param name="model">The model.</param>
    /// <param name="database">Known motifs; empty for none.</param>
    /// <param name="alsoUpTo">A greater q-value up to which matches are kept, for <see cref="KernelFactors.UpTo"/>.</param>
    public KernelFactors Find(
        ParseResult parsed, CommandRun run, MuseamModel model, IReadOnlyList<PositionProbabilityMatrix> database, double alsoUpTo = 0)
    {
        if (database.Count == 0)
            return KernelFactors.None(model.KernelCount);
        run.Settings["qvalue"] = parsed.GetValue(_qValue);
        run.Settings["min_overlap"] = parsed.GetValue(_minimumOverlap);
        run.Settings["tf_names"] = parsed.GetValue(_names);
        double information = MuseamMotifs.All(model).Average(motif => InformationContent.PerPosition(motif));
        if (information < FlatKernel)
        {
            run.Warn(FormattableString.Invariant(
                $"{run.Settings["model"]}: kernels have {information:0.###} bits a position, they are hardly motifs, and what they match says little (a greater --alpha makes sharper ones)"));
        }
        FactorNames names = parsed.GetValue(_names) is { } path ? FactorNames.Read(path) : FactorNames.OfDatabase;
        TomtomSettings settings = Settings(parsed);
        settings = settings with { MaximumQValue = Math.Max(settings.MaximumQValue, alsoUpTo) };
        return KernelFactors.Find(model, database, settings, names, run.Threads, run.Cancellation);
    }
}
