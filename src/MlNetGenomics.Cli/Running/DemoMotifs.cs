using System.Globalization;
using MlNetGenomics.Motifs;
using MlNetGenomics.Networks.MuSeAM;
using MlNetGenomics.Reports;
using MlNetGenomics.Simulation;
using MlNetGenomics.Training;

namespace MlNetGenomics.Cli.Running;

/// <summary>Which planted motifs a model has found.</summary>
internal sealed class DemoMotifs
{
    private readonly PlantedMotifData _data;
    private readonly MuseamMotif[] _strongest;

    private DemoMotifs(PlantedMotifData data, MuseamMotif[] strongest)
    {
        _data = data;
        _strongest = strongest;
        Recovered = MotifRecovery.Find(data.Motifs, [.. strongest.Select(motif => motif.Motif)]);
    }

    /// <summary>The best kernel for each planted motif.</summary>
    public IReadOnlyList<MotifRecovery> Recovered { get; }

    /// <summary>Names of the planted motifs that no kernel resembles.</summary>
    public IReadOnlyList<string> Missed =>
        [.. Recovered.Where(motif => !motif.IsRecovered).Select(motif => motif.Known.Name)];

    /// <summary>Seeks the planted motifs among the kernels that matter most.</summary>
    public static DemoMotifs Find(MuseamModel model, PlantedMotifData data) =>
        new(data, [.. MuseamMotifTable.Of(model).Rows.Take(DemoSettings.StrongestKernels)]);

    /// <summary>Says for each planted motif which kernel has found it.</summary>
    public void WriteTable(TextWriter writer)
    {
        var table = new TextTable("motif", "planted", "effect", "kernel", "learned", "weight", "match", "");
        for (int i = 0; i < Recovered.Count; i++)
        {
            MotifRecovery motif = Recovered[i];
            PositionProbabilityMatrix learned = Oriented(motif);
            MuseamMotif kernel = _strongest[motif.LearnedIndex];
            table.Add(
                motif.Known.Name,
                Consensus.Iupac(motif.Known),
                Number(_data.Settings.Motifs[i].Effect, "0.0"),
                learned.Name,
                Consensus.Iupac(learned),
                Number(kernel.HeadWeight, "0.000"),
                Number(motif.Alignment.Similarity, "0.00"),
                motif.IsRecovered ? "found" : "MISSED");
        }
        table.Write(writer);
    }

    /// <summary>The report page.</summary>
    public MuseamReportData Report(CrossValidationResult result, MuseamModel model, MuseamSettings settings)
    {
        MuseamReportData page = MuseamPages.OfCrossValidation(
            "simulated data", result, model, settings, _data.Sequences, _data.Labels);
        var matches = new Dictionary<int, MotifMatch>();
        foreach (MuseamMotif kernel in _strongest)
        {
            MotifRecovery best = Best(kernel);
            if (best.IsRecovered)
            {
                matches[kernel.Kernel] = new MotifMatch(
                    best.Known.Name, best.Alignment.Similarity, best.Alignment.ReverseComplement);
            }
        }
        return page with
        {
            Title = "MuSeAM demo: planted motifs, found again",
            Highlights =
            [
                new ReportEntry("planted motifs found", $"{Recovered.Count - Missed.Count} of {Recovered.Count}"),
                .. page.Highlights,
            ],
            BestMatches = matches,
            Notes =
            [
                FormattableString.Invariant(
                    $"The data are simulated: {_data.Sites.Count} sites of {_data.Motifs.Count} motifs in {_data.Sequences.Count} random sequences; the activity is a baseline, what each site adds, and noise of standard deviation {_data.Settings.NoiseDeviation}."),
                FormattableString.Invariant(
                    $"The best match is the planted motif of the highest similarity, from {MotifRecovery.DefaultMinimumSimilarity} up: the mean correlation of the aligned columns, over the width of the narrower motif."),
                .. page.Notes,
            ],
        };
    }

    private MotifRecovery Best(MuseamMotif kernel) =>
        MotifRecovery.Find(_data.Motifs, [kernel.Motif]).MaxBy(found => found.Alignment.Similarity)!;

    private static PositionProbabilityMatrix Oriented(MotifRecovery motif) =>
        motif.Alignment.ReverseComplement ? motif.Learned!.ReverseComplement() : motif.Learned!;

    private static string Number(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
