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
    private readonly MuseamMotif[] _kernels;

    private DemoMotifs(PlantedMotifData data, MuseamMotif[] kernels)
    {
        _data = data;
        _kernels = kernels;
        Recovered = Find(data.Motifs);
        DecoyCount = Find([.. data.Motifs.Select(Backwards)]).Count(decoy => decoy.IsRecovered);
    }

    /// <summary>For each planted motif the best among the kernels of its role.</summary>
    public IReadOnlyList<MotifRecovery> Recovered { get; }

    /// <summary>
    /// How many of the planted motifs, read backwards without being complemented, would count as recovered: what
    /// chance alone finds.
    /// </summary>
    public int DecoyCount { get; }

    /// <summary>Names of the planted motifs that no kernel resembles.</summary>
    public IReadOnlyList<string> Missed =>
        [.. Recovered.Where(motif => !motif.IsRecovered).Select(motif => motif.Known.Name)];

    /// <summary>Seeks the planted motifs among the kernels that act in their direction.</summary>
    public static DemoMotifs Find(MuseamModel model, PlantedMotifData data) =>
        new(data, [.. MuseamMotifTable.Of(model).Rows]);

    /// <summary>Says for each planted motif which kernel has found it.</summary>
    public void WriteTable(TextWriter writer)
    {
        var table = new TextTable("motif", "planted", "effect", "kernel", "learned", "weight", "match", "");
        for (int i = 0; i < Recovered.Count; i++)
        {
            MotifRecovery motif = Recovered[i];
            string effect = Number(_data.Settings.Motifs[i].Effect, "0.0");
            if (motif.Learned is null)
            {
                table.Add(motif.Known.Name, Consensus.Iupac(motif.Known), effect, "", "", "", "", "MISSED");
                continue;
            }
            PositionProbabilityMatrix learned = Oriented(motif);
            MuseamMotif kernel = OfRole(i)[motif.LearnedIndex];
            table.Add(
                motif.Known.Name,
                Consensus.Iupac(motif.Known),
                effect,
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
        foreach (MuseamMotif kernel in _kernels)
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
            KnownMotifs = Recovered,
            Notes =
            [
                FormattableString.Invariant(
                    $"The data are simulated: {_data.Sites.Count} sites of {_data.Motifs.Count} motifs in ") +
                    FormattableString.Invariant(
                        $"{_data.Sequences.Count} random sequences; the activity is a baseline, what each site ") +
                    FormattableString.Invariant(
                        $"adds, and noise of standard deviation {_data.Settings.NoiseDeviation}."),
                FormattableString.Invariant(
                    $"A match counts from a similarity of {MotifRecovery.DefaultMinimumSimilarity}: the ") +
                    "correlations of the aligned columns, summed and divided by the width of the narrower motif. As " +
                    "a control, the planted motifs read backwards were sought too: " +
                    FormattableString.Invariant($"{DecoyCount} of {_data.Motifs.Count} would count as found."),
                .. page.Notes,
            ],
        };
    }

    private MotifRecovery[] Find(IReadOnlyList<PositionProbabilityMatrix> motifs) =>
        [.. motifs.Select((motif, i) => MotifRecovery.Find([motif], [.. OfRole(i).Select(kernel => kernel.Motif)])[0])];

    /// <summary>The kernels that act in the same direction as a planted motif.</summary>
    private MuseamMotif[] OfRole(int motif)
    {
        MotifRole role = _data.Settings.Motifs[motif].Effect < 0 ? MotifRole.Repressor : MotifRole.Activator;
        return [.. _kernels.Where(kernel => kernel.Role == role)];
    }

    private static PositionProbabilityMatrix Backwards(PositionProbabilityMatrix motif)
    {
        double[] rows = [.. Enumerable.Range(1, motif.Width).SelectMany(back => motif[motif.Width - back].ToArray())];
        return new PositionProbabilityMatrix(motif.Name, rows);
    }

    private MotifRecovery Best(MuseamMotif kernel) =>
        MotifRecovery.Find(_data.Motifs, [kernel.Motif]).MaxBy(found => found.Alignment.Similarity)!;

    private static PositionProbabilityMatrix Oriented(MotifRecovery motif) =>
        motif.Alignment.ReverseComplement ? motif.Learned!.ReverseComplement() : motif.Learned!;

    private static string Number(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
