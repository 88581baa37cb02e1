using Microsoft.ML;
using Microsoft.ML.Data;
using MlNetGenomics.Comparison;
using MlNetGenomics.Experiments;
using MlNetGenomics.Networks.MuSeAM;
using MlNetGenomics.Statistics;
using MlNetGenomics.Training;

namespace MlNetGenomics.Tests.Experiments;

[TestClass]
public class GenomicsExperimentTests
{
    private static readonly MLContext Context = new(1);

    private static readonly ModelSearchSpace Small = new()
    {
        Models = ["kmer-sgd", "kmer-fasttree", "museam", "deepstarr-like"],
        KmerLength = 2,
        MuseamSettings = MuseamSettings.Program with { KernelCount = 8, KernelWidth = 4, Epochs = 2 },
        NetworkSettings = NetworkTrainingSettings.Default with { Epochs = 2 },
    };

    [TestMethod]
    public void The_best_of_all_is_fitted_again_and_scores_as_it_should()
    {
        IDataView data = Table(120);
        var told = new List<RunDetail>();
        ExperimentResult result = Create(GenomicsTask.Regression, Small)
            .Execute(data, numberOfFolds: 3, labelColumnName: "Activity", sequenceColumnName: "Dna", progress: new ToList(told));
        CollectionAssert.AreEquivalent(
            Small.Models!.ToArray(), result.Leaderboard.Rows.Select(row => row.Candidate.Name).ToArray());
        CollectionAssert.AreEqual(told, result.RunDetails.ToArray());
        Assert.AreEqual(result.Leaderboard.Best!.Candidate.Name, result.BestRun.ModelName);
        Assert.IsTrue(result.BestRun.IsRefitted);

        // Activity is the number of GA, which counts of 2-mers tell exactly.
        Assert.AreEqual("kmer-sgd", result.BestRun.ModelName);
        IDataView scored = result.BestRun.Model.Transform(data);
        var scores = RegressionScores.Of(
            [.. data.GetColumn<float>("Activity").Select(value => (double)value)],
            [.. scored.GetColumn<float>("Score").Select(value => (double)value)]);
        Assert.IsGreaterThan(0.95, scores.RSquared);
        Assert.IsFalse(scored.Schema.Any(column => column.Name.StartsWith("MlNetGenomics/", StringComparison.Ordinal) && !column.IsHidden));
    }

    [TestMethod]
    [DataRow("kmer-sgd")]
    [DataRow("kmer-fasttree")]
    [DataRow("kmer-fastforest")]
    [DataRow("museam")]
    [DataRow("deepstarr-like")]
    public void Every_model_gives_the_same_scores_after_saving_and_loading(string model)
    {
        foreach (GenomicsTask task in Enum.GetValues<GenomicsTask>())
        {
            IDataView data = Table(60);
            ITransformer fitted = Create(task, Small with { Models = [model] })
                .Execute(data, numberOfFolds: 2, labelColumnName: LabelOf(task), sequenceColumnName: "Dna").BestRun.Model;
            using var stream = new MemoryStream();
            Context.Model.Save(fitted, data.Schema, stream);
            stream.Position = 0;
            ITransformer loaded = new MLContext().Model.Load(stream, out _);
            float[][] expected = Scores(fitted.Transform(data)), actual = Scores(loaded.Transform(data));
            Assert.AreEqual(task == GenomicsTask.MultiTask ? 2 : 1, expected[0].Length);
            for (int i = 0; i < expected.Length; i++)
            {
                for (int t = 0; t < expected[i].Length; t++)
                    Assert.AreEqual(expected[i][t], actual[i][t], 1e-4 * Math.Max(1, Math.Abs(expected[i][t])), $"{task}, row {i}");
            }
        }
    }

    [TestMethod]
    public void A_pipeline_of_ones_own_sees_all_columns()
    {
        IDataView data = Table(90);
        IEstimator<ITransformer> mine = Context.Transforms.Concatenate("Features", "Hint")
            .Append(Context.Regression.Trainers.OnlineGradientDescent("Activity", "Features", learningRate: 0.01f, numberOfIterations: 50));
        ExperimentResult result = Create(GenomicsTask.Regression, Small with { Models = ["kmer-fasttree"] })
            .Add("mine", mine)
            .Execute(data, 3, "Activity", "Dna");
        Assert.AreEqual("mine", result.BestRun.ModelName, "its hint is the label");
        Assert.HasCount(90, Scores(result.BestRun.Model.Transform(data)));
    }

