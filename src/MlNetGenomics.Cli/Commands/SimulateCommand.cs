using System.CommandLine;
using System.Globalization;
using MlNetGenomics.Cli.Options;
using MlNetGenomics.Cli.Running;
using MlNetGenomics.Simulation;

namespace MlNetGenomics.Cli.Commands;

/// <summary>mlng simulate.</summary>
internal sealed class SimulateCommand : CliCommand
{
    private readonly SimulationOptions _simulation = new();
    private readonly PlantedMotifOptions _motifs;
    private readonly PlantedGrammarOptions _grammars;
    private readonly TiledAssayOptions _assay;

    private readonly Option<string> _out = new("--out")
    {
        Description = "Folder for sequences.fa (sharpr: regions.fa, counts.tsv), labels.tsv, sites.bed and motifs.meme",
        HelpName = "FOLDER",
        DefaultValueFactory = _ => "simulated",
    };

    /// <summary>Makes the command.</summary>
    public SimulateCommand(Shell shell, CommonOptions common)
        : base(
            "simulate",
            "Make sequences with planted motifs, and activities or labels whose truth is known.",
            shell,
            common,
            "mlng simulate --count 2000 --length 171 --noise 0.3 --seed 1 --out simulated",
            "mlng simulate --count 5000 --length 200 --label-kind binary --out bound",
            "mlng simulate --preset koo2019 --motifs jaspar.meme --out koo",
            "mlng simulate --grammar \"AP1 5-15 HNF4A\" --negatives broken --out syntax",
            "mlng simulate --preset sharpr --count 500 --out assay")
    {
        _motifs = new PlantedMotifOptions(_simulation);
        _grammars = new PlantedGrammarOptions(_simulation);
        _assay = new TiledAssayOptions(_simulation);
        Add(_simulation.All);
        Add(_motifs.All);
        Add(_grammars.All);
        Add(_assay.All);
        Add(_out);
    }

    /// <inheritdoc/>
    protected override int Execute(ParseResult parsed, CommandRun run)
    {
        string folder = parsed.GetValue(_out)!;
        bool isAssay = _assay.IsWanted(parsed), areGrammars = _grammars.AreWanted(parsed);
        run.Output.WriteLine(
            isAssay ? Assay(parsed, run, folder)
            : areGrammars ? Grammars(parsed, run, folder)
            : Motifs(parsed, run, folder));
        return run.Finish();
    }

    private string Motifs(ParseResult parsed, CommandRun run, string folder)
    {
        PlantedMotifSettings settings = _motifs.Read(parsed, run.Seed);
        bool isBinary = _motifs.IsBinary(parsed);
        _motifs.Describe(parsed, run, settings);
        run.Plan([_simulation.MotifPath(parsed)], SimulatedFiles.Paths(folder, settings.LabelNoise > 0));
        PlantedMotifData data = PlantedMotifSimulator.Run(settings);
        SimulatedFiles.Set(run, data, isBinary);
        string noise = isBinary
            ? WrongLabels(settings.LabelNoise)
            : string.Create(CultureInfo.InvariantCulture, $", noise {settings.NoiseDeviation}");
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{data.Sequences.Count} sequences of {settings.SequenceLength} bases, {data.Sites.Count} sites of " +
            $"{settings.Motifs.Count} motifs{noise}");
    }

    private string Grammars(ParseResult parsed, CommandRun run, string folder)
    {
        OptionUse.Reject(parsed, _motifs.All, "not where grammars are planted");
        PlantedGrammarSettings settings = _grammars.Read(parsed, run.Seed);
        _grammars.Describe(parsed, run, settings);
        run.Plan([_simulation.MotifPath(parsed)], SimulatedFiles.Paths(folder, settings.LabelNoise > 0));
        PlantedGrammarData data = PlantedGrammarSimulator.Run(settings);
        SimulatedFiles.Set(run, data);
        int positives = data.Presence().Count(row => row.Contains(true));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{data.Sequences.Count} sequences of {settings.SequenceLength} bases, {positives} with a grammar, " +
            $"{data.Sites.Count} sites of {settings.Motifs.Count} motifs{WrongLabels(settings.LabelNoise)}");
    }

    private string Assay(ParseResult parsed, CommandRun run, string folder)
    {
        OptionUse.Reject(parsed, _motifs.All, $"not with --preset {SimulationPreset.Sharpr}");
        TiledAssaySettings settings = _assay.Read(parsed, run);
        run.Plan([_simulation.MotifPath(parsed)], TiledAssayFiles.Paths(folder));
        TiledAssayData data = TiledAssaySimulator.Run(settings);
        TiledAssayFiles.Set(run, data);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{settings.RegionCount} regions of {settings.Tiling.RegionLength} bases, {settings.Tiling.Count} tiles each, " +
            $"{data.Sites.Count} sites of {settings.Motifs.Count} motifs, {settings.TaskNames.Count} experiments with " +
            $"{settings.Replicates} replicates");
    }

    private static string WrongLabels(double share) =>
        share > 0 ? string.Create(CultureInfo.InvariantCulture, $", {100 * share:0.##} % of labels wrong") : "";
}
