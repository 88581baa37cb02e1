using System.CommandLine;
using System.Text.Json.Nodes;
using MlNetGenomics.Cli.Running;
using MlNetGenomics.Files;
using MlNetGenomics.Motifs;
using MlNetGenomics.Sequences;
using MlNetGenomics.Simulation;

namespace MlNetGenomics.Cli.Options;

/// <summary>What any simulation needs: how much, of what motifs, in what background.</summary>
internal sealed class SimulationOptions
{
    private static readonly PlantedMotifSettings Defaults = new();

    private readonly Option<string> _preset = Choice.Option(
        "--preset",
        "A paper's set; what else is given counts more. koo2019: Koo and Eddy's, takes their 12 factors from " +
        "--motifs; toy1, toy2: NeuronMotif's, take one motif; sharpr: counts of a tiled reporter assay for mlng mpra",
        null,
        SimulationPreset.Names);

    private readonly Option<int> _count = new("--count")
    {
        Description = "Number of sequences, of sharpr of regions",
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

    private readonly Option<string?> _motifs = new("--motifs")
    {
        Description = "Motifs to plant, MEME or JASPAR; six textbook sites if not given",
        HelpName = "FILE",
    };

    private readonly Option<double[]?> _background = new("--background")
    {
        Description = "Share of A,C,G,T between the sites; a quarter each if not given",
        HelpName = "a,c,g,t",
        Arity = ArgumentArity.ExactlyOne,
        CustomParser = Numbers.ParseDoubles,
    };

    private readonly Option<bool> _oneStrand = new("--one-strand")
    {
        Description = "All sites on the forward strand; on either if not given",
    };

    private readonly Option<double> _labelNoise = new("--label-noise")
    {
        Description = "Chance of a label of 0 or 1 to be wrong; truth.tsv has the right ones",
        HelpName = "P",
        CustomParser = result => Numbers.ParseDouble(result),
        DefaultValueFactory = _ => Defaults.LabelNoise,
    };

    /// <summary>The options.</summary>
    public Option[] All => [_preset, _count, _length, _motifs, _background, _oneStrand, _labelNoise];

    /// <summary>--preset, or null.</summary>
    public string? Preset(ParseResult parsed) => parsed.GetValue(_preset);

    /// <summary>--motifs, or null.</summary>
    public string? MotifPath(ParseResult parsed) => parsed.GetValue(_motifs);

    /// <summary>--one-strand.</summary>
    public bool IsOneStrand(ParseResult parsed) => parsed.GetValue(_oneStrand);

    /// <summary>--label-noise, 0 if not given.</summary>
    public double LabelNoise(ParseResult parsed) => parsed.GetValue(_labelNoise);

    /// <summary>Fails where the labels that get noise are not 0 or 1.</summary>
    public void RejectLabelNoise(ParseResult parsed, string reason) => OptionUse.Reject(parsed, [_labelNoise], reason);

    /// <summary>Fails where sites are asked to be where a preset does not have them.</summary>
    public void RejectOneStrand(ParseResult parsed, string reason) => OptionUse.Reject(parsed, [_oneStrand], reason);

    /// <summary>Number of sequences.</summary>
    public int Count(ParseResult parsed, int otherwise) => OptionUse.ValueOr(parsed, _count, otherwise);

    /// <summary>Bases of a sequence.</summary>
    public int Length(ParseResult parsed, int otherwise) => OptionUse.ValueOr(parsed, _length, otherwise);

    /// <summary>Bases between the sites.</summary>
    public BaseBackground Background(ParseResult parsed, BaseBackground otherwise) =>
        parsed.GetValue(_background) is { Length: > 0 } values ? MuseamOptions.ToBackground(values) : otherwise;

    /// <summary>The motifs of --motifs, or null.</summary>
    public MotifSet? ReadMotifs(ParseResult parsed) =>
        MotifPath(parsed) is { } path ? MotifReader.Read(path) : null;

    /// <summary>The one motif of --motifs, which a preset plants, or null.</summary>
    /// <exception cref="UsageException">There are more.</exception>
    public PositionProbabilityMatrix? ReadMotif(ParseResult parsed) => ReadMotifs(parsed)?.Motifs switch
    {
        null => null,
        [var motif] => motif,
        var motifs => throw new UsageException(
            $"--preset {Preset(parsed)} plants one motif, " +
            $"{InputFile.DisplayName(MotifPath(parsed)!)} has {motifs.Count}"),
    };

    /// <summary>The motifs of Koo and Eddy in --motifs.</summary>
    /// <exception cref="UsageException">There is no file.</exception>
    public IReadOnlyList<PositionProbabilityMatrix> ReadKooEddyMotifs(ParseResult parsed)
    {
        string path = MotifPath(parsed) ?? throw new UsageException(
            $"--preset {SimulationPreset.KooEddy} needs --motifs, a file with " +
            string.Join(", ", KooEddyMotifs.Names) + " such as JASPAR's core vertebrates");
        return SequenceOptions.InFile(path, () => KooEddyMotifs.Select(MotifReader.Read(path)));
    }

    /// <summary>Settings for the JSON file.</summary>
    public void Describe(
        ParseResult parsed, CommandRun run, int count, int length, BaseBackground background, double labelNoise)
    {
        run.Settings["preset"] = Preset(parsed);
        run.Settings["count"] = count;
        run.Settings["length"] = length;
        run.Settings["motifs"] = MotifPath(parsed);
        run.Settings["background"] = new JsonArray(background.A, background.C, background.G, background.T);
        run.Settings["label_noise"] = labelNoise;
    }
}