    [TestMethod]
    public void One_that_throws_is_recorded_and_the_others_go_on()
    {
        ExperimentResult result = Create(GenomicsTask.Regression, Small with { Models = ["kmer-fasttree"] })
            .Add("throws", Context.Transforms.CopyColumns("Score", "Nowhere"))
            .Add("scoreless", Context.Transforms.CopyColumns("Other", "Activity"))
            .Add("text", Context.Transforms.CopyColumns("Score", "Dna"))
            .Execute(Table(60), 2, "Activity", "Dna");
        Assert.AreEqual("kmer-fasttree", result.BestRun.ModelName);
        RunDetail[] failed = [.. result.RunDetails.Where(run => run.Outcome == CandidateOutcome.Failed)];
        CollectionAssert.AreEqual(new[] { "throws", "scoreless", "text" }, failed.Select(run => run.ModelName).ToArray());
        Assert.Contains("Nowhere", failed[0].Message);
        Assert.Contains("makes no column Score", failed[1].Message);
        Assert.Contains("expected Score of type Single", failed[2].Message);
    }

    [TestMethod]
    public void A_validation_table_is_what_models_are_compared_by()
    {
        ExperimentResult result = Create(GenomicsTask.BinaryClassification, Small)
            .Execute(Table(150), Table(60, seed: 9), "IsRich", "Dna");
        Assert.IsTrue(result.RunDetails.All(run => run.Fold == 0));
        Assert.IsTrue(result.BestRun.IsRefitted);
        Assert.IsTrue(result.Leaderboard.Rows.All(row => row.Candidate.Runs is [{ Split.Test.Count: 60 }]));
        Assert.IsTrue(result.Leaderboard.Best!.Likely is { } likely && likely.Low <= result.BestRun.Metrics["auroc"]);
        using var folder = new TemporaryFolder();
        result.SaveReport(folder.File("r.html"), "Rich or not");
        result.SaveTable(folder.File("r.tsv"));
        Assert.Contains("Rich or not", File.ReadAllText(folder.File("r.html")));
        Assert.HasCount(1 + 4 * 2, File.ReadAllLines(folder.File("r.tsv")));
    }

    [TestMethod]
    public void Groups_stay_whole()
    {
        ExperimentResult result = Create(GenomicsTask.Regression, Small with { Models = ["kmer-fasttree"] })
            .Execute(Table(80), 4, "Activity", "Dna", samplingKeyColumnName: "Region");
        foreach (ComparisonSplit split in result.Comparison.Splits)
        {
            string[] test = [.. Enumerable.Range(0, split.Test.Count).Select(i => RegionOf(split.Test.NameOf(i)))];
            string[] training = [.. Enumerable.Range(0, split.Training.Count).Select(i => RegionOf(split.Training.NameOf(i)))];
            Assert.IsEmpty(test.Intersect(training));
        }

        // Rows are named by their number from 1, and every five rows are a region.
        static string RegionOf(string row) => RegionName(int.Parse(row.Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture) - 1);
    }

    [TestMethod]
    public void Cancelled_half_way_the_best_by_then_is_the_result()
    {
        using var source = new CancellationTokenSource();
        ExperimentResult result = Create(
                GenomicsTask.Regression, Small with { Models = ["kmer-sgd", "kmer-fasttree"] }, settings => settings.CancellationToken = source.Token)
            .Execute(Table(60), 3, "Activity", "Dna", progress: new Cancels(source, after: 3));
        Assert.HasCount(3, result.RunDetails);
        Assert.AreEqual(ComparisonEnding.Stopped, result.Comparison.Ending);
        Assert.AreEqual("kmer-sgd", result.BestRun.ModelName);
        Assert.IsFalse(result.BestRun.IsRefitted);
        Assert.HasCount(60, Scores(result.BestRun.Model.Transform(Table(60))));
    }

