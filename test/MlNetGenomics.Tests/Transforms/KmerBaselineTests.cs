using Microsoft.ML;
using Microsoft.ML.Data;
using MlNetGenomics.Motifs;
using MlNetGenomics.Simulation;
using MlNetGenomics.Transforms;

namespace MlNetGenomics.Tests.Transforms;

/// <summary>
/// ML.NET's own trainers on counts of 6-mers, where the truth is known. Two activators of effect 1 and two repressors of
/// effect -1, 8 bases that no site gets wrong, and a mean of 2 sites a sequence: the effects of sites vary by 2 (the mean
/// number of sites, as effects have mean 0 and square 1), half of it a motif, and the noise by .09. So R2 of one who knows
/// everything is 2 / 2.09 = .96, and of one who knows n of the four motifs .24 n.
/// </summary>
[TestClass]
public sealed class KmerBaselineTests
{
    private const int Trained = 1500;

    private static readonly PlantedMotif[] Motifs =
        [Sharp("TGACTCAT", 1), Sharp("CCGGAAGT", 1), Sharp("AAATCACA", -1), Sharp("CTGGACAC", -1)];

    private static readonly PlantedMotifData Data = PlantedMotifSimulator.Run(new PlantedMotifSettings
    {
        SequenceCount = 2000,
        SequenceLength = 145,
        Motifs = Motifs,
        Seed = 11,
    });

    private readonly MLContext _context = new(1);

    public TestContext TestContext { get; set; } = null!;

    [TestMethod]
    public void Boosted_trees_know_all_four_motifs() =>
        Assert.IsGreaterThan(3 * 0.24, RSquared(_context.Regression.Trainers.FastTree(), canonical: true));

    [TestMethod]
    public void Boosted_trees_take_the_strands_apart_too() =>
        Assert.IsGreaterThan(2 * 0.24, RSquared(_context.Regression.Trainers.FastTree(), canonical: false));

    // A tree of 20 leaves says yes or no to some of the eight or more 6-mers of the motifs, and a mean of trees no more.
    [TestMethod]
    public void A_forest_knows_one_motif_and_more() =>
        Assert.IsGreaterThan(0.24, RSquared(_context.Regression.Trainers.FastForest(), canonical: true));

    // A row's squares add up to 150 or so, and steps of more than one over them overshoot.
    [TestMethod]
    public void Linear_regression_knows_two_motifs_and_more() => Assert.IsGreaterThan(
        2 * 0.24,
        RSquared(
            _context.Regression.Trainers.OnlineGradientDescent(
                learningRate: 1f / 300, decreaseLearningRate: false, numberOfIterations: 20),
            canonical: true));

    [TestMethod]
    public void Boosted_trees_tell_which_sequences_hold_a_motif()
    {
        bool[][] presence = Data.Presence();
        Assay[] rows = [.. Data.Labels.Select((_, i) => new Assay
        {
            Sequence = Data.Sequences.Text(i),
            HasMotif = presence[i][0],
        })];
        var model = _context.Transforms.CountKmers("Features", "Sequence", canonical: true)
            .Append(_context.BinaryClassification.Trainers.FastTree("HasMotif"))
            .Fit(_context.Data.LoadFromEnumerable(rows[..Trained]));
        double auc = _context.BinaryClassification.Evaluate(
            model.Transform(_context.Data.LoadFromEnumerable(rows[Trained..])), "HasMotif").AreaUnderRocCurve;
        TestContext.WriteLine($"AUROC {auc:0.0000}");
        // All three 6-mers of a site are in one of (145 * 2 / 4^6)^3 other sequences by chance.
        Assert.IsGreaterThan(0.97, auc);
    }

    [TestMethod]
    public void A_baseline_is_saved_and_loaded_as_MLNets_own()
    {
        Assay[] rows = Rows();
        IDataView data = _context.Data.LoadFromEnumerable(rows[..300]);
        ITransformer model = _context.Transforms.CountKmers("Features", "Sequence", k: 4)
            .Append(_context.Regression.Trainers.FastTree(numberOfTrees: 10)).Fit(data);
        using var stream = new MemoryStream();
        _context.Model.Save(model, data.Schema, stream);
        stream.Position = 0;
        ITransformer loaded = new MLContext().Model.Load(stream, out _);
        ITransformer fast = _context.Genomics().Accelerate(loaded);
        Assert.IsInstanceOfType<KmerCountTransformer>(((TransformerChain<ITransformer>)fast).First());
        float[] expected = [.. model.Transform(data).GetColumn<float>("Score")];
        CollectionAssert.AreEqual(expected, loaded.Transform(data).GetColumn<float>("Score").ToArray());
        CollectionAssert.AreEqual(expected, fast.Transform(data).GetColumn<float>("Score").ToArray());
        foreach (ITransformer each in new[] { model, loaded, fast })
        {
            using var engine = _context.Model.CreatePredictionEngine<Assay, Predicted>(each);
            for (int i = 0; i < 20; i++)
                Assert.AreEqual(expected[i], engine.Predict(rows[i]).Score);
        }
        (loaded as IDisposable)?.Dispose();
    }

    private double RSquared(IEstimator<ITransformer> trainer, bool canonical)
    {
        Assay[] rows = Rows();
        var model = _context.Transforms.CountKmers("Features", "Sequence", canonical: canonical)
            .Append(trainer).Fit(_context.Data.LoadFromEnumerable(rows[..Trained]));
        double rSquared = _context.Regression.Evaluate(
            model.Transform(_context.Data.LoadFromEnumerable(rows[Trained..]))).RSquared;
        TestContext.WriteLine($"{trainer.GetType().Name}, canonical: {canonical}, R2 {rSquared:0.0000}");
        return rSquared;
    }

    private static Assay[] Rows() => [.. Data.Labels.Select(
        (label, i) => new Assay { Sequence = Data.Sequences.Text(i), Label = label })];

    private static PlantedMotif Sharp(string site, double effect) => new(IupacMotif.Parse(site, 1, site), effect);

    private sealed class Assay
    {
        public string Sequence { get; set; } = "";

        public float Label { get; set; }

        public bool HasMotif { get; set; }
    }

    private sealed class Predicted
    {
        public float Score { get; set; }
    }
}
