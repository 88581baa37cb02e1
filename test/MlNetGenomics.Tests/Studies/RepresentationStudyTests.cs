using MlNetGenomics.Networks;
using MlNetGenomics.Networks.Layers;
using MlNetGenomics.Simulation;
using MlNetGenomics.Statistics;
using MlNetGenomics.Studies;
using MlNetGenomics.Tests.Cli;
using MlNetGenomics.Tests.Training;
using MlNetGenomics.Training;

namespace MlNetGenomics.Tests.Studies;

[TestClass]
public sealed class RepresentationStudyTests
{
    private static readonly string[] Tasks = ["FOS", "m1"];

    private static readonly RepresentationSettings Settings = new()
    {
        Training = NetworkTrainingSettings.KooEddyProgram with { Epochs = 2, Seed = 3 },
    };

    private static readonly KnownMotifs Known = KnownMotifs.Select(MotifFiles.Database, Tasks);

    // Small: what is tested is what goes where.
    private static readonly Network Net = new(
        "small",
        60,
        [
            new Convolution(6, 9), new BatchNormalization(), new Activation(ActivationFunction.Relu), new MaxPooling(26),
            new Flatten(), new Dense(2), new Activation(ActivationFunction.Sigmoid),
        ],
        Tasks);

    private static readonly RepresentationData Data = MakeData();

    [TestMethod]
    public void Scores_are_of_the_test_set_and_filters_of_the_model()
    {
        RepresentationTrial trial = Run(1);
        float[] predictions = new NetworkScorer(trial.Model).Predict(Data.Test);
        for (int task = 0; task < 2; task++)
        {
            double[] labels = [.. Enumerable.Range(0, Data.Test.Count).Select(i => (double)Data.TestLabels[2 * i + task])];
            double[] own = [.. Enumerable.Range(0, Data.Test.Count).Select(i => (double)predictions[2 * i + task])];
            Assert.AreEqual(RankingScores.Of(labels, own), trial.Scores[task].Ranking);
            Assert.AreEqual(Tasks[task], trial.Scores[task].Task);
        }
        Assert.HasCount(6, trial.Filters);
        Assert.AreEqual(trial.Filters.Count(filter => filter.Best is not null) / 6.0, trial.MatchedShare);
    }

    [TestMethod]
    public void Trials_differ_and_can_be_repeated()
    {
        CollectionAssert.AreEqual(Run(1).Model.Values.ToArray(), Run(1).Model.Values.ToArray());
        CollectionAssert.AreNotEqual(Run(1).Model.Values.ToArray(), Run(2).Model.Values.ToArray());
    }

    [TestMethod]
    public void A_stopped_trial_goes_on_to_the_same_model()
    {
        using var folder = new TemporaryFolder();
        string checkpoint = folder.File("state");
        using var stop = new CancellationTokenSource();
        Assert.ThrowsExactly<OperationCanceledException>(() => Run(
            1, new TrainingControl { CheckpointPath = checkpoint, Cancellation = stop.Token, Progress = new StopAfter(1, stop) }));
        RepresentationTrial resumed = Run(1, new TrainingControl { CheckpointPath = checkpoint });
        CollectionAssert.AreEqual(Run(1).Model.Values.ToArray(), resumed.Model.Values.ToArray());
        Assert.AreEqual(2, resumed.Epochs);
    }

    [TestMethod]
    public void A_model_without_a_convolution_has_no_filters()
    {
        var network = new Network("dense", 60, [new Flatten(), new Dense(2), new Activation(ActivationFunction.Sigmoid)], Tasks);
        var study = new RepresentationStudy(Data, Known, Settings);
        Assert.AreEqual(
            "network dense has no convolution, so no filters to read motifs from",
            Assert.ThrowsExactly<GenomicsException>(() => study.Run(network, 1, new TrainingControl())).Message);
    }

    [TestMethod]
    public void A_summary_is_over_tasks_and_over_trials()
    {
        RepresentationTrial one = Run(1);
        RepresentationTrial Scored(double first, double second) => one with
        {
            Scores = [Task("FOS", first), Task("m1", second)],
        };
        var summary = new RepresentationSummary("small", [Scored(0.9, 0.5), Scored(0.7, 0.9)]);
        Assert.AreEqual(0.75, summary.Auroc.Mean, 1e-12);
        // Tasks have .8 and .7; trials .7 and .8.
        Assert.AreEqual(Math.Sqrt(0.005), summary.Auroc.Deviation, 1e-12);
        Assert.AreEqual(0.75, summary.AurocOfTrials.Mean, 1e-12);
        Assert.AreEqual(Math.Sqrt(0.005), summary.AurocOfTrials.Deviation, 1e-12);
        Assert.AreEqual(0.8, summary.AurocOf(0), 1e-12);
        Assert.AreEqual(0.35, summary.AuprcOf(1), 1e-12);
        CollectionAssert.AreEqual(Tasks, summary.Tasks.ToArray());

        static TaskScores Task(string name, double auroc) => new(name, 4, null, new RankingScores(auroc, auroc / 2, 2, 2));
    }

    private static RepresentationTrial Run(int trial, TrainingControl? control = null) =>
        new RepresentationStudy(Data, Known, Settings).Run(Net, trial, control ?? new TrainingControl());

    private static RepresentationData MakeData()
    {
        PlantedMotifData data = PlantedMotifSimulator.Run(new PlantedMotifSettings
        {
            SequenceCount = 400,
            SequenceLength = 60,
            Motifs = [.. Known.Relevant.Select(one => new PlantedMotif(MotifFiles.Database[one.Targets[0]], 0))],
        });
        bool[][] presence = data.Presence();
        return RepresentationData.Of(
            data.Sequences,
            [.. Tasks.Select((_, task) => presence.Select(own => own[task] ? 1f : 0f).ToArray())],
            Tasks,
            DataSplit.Random(400, 0.1, 0.2, 1));
    }
}