    [TestMethod]
    public void Cancelled_before_anything_is_fitted()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        Assert.ThrowsExactly<OperationCanceledException>(() => Create(
                GenomicsTask.Regression, Small, settings => settings.CancellationToken = source.Token)
            .Execute(Table(60), 3, "Activity", "Dna"));
    }

    [TestMethod]
    public void Bad_input()
    {
        Fails("a budget of 0 s, expected more than 0", GenomicsTask.Regression, settings => settings.MaxExperimentTimeInSeconds = 0);
        Fails("'auroc' is for classes, but the labels are numbers", GenomicsTask.Regression, settings => settings.OptimizingMetric = "auroc");
        Fails("'r2' is for numbers, but the labels are classes", GenomicsTask.BinaryClassification, settings => settings.OptimizingMetric = "r2");
        Fails("there is no 'rmse'; expected r2", GenomicsTask.Regression, settings => settings.OptimizingMetric = "rmse");
        Fails("there is no model 'kmer-sdg'; did you mean 'kmer-sgd'?", GenomicsTask.Regression, settings => settings.SearchSpace = new() { Models = ["kmer-sdg"] });
        Fails("motif-fasttree needs motifs", GenomicsTask.Regression, settings => settings.SearchSpace = new() { Models = ["motif-fasttree"] });
        Fails("there is no model to try", GenomicsTask.Regression, settings => settings.SearchSpace = new() { Models = [] });
        Fails("discard below 2", GenomicsTask.Regression, settings => settings.DiscardBelow = 2);
        Assert.Contains("every label is 1", Message(() => Create(GenomicsTask.BinaryClassification, Small).Execute(Table(60), 3, "One", "Dna")));
        Assert.Contains("expected 0 and 1", Message(() => Create(GenomicsTask.BinaryClassification, Small).Execute(Table(60), 3, "Activity", "Dna")));
        Assert.Contains("70 folds", Message(() => Create(GenomicsTask.Regression, Small).Execute(Table(60), 70, "Activity", "Dna")));
        Assert.Contains("'kmer-sgd' is there twice", Message(() => Create(GenomicsTask.Regression, Small)
            .Add("kmer-sgd", Context.Transforms.CopyColumns("Score", "Activity")).Execute(Table(60), 3, "Activity", "Dna")));
        Assert.Contains("no model could be fitted; bad: ", Message(() => Create(GenomicsTask.Regression, Small with { Models = [] })
            .Add("bad", Context.Transforms.CopyColumns("Score", "Nowhere")).Execute(Table(60), 3, "Activity", "Dna")));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => Create(GenomicsTask.Regression, Small).Execute(Table(60), 3, "Activity", "Nowhere"));
    }

    private static void Fails(string expected, GenomicsTask task, Action<ExperimentSettings> set) => Assert.Contains(
        expected,
        Message(() => Create(task, Small, set).Execute(Table(60), 3, LabelOf(task), "Dna")));

    private static string Message(Action action) => Assert.ThrowsExactly<GenomicsException>(action).Message;

    private static GenomicsExperiment Create(GenomicsTask task, ModelSearchSpace space, Action<ExperimentSettings>? set = null)
    {
        var settings = new ExperimentSettings { SearchSpace = space, Seed = 3, DiscardBelow = null };
        set?.Invoke(settings);
        return Context.Genomics().CreateExperiment(task, settings);
    }

    private static string LabelOf(GenomicsTask task) => task switch
    {
        GenomicsTask.Regression => "Activity",
        GenomicsTask.BinaryClassification => "IsRich",
        _ => "Both",
    };

    private static string RegionName(int row) => $"region{row / 5}";

    private static float[][] Scores(IDataView scored) => scored.Schema["Score"].Type is VectorDataViewType
        ? [.. scored.GetColumn<float[]>("Score")]
        : [.. scored.GetColumn<float>("Score").Select(score => new[] { score })];

    private static IDataView Table(int count, long seed = 1)
    {
        var random = new SplittableRandom(seed);
        return Context.Data.LoadFromEnumerable(Enumerable.Range(0, count).Select(i =>
        {
            string dna = new([.. Enumerable.Range(0, 60).Select(_ => "ACGT"[random.NextInt(4)])]);
            float activity = dna.Zip(dna.Skip(1)).Count(pair => pair == ('G', 'A'));
            return new Row
            {
                Dna = dna,
                Activity = activity,
                IsRich = activity > 3,
                Both = [activity, dna.Count(letter => letter == 'C')],
                One = 1,
                Hint = activity,
                Region = RegionName(i),
            };
        }).ToArray());
    }

    private sealed class Row
    {
        public string Dna { get; set; } = "";

        public float Activity { get; set; }

        public bool IsRich { get; set; }

        [VectorType(2)]
        public float[] Both { get; set; } = [];

        public float One { get; set; }

        public float Hint { get; set; }

        public string Region { get; set; } = "";
    }

    private sealed class ToList(List<RunDetail> list) : IProgress<RunDetail>
    {
        public void Report(RunDetail value) => list.Add(value);
    }

    private sealed class Cancels(CancellationTokenSource source, int after) : IProgress<RunDetail>
    {
        private int _runs;

        public void Report(RunDetail value)
        {
            if (++_runs == after)
                source.Cancel();
        }
    }
}
