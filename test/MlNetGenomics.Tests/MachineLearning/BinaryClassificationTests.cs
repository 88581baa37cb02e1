using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlNetGenomics.Tests.MachineLearning;

[TestClass]
public sealed class BinaryClassificationTests
{
    private readonly MLContext _context = new(1);

    [TestMethod]
    public void Metrics_follow_their_definitions()
    {
        // In falling order of score: +, - (above 0), + | - (not above 0).
        CalibratedBinaryClassificationMetrics metrics = _context.BinaryClassification.Evaluate(Data(
            (true, 3, 0.75f), (false, 2, 0.5f), (true, 1, 0.5f), (false, -1, 0.25f)));

        Assert.AreEqual(0.75, metrics.AreaUnderRocCurve, 1e-12, "3 of 4 pairs are in order");
        Assert.AreEqual(0.75, metrics.Accuracy, 1e-12);
        Assert.AreEqual(2.0 / 3, metrics.PositivePrecision, 1e-12);
        Assert.AreEqual(1, metrics.PositiveRecall, 1e-12);
        Assert.AreEqual(1, metrics.NegativePrecision, 1e-12);
        Assert.AreEqual(0.5, metrics.NegativeRecall, 1e-12);
        Assert.AreEqual(0.8, metrics.F1Score, 1e-12, "harmonic mean of 2/3 and 1");
        // Recall 0 to 1/2 at precision 1; 1/2 to 1 while precision goes from 1/2 to 2/3.
        Assert.AreEqual(0.5 + 0.5 * (0.5 + 2.0 / 3) / 2, metrics.AreaUnderPrecisionRecallCurve, 1e-12);
        double logLoss = (2 * -Math.Log2(0.75) + 2) / 4;
        Assert.AreEqual(logLoss, metrics.LogLoss, 1e-12);
        Assert.AreEqual(1, metrics.Entropy, 1e-12);
        Assert.AreEqual(1 - logLoss, metrics.LogLossReduction, 1e-12);
    }

