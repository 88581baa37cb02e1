using Microsoft.ML;
using Microsoft.ML.Data;
using MlNetGenomics.Networks.Layers;
using MlNetGenomics.Onnx;
using MlNetGenomics.Sequences;
using MlNetGenomics.Tests.Networks;
using MlNetGenomics.Trainers;

namespace MlNetGenomics.Tests.Trainers;

[TestClass]
public sealed class ConvolutionalNetworkTransformerTests
{
    // More than two of the largest batches that are read ahead.
    private const int ManyRows = 9000;

    private readonly MLContext _context = new(1);

    [TestMethod]
    public void Scores_of_several_tasks_are_the_networks()
    {
        IDataView data = PlantedTasks.Data(_context, ManyRows);
        ConvolutionalNetworkTransformer model = MultiTask();
        float[] scores = [.. model.Transform(data).GetColumn<float[]>("Score").SelectMany(row => row)];

        string[] texts = [.. data.GetColumn<string>("Sequence")];
        foreach (int row in new[] { 0, 63, 64, 320, 4415, 4416, ManyRows - 1 })
        {
            double[] expected = NaiveTraining.Of(model.Model).Predict(NaiveTraining.OneHot(Dna.Encode(texts[row])));
            for (int task = 0; task < expected.Length; task++)
                Assert.AreEqual(expected[task], scores[row * 2 + task], 1e-5, $"row {row}");
        }
    }

    [TestMethod]
    public void A_classifiers_score_is_the_logarithm_of_the_odds()
    {
        IDataView data = PlantedTasks.Data(_context, 100);
        ConvolutionalNetworkTransformer model = Classifier();
        Classified[] rows = [.. _context.Data.CreateEnumerable<Classified>(model.Transform(data), reuseRowObject: false)];
        double[] expected = [.. data.GetColumn<string>("Sequence").SelectMany(
            text => NaiveTraining.Of(model.Model).Predict(NaiveTraining.OneHot(Dna.Encode(text))))];

        Assert.IsTrue(rows.Any(row => row.PredictedLabel) && rows.Any(row => !row.PredictedLabel));
        for (int i = 0; i < rows.Length; i++)
        {
            Assert.AreEqual(expected[i], rows[i].Probability, 1e-5);
            Assert.AreEqual(Math.Log(expected[i] / (1 - expected[i])), rows[i].Score, 1e-4);
            Assert.AreEqual(rows[i].Probability > 0.5, rows[i].PredictedLabel);
        }
    }

    [TestMethod]
    public void Schemas_are_those_of_MLNets_trainers()
    {
        DataViewSchema input = PlantedTasks.Data(_context, 1).Schema;
        DataViewSchema several = MultiTask().GetOutputSchema(input);
        DataViewSchema classes = Classifier().GetOutputSchema(input);
        DataViewSchema one = Regression().GetOutputSchema(input);

        Assert.AreEqual<DataViewType>(new VectorDataViewType(NumberDataViewType.Single, 2), several["Score"].Type);
        VBuffer<ReadOnlyMemory<char>> names = default;
        several["Score"].GetSlotNames(ref names);
        Assert.AreEqual("second", names.GetItemOrDefault(1).ToString());
        CollectionAssert.AreEqual(
            new[] { "PredictedLabel", "Score", "Probability" },
            classes.Skip(input.Count).Select(column => column.Name).ToArray());
        Assert.AreEqual(BooleanDataViewType.Instance, classes["PredictedLabel"].Type);
        Assert.AreEqual(NumberDataViewType.Single, classes["Probability"].Type);
        Assert.AreEqual("BinaryClassification", Annotation(classes["Score"], "ScoreColumnKind"));
        Assert.AreEqual("Probability", Annotation(classes["Probability"], "ScoreValueKind"));
        Assert.AreEqual(NumberDataViewType.Single, one["Score"].Type);
        Assert.AreEqual("Regression", Annotation(one["Score"], "ScoreColumnKind"));

        static string Annotation(DataViewSchema.Column column, string kind)
        {
            ReadOnlyMemory<char> value = default;
            column.Annotations.GetValue(kind, ref value);
            return value.ToString();
        }
    }

