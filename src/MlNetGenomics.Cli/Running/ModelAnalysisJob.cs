using System.Text.Json.Nodes;
using MlNetGenomics.Accessibility;
using MlNetGenomics.Cli.Scoring;
using MlNetGenomics.Networks.MuSeAM;
using MlNetGenomics.Regulators;
using MlNetGenomics.Reports;
using MlNetGenomics.Sequences;
using MlNetGenomics.Statistics;
using MlNetGenomics.Training;
using MlNetGenomics.Variants;

namespace MlNetGenomics.Cli.Running;

/// <summary>
/// Runs all analyses of a MuSeAM model for one page: the sequences are scored once, and the factors looked up once, for all.
/// </summary>
/// <param name="inputs">The model and what it is asked about.</param>
/// <param name="run">The run, whose metrics get an object for each part.</param>
internal sealed class ModelAnalysisJob(ModelAnalysisInputs inputs, CommandRun run)
{
    private readonly MuseamManagedScorer _scorer = new(inputs.Model, run.Threads);

    /// <summary>Runs them.</summary>
    /// <returns>What the page shows.</returns>
    public ModelAnalysisReportData Run()
    {
        // What reads files as it goes comes first: a bad line is told before the long work.
        AccessibilityProfile? accessibility = inputs.Peaks is { } peaks ? Accessibility(peaks) : null;
        VariantReportData? variants = inputs.Variants is { } given ? Variants(given) : null;
        int sequences = inputs.Data.Sequences.Count;
        KernelFactors factors = inputs.Factors.UpTo(inputs.Comparison.MaximumQValue);
        var regulators = RegulatorTable.Of(inputs.Model, factors, inputs.Database, inputs.MinimumStrength);
        MotifScores scores = new MuseamScorer(inputs.Model).Score(inputs.Data.Sequences, run.Threads, run.Cancellation);
        var importance = KernelImportance.Of(inputs.Model, scores, inputs.Data.Measured);
        var influence = InfluenceTable.Of(regulators, importance, scores);
        CoOccurrenceJob pairs = CoOccurrenceJob.Run(
            inputs.Model, scores, factors, inputs.Comparison, inputs.MinimumStrength, inputs.Rule, inputs.MaximumQValue, inputs.Known, run);
        SequenceClusters clusters = ClusterJob.Run(
            importance, inputs.Factors.UpTo(inputs.ClusterQValue), inputs.Clusters, inputs.SequenceFile, run);

        double[] measured = [.. inputs.Data.Measured.Select(value => (double)value)];
        MetricNames.Add(run.Metrics, "", [RegressionScores.Of(measured, [.. importance.Predictions])]);
        RegulatorMetrics.Add(Part("regulators"), regulators, factors);
        RegulatorMetrics.Add(Part("influence"), influence, sequences);
        RegulatorMetrics.Add(Part("cooccur"), pairs, sequences);
        RegulatorMetrics.Add(Part("cluster"), clusters, inputs.GroupName is null ? [] : clusters.Locate(inputs.IsMarked));
        string isLog = inputs.Data.Transform == LabelTransform.Log2 ? " (log2)" : "";
        return new ModelAnalysisReportData
        {
            Title = $"{MuseamPages.FileTitle(inputs.ModelFile)} on {MuseamPages.FileTitle(inputs.SequenceFile)}",
            ActivityName = inputs.Model.TaskName + isLog,
            Measured = measured,
            Predicted = importance.Predictions,
            Regulators = RegulatorPages.Regulators(inputs.ModelFile, regulators, run),
            Influence = RegulatorPages.Influence(inputs.ModelFile, influence, sequences, run),
            CoOccurrence = pairs.Page(inputs.ModelFile, inputs.Rule, run),
            Clusters = RegulatorPages.Clusters(
                inputs.ModelFile, clusters, inputs.Clusters, inputs.GroupName, inputs.IsMarked, run),
            Accessibility = accessibility,
            Variants = variants,
            Settings = RegulatorPages.Settings(run),
        };
    }

    private AccessibilityProfile Accessibility(PeakInputs peaks)
    {
        (_, int length, Func<SequenceSet, CancellationToken, float[]> score) =
            AlleleScorers.OfSequences(_scorer, inputs.PeakLength, run.Threads, inputs.ModelFile);
        AnnotationIndex? segmentation = Annotation(peaks.Segmentation);
        var job = new PeakJob(peaks, length, score, run);
        job.Run();
        AccessibilityProfile profile = job.Profile(segmentation);
        RegulatorMetrics.Add(Part("accessibility"), profile, job);
        return profile;
    }

    private VariantReportData Variants(VariantInputs variants)
    {
        IAlleleScorer scorer = AlleleScorers.Of(_scorer, inputs.VariantLength, run.Threads, inputs.ModelFile);
        using GenomeWindows? genome = variants.Genome is { } path ? GenomeWindows.Open(path) : null;
        var job = new VariantJob(variants, scorer, genome, Annotation(variants.Annotation), run);
        VariantReportData data = VariantFiles.ScoreAndWrite(job, variants, run, isOnStandardOutput: false);
        VariantText.Describe(data, Part("variants"));
        return data;
    }

    private JsonObject Part(string name)
    {
        var part = new JsonObject();
        run.Metrics[name] = part;
        return part;
    }

    private static AnnotationIndex? Annotation(string? path) =>
        path is null ? null : new AnnotationIndex(BedFile.Read(path)!.Records);
}