    [TestMethod]
    public void The_confusion_matrix_has_classes_in_rows_the_positive_one_first()
    {
        ConfusionMatrix matrix = _context.BinaryClassification.EvaluateNonCalibrated(Data(
            (true, 3, 0), (true, 2, 0), (true, -1, 0), (false, -1, 0), (false, 1, 0))).ConfusionMatrix;

        Assert.AreEqual(2, matrix.NumberOfClasses);
        CollectionAssert.AreEqual(new[] { 2.0, 1 }, matrix.Counts[0].ToArray());
        CollectionAssert.AreEqual(new[] { 1.0, 1 }, matrix.Counts[1].ToArray());
        CollectionAssert.AreEqual(new[] { 2.0 / 3, 0.5 }, matrix.PerClassPrecision.ToArray());
        CollectionAssert.AreEqual(new[] { 2.0 / 3, 0.5 }, matrix.PerClassRecall.ToArray());
        Assert.AreEqual(2, matrix.GetCountForClassPair(0, 0));
        Assert.AreEqual(1, matrix.GetCountForClassPair(predictedClassIndicatorIndex: 1, actualClassIndicatorIndex: 0));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => matrix.GetCountForClassPair(2, 0));
    }

    [TestMethod]
    public void A_score_of_zero_is_negative_and_ties_count_half()
    {
        BinaryClassificationMetrics metrics = _context.BinaryClassification.EvaluateNonCalibrated(Data(
            (true, 0, 0), (false, 0, 0), (true, 0, 0), (false, -1, 0)));

        Assert.AreEqual(0, metrics.PositiveRecall);
        Assert.AreEqual(0, metrics.PositivePrecision);
        Assert.AreEqual(0, metrics.F1Score);
        Assert.AreEqual(0.75, metrics.AreaUnderRocCurve, 1e-12, "2 pairs tie, 2 are in order");
    }

    [TestMethod]
    public void Rows_without_label_or_finite_score_are_left_out()
    {
        var rows = new[] { (1f, 1f), (0f, -1f), (float.NaN, 5f), (1f, float.NaN), (1f, float.PositiveInfinity) };
        IDataView data = _context.Data.LoadFromEnumerable(rows.Select(
            row => new Labelled { Label = row.Item1, Score = row.Item2 }));

        BinaryClassificationMetrics metrics = _context.BinaryClassification.EvaluateNonCalibrated(data);

        Assert.AreEqual(1, metrics.Accuracy);
        Assert.AreEqual(1, metrics.AreaUnderRocCurve);
        Assert.AreEqual(2, metrics.ConfusionMatrix.Counts.Sum(row => row.Sum()));
    }

    [TestMethod]
    public void One_class_only_has_no_area_under_the_curve()
    {
        var negative = Assert.ThrowsExactly<ArgumentOutOfRangeException>(
            () => _context.BinaryClassification.EvaluateNonCalibrated(Data((true, 1, 0))));
        StringAssert.Contains(negative.Message, "AUC is not defined when there is no negative class in the data");
        var positive = Assert.ThrowsExactly<ArgumentOutOfRangeException>(
            () => _context.BinaryClassification.EvaluateNonCalibrated(Data((false, 1, 0))));
        StringAssert.Contains(positive.Message, "AUC is not defined when there is no positive class in the data");
    }

    [TestMethod]
    public void Columns_must_be_there_and_fit()
    {
        IDataView data = _context.Data.LoadFromEnumerable(Activity.Rows(3));
        IDataView scored = Data((true, 1, 0));
        BinaryClassificationCatalog catalog = _context.BinaryClassification;

        AssertFails("Nope column 'Label' not found", () => catalog.EvaluateNonCalibrated(scored, "Nope"));
        AssertFails("Nope column 'Score' not found", () => catalog.EvaluateNonCalibrated(scored, "Label", "Nope"));
        AssertFails(
            "Nope column 'Probability' not found", () => catalog.Evaluate(scored, "Label", "Score", "Nope"));
        AssertFails(
            "Nope column 'PredictedLabel' not found",
            () => catalog.EvaluateNonCalibrated(scored, predictedLabelColumnName: "Nope"));
        AssertFails(
            "Schema mismatch for score column 'Name': expected Single, got String",
            () => catalog.EvaluateNonCalibrated(data, "Label", "Name", "Label"));
        AssertFails(
            "Schema mismatch for label column 'Name': expected Single, Double, Boolean, or a Key with cardinality 2, " +
            "got String",
            () => catalog.EvaluateNonCalibrated(data, "Name", "Label", "Label"));

        static void AssertFails(string message, Action evaluate) =>
            StringAssert.Contains(Assert.ThrowsExactly<ArgumentOutOfRangeException>(evaluate).Message, message);
    }

    [TestMethod]
    public void A_linear_model_and_a_calibrator_make_the_columns_of_a_calibrated_classifier()
    {
        IDataView scored = Calibrated(out _).Transform(Features());

        CollectionAssert.AreEqual(
            new[] { "Features", "PredictedLabel", "Score", "Probability" },
            scored.Schema.Select(column => column.Name).ToArray());
        // 2 x + 1.
        CollectionAssert.AreEqual(new[] { 3f, 1, -5 }, scored.GetColumn<float>("Score").ToArray());
        CollectionAssert.AreEqual(new[] { true, true, false }, scored.GetColumn<bool>("PredictedLabel").ToArray());
        CollectionAssert.AreEqual(
            new[] { 3.0, 1, -5 }.Select(score => (float)(1 / (1 + Math.Exp(-score)))).ToArray(),
            scored.GetColumn<float>("Probability").ToArray());
        ReadOnlyMemory<char> kind = default;
        scored.Schema["PredictedLabel"].Annotations.GetValue("ScoreColumnKind", ref kind);
        Assert.AreEqual("BinaryClassification", kind.ToString());
        scored.Schema["PredictedLabel"].Annotations.GetValue("ScoreValueKind", ref kind);
        Assert.AreEqual("PredictedLabel", kind.ToString());
        bool isNormalized = false;
        scored.Schema["Probability"].Annotations.GetValue("IsNormalized", ref isNormalized);
        Assert.IsTrue(isNormalized);
    }

    [TestMethod]
    public void Classifier_and_calibrator_are_saved_and_loaded()
    {
        ITransformer model = Calibrated(out IDataView data);
        using var saved = new MemoryStream();
        _context.Model.Save(model, data.Schema, saved);
        saved.Position = 0;
        IDataView scored = new MLContext().Model.Load(saved, out _).Transform(data);

        CollectionAssert.AreEqual(new[] { 3f, 1, -5 }, scored.GetColumn<float>("Score").ToArray());
        CollectionAssert.AreEqual(new[] { true, true, false }, scored.GetColumn<bool>("PredictedLabel").ToArray());
        Assert.AreEqual(1 / (1 + Math.Exp(-3)), scored.GetColumn<float>("Probability").First(), 1e-7);
    }

    [TestMethod]
    public void Calibration_needs_the_score()
    {
        var estimator = _context.BinaryClassification.Calibrators.Platt(-1, 0);

        var error = Assert.ThrowsExactly<ArgumentOutOfRangeException>(
            () => _context.Transforms.CopyColumns("Copy", "Features").Append(estimator).Fit(Features()));
        StringAssert.Contains(error.Message, "Could not find score column 'Score'");
        Assert.ThrowsExactly<InvalidOperationException>(() => estimator.Fit(Features()).Transform(Features()));
    }

    [TestMethod]
    public void Cross_validation_scores_each_row_once()
    {
        IDataView data = _context.Data.LoadFromEnumerable(Enumerable.Range(0, 100).Select(
            i => new Labelled { Label = i % 2, Value = i % 2 - 0.5f }));
        var estimator = _context.Transforms.CopyColumns("Score", "Value")
            .Append(_context.Transforms.CopyColumns("PredictedLabel", "Value"));
        var plain = _context.BinaryClassification.CrossValidateNonCalibrated(data, estimator, numberOfFolds: 3);
        var calibrated = _context.BinaryClassification.CrossValidate(
            data, estimator.Append(_context.BinaryClassification.Calibrators.Platt(-1, 0)), numberOfFolds: 3);

        CollectionAssert.AreEqual(new[] { 0, 1, 2 }, plain.Select(result => result.Fold).ToArray());
        Assert.AreEqual(100, plain.Sum(result => result.Metrics.ConfusionMatrix.Counts.Sum(row => row.Sum())));
        Assert.IsTrue(plain.All(result => result.Metrics.Accuracy == 1));
        foreach (var result in calibrated)
            Assert.AreEqual(Math.Log2(1 + Math.Exp(-0.5)), result.Metrics.LogLoss, 1e-6);
    }

    private ITransformer Calibrated(out IDataView data)
    {
        data = Features();
        var weights = new VBuffer<float>(1, [2f]);
        var linear = MlNetInternals.NewBinaryTransformer(
            _context, MlNetInternals.NewBinaryModel(_context, in weights, 1), data.Schema, "Features");
        var calibrator = _context.BinaryClassification.Calibrators.Platt(-1, 0).Fit(linear.Transform(data));
        return linear.Append(calibrator);
    }

    private IDataView Features() => _context.Data.LoadFromEnumerable(
        new[] { 1f, 0, -3 }.Select(value => new Featured { Features = [value] }));

    private IDataView Data(params (bool Label, float Score, float Probability)[] rows) =>
        _context.Data.LoadFromEnumerable(rows.Select(row => new Scored
        {
            Label = row.Label,
            Score = row.Score,
            Probability = row.Probability,
            PredictedLabel = row.Score > 0,
        }));

    private sealed class Scored
    {
        public bool Label { get; set; }

        public float Score { get; set; }

        public float Probability { get; set; }

        public bool PredictedLabel { get; set; }
    }

    private sealed class Labelled
    {
        public float Label { get; set; }

        public float Score { get; set; }

        public float Value { get; set; }

        public bool PredictedLabel { get; set; }
    }

    private sealed class Featured
    {
        [VectorType(1)]
        public float[] Features { get; set; } = [0];
    }
}
