using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using MlNetGenomics.Cli.Options;
using MlNetGenomics.Cli.Running;
using MlNetGenomics.Motifs;
using MlNetGenomics.Simulation;

namespace MlNetGenomics.Cli.Commands;

/// <summary>mlng simulate.</summary>
internal sealed class SimulateCommand : CliCommand
{
    private static readonly PlantedMotifSettings Defaults = new();

    private readonly Option<int> _count = new("--count")
    {
        Description = "Number of sequences",
        HelpName = "N",
        CustomParser = result => Numbers.ParseInt(result, 1),
        DefaultValueFactory = _ => Defaults.SequenceCount,
    };

    private readonly Option<int> _length = new("--length")
    {
        Description = "Bases of a sequence",
        HelpName = "L",
        CustomParser = result => Numbers.ParseInt(result, 1),
        DefaultValueFactory = _ => Defaults.SequenceLength,
    };

    private readonly Option<double> _noise = new("--noise")
    {
        Description = "Standard deviation of the noise added to the activity",
        HelpName = "X",
        CustomParser = result => Numbers.ParseDouble(result),
        DefaultValueFactory = _ => Defaults.NoiseDeviation,
    };

    private readonly Option<string?> _motifs = new("--motifs")
    {
        Description = "Motifs to plant, MEME or JASPAR; six textbook sites if not given",
        HelpName = "FILE",
    };

    private readonly Option<double[]?> _effects = new("--effects")
    {
        Description = "What a site of each motif adds to the activity; 1 if not given",
        HelpName = "X,...",
        Arity = ArgumentArity.ExactlyOne,
        CustomParser = Numbers.ParseDoubles,
    };

    private readonly Option<bool> _oneStrand = new("--one-strand")
    {
        Description = "All sites on the forward strand; on either if not given",
    };

    private readonly Option<string> _labelKind = Choice.Option(
        "--label-kind",
        "What is measured: the activity, or 0 or 1 for each motif, whether a site of it is there",
        SimulatedFiles.Activity,
        SimulatedFiles.Activity,
        SimulatedFiles.Binary);

    private readonly Option<string> _out = new("--out")
    {
        Description = "Folder for sequences.fa, labels.tsv, sites.bed and motifs.meme",
        HelpName = "FOLDER",
        DefaultValueFactory = _ => "simulated",
    };

    /// <summary>Makes the command.</summary>
    public SimulateCommand(Shell shell, CommonOptions common)
        : base(
            "simulate",
            "Make sequences with planted motifs and activities like those of a reporter assay.",
            shell,
            common,
            "mlng simulate --count 2000 --length 171 --noise 0.3 --seed 1 --out simulated",
            "mlng simulate --count 5000 --length 200 --label-kind binary --out bound")
    {
        Add(_count, _length, _noise, _motifs, _effects, _oneStrand, _labelKind, _out);
    }

    /// <inheritdoc/>
    protected override int Execute(ParseResult parsed, CommandRun run)
    {
        string? motifs = parsed.GetValue(_motifs);
        string folder = parsed.GetValue(_out)!;
        PlantedMotifSettings settings = Defaults with
        {
            SequenceCount = parsed.GetValue(_count),
            SequenceLength = parsed.GetValue(_length),
            NoiseDeviation = parsed.GetValue(_noise),
            BothStrands = !parsed.GetValue(_oneStrand),
            Seed = run.Seed,
            Motifs = Motifs(motifs, parsed.GetValue(_effects)),
        };
        settings.Validate();
        bool isBinary = parsed.GetValue(_labelKind) == SimulatedFiles.Binary;
        if (isBinary)
            OptionUse.Reject(parsed, [_noise, _effects], $"there is none in {_labelKind.Name} {SimulatedFiles.Binary}");
        run.Settings["label_kind"] = parsed.GetValue(_labelKind);
        Describe(run, settings, motifs);
        run.Plan([motifs], SimulatedFiles.Paths(folder));
        PlantedMotifData data = PlantedMotifSimulator.Run(settings);
        SimulatedFiles.Set(run, data, isBinary);
        string noise = isBinary
            ? ""
            : string.Create(CultureInfo.InvariantCulture, $", noise {settings.NoiseDeviation}");
        run.Output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{data.Sequences.Count} sequences of {settings.SequenceLength} bases, {data.Sites.Count} sites of " +
            $"{settings.Motifs.Count} motifs{noise}"));
        return run.Finish();
    }

    private static IReadOnlyList<PlantedMotif> Motifs(string? path, double[]? effects)
    {
        IReadOnlyList<PlantedMotif> motifs = path is null
            ? Defaults.Motifs
            : [.. MotifReader.Read(path).Motifs.Select(motif => new PlantedMotif(motif, 1))];
        // The parser gives an empty array for an option that is not there.
        if (effects is not { Length: > 0 })
            return motifs;
        if (effects.Length != motifs.Count)
            throw new UsageException($"--effects: {effects.Length} numbers for {motifs.Count} motifs");
        return [.. motifs.Select((motif, i) => motif with { Effect = effects[i] })];
    }

    private static void Describe(CommandRun run, PlantedMotifSettings settings, string? motifs)
    {
        run.Settings["count"] = settings.SequenceCount;
        run.Settings["length"] = settings.SequenceLength;
        run.Settings["noise"] = settings.NoiseDeviation;
        run.Settings["baseline"] = settings.Baseline;
        run.Settings["both_strands"] = settings.BothStrands;
        run.Settings["motifs"] = motifs;
        run.Settings["effects"] =
            new JsonArray([.. settings.Motifs.Select(planted => JsonValue.Create(planted.Effect))]);
    }
}