    [TestMethod]
    public void A_prediction_engine_a_table_and_one_hot_vectors_give_the_same()
    {
        PlantedTasks[] rows = PlantedTasks.Rows(50);
        IDataView data = _context.Data.LoadFromEnumerable(rows);
        ConvolutionalNetworkTransformer model = Classifier();
        float[] scores = [.. model.Transform(data).GetColumn<float>("Score")];
        using var engine = _context.Model.CreatePredictionEngine<PlantedTasks, Classified>(model);
        CollectionAssert.AreEqual(scores, rows.Select(row => engine.Predict(row).Score).ToArray());

        IDataView encoded = _context.Transforms.OneHotEncodeSequence("Sequence").Fit(data).Transform(data);
        CollectionAssert.AreEqual(scores, model.Transform(encoded).GetColumn<float>("Score").ToArray());
    }

    [TestMethod]
    public void Several_readers_at_once_get_the_same()
    {
        IDataView data = PlantedTasks.Data(_context, 500);
        ConvolutionalNetworkTransformer model = Regression();
        float[] expected = [.. model.Transform(data).GetColumn<float>("Score")];

        Parallel.For(0, 8, _ => CollectionAssert.AreEqual(
            expected, model.Transform(data).GetColumn<float>("Score").ToArray()));
    }

    [TestMethod]
    public void A_bad_row_is_an_error_when_its_score_is_read()
    {
        PlantedTasks[] rows = PlantedTasks.Rows(40);
        rows[20].Sequence = "ACGT";
        IDataView scored = Regression().Transform(_context.Data.LoadFromEnumerable(rows));

        Assert.HasCount(40, scored.GetColumn<string>("Name").ToArray());
        var error = Assert.Throws<Exception>(() => scored.GetColumn<float>("Score").ToArray());
        StringAssert.Contains(error.ToString(), "column Sequence, row 21 has 4 bases, the model is for 30");
    }

    [TestMethod]
    [DataRow(OnnxInputForm.Text)]
    [DataRow(OnnxInputForm.OneHot)]
    public void The_exported_file_gives_the_networks_predictions(OnnxInputForm form)
    {
        IDataView data = PlantedTasks.Data(_context, 20);
        ConvolutionalNetworkTransformer model = Classifier();
        using var file = new MemoryStream();
        model.SaveOnnx(file, form);
        using OnnxSequenceScorer scorer = OnnxSequenceScorer.Open(file.ToArray(), "model");
        SequenceSet sequences = SequenceSet.FromStrings([.. data.GetColumn<string>("Sequence")]);

        float[] expected = [.. model.Transform(data).GetColumn<float>("Probability")];
        float[] actual = scorer.Score(sequences).Values;
        for (int i = 0; i < expected.Length; i++)
            Assert.AreEqual(expected[i], actual[i], 1e-5f);
    }

    private ConvolutionalNetworkTransformer MultiTask() => _context.Genomics().Trainers
        .ConvolutionalNetwork(SmallNetwork.Options(
            SmallNetwork.Of(ActivationFunction.Sigmoid, "first", "second"), options => options.LabelColumnName = "Both"))
        .Fit(PlantedTasks.Data(_context, 100));

    private ConvolutionalNetworkTransformer Classifier() => _context.BinaryClassification.Trainers
        .ConvolutionalNetwork(SmallNetwork.Options(
            SmallNetwork.Of(ActivationFunction.Sigmoid, "bound"), options => options.LabelColumnName = "IsBound"))
        .Fit(PlantedTasks.Data(_context, 100));

    private ConvolutionalNetworkTransformer Regression() => _context.Regression.Trainers
        .ConvolutionalNetwork(SmallNetwork.Options(
            SmallNetwork.Of(ActivationFunction.Linear, "activity"), options => options.LabelColumnName = "Activity"))
        .Fit(PlantedTasks.Data(_context, 100));

    private sealed class Classified
    {
        public bool PredictedLabel { get; set; }

        public float Score { get; set; }

        public float Probability { get; set; }
    }
}
