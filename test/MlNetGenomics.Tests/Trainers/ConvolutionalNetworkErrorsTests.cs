using Microsoft.ML;
using MlNetGenomics.Networks;
using MlNetGenomics.Networks.Layers;
using MlNetGenomics.Trainers;
using MlNetGenomics.Training;

namespace MlNetGenomics.Tests.Trainers;

/// <summary>What the trainer says of options, columns and rows that it cannot work with.</summary>
[TestClass]
public sealed class ConvolutionalNetworkErrorsTests
{
    private static readonly Network One = SmallNetwork.Of(ActivationFunction.Linear, "activity");
    private static readonly Network Two = SmallNetwork.Of(ActivationFunction.Sigmoid, "first", "second");

    private readonly MLContext _context = new(1);

    [TestMethod]
    public void Options_are_checked_at_once()
    {
        AssertRefused<GenomicsException>(
            "batch 0: must be 1 or more", options => options.Settings = new NetworkTrainingSettings { BatchSize = 0 });
        AssertRefused<GenomicsException>("predicts 2 tasks, expected 1", options => options.Network = Two);
        AssertRefused<GenomicsException>("'bassett' is not the name", options =>
        {
            options.Network = null;
            options.Architecture = "bassett";
        });
        AssertRefused<ArgumentException>("several tasks only", options => options.LabelColumnNames = ["a"]);
        AssertRefused<ArgumentException>("", options => options.LabelColumnName = "");
        AssertRefused<ArgumentException>("", options => options.ExampleWeightColumnName = "");
        var classes = Assert.ThrowsExactly<GenomicsException>(
            () => _context.BinaryClassification.Trainers.ConvolutionalNetwork(SmallNetwork.Options(One)));
        StringAssert.Contains(classes.Message, "network small ends in Linear: classification needs Sigmoid");
        Assert.ThrowsExactly<ArgumentException>(() => _context.Genomics().Trainers.ConvolutionalNetwork(
            SmallNetwork.Options(Two, options => options.LabelColumnNames = [])));

        void AssertRefused<TException>(string message, Action<ConvolutionalNetworkTrainer.Options> change)
            where TException : Exception
        {
            var error = Assert.ThrowsExactly<TException>(
                () => _context.Regression.Trainers.ConvolutionalNetwork(SmallNetwork.Options(One, change)));
            StringAssert.Contains(error.Message, message);
        }
    }

    [TestMethod]
    public void A_wrong_column_is_an_error_like_MLNets_own()
    {
        IDataView data = PlantedTasks.Data(_context, 4);

        AssertFails("Could not find label column 'Nope'", options => options.LabelColumnName = "Nope");
        AssertFails("Could not find sequence column 'Nope'", options => options.SequenceColumnName = "Nope");
        AssertFails("Could not find weight column 'Nope'", options => options.ExampleWeightColumnName = "Nope");
        AssertFails(
            "Schema mismatch for label column 'Name': expected Single or Boolean, got String",
            options => options.LabelColumnName = "Name");
        AssertFails(
            "Schema mismatch for label column 'Both': expected Single or Boolean, got Vector<Single",
            options => options.LabelColumnName = "Both");
        AssertFails("Schema mismatch for sequence column 'Weight'", options => options.SequenceColumnName = "Weight");
        AssertFails(
            "Schema mismatch for weight column 'Name': expected Single, got String",
            options => options.ExampleWeightColumnName = "Name");

        void AssertFails(string message, Action<ConvolutionalNetworkTrainer.Options> change)
        {
            var trainer = _context.Regression.Trainers.ConvolutionalNetwork(
                SmallNetwork.Options(One, (options => options.LabelColumnName = "Activity") + change));
            var alone = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => trainer.Fit(data));
            StringAssert.Contains(alone.Message, message);
            var chained = Assert.ThrowsExactly<ArgumentOutOfRangeException>(
                () => _context.Transforms.CopyColumns("Copy", "Name").Append(trainer).Fit(data));
            StringAssert.Contains(chained.Message, message);
        }
    }

    [TestMethod]
    public void Wrong_rows_are_errors_that_name_them()
    {
        AssertFails(
            "column Sequence, row 3, position 5: '!' is not a base",
            rows => rows[2].Sequence = rows[2].Sequence[..4] + "!" + rows[2].Sequence[5..]);
        AssertFails("row 3", rows => rows[2].Sequence = rows[2].Sequence[1..]);
        AssertFails("row 2", rows => rows[1].Activity = float.PositiveInfinity);
        AssertFails("row 2", rows => rows[1].Weight = -1);
        AssertFails("reads 30", rows =>
        {
            foreach (PlantedTasks row in rows)
                row.Sequence = "ACGTACGTACGT";
        });
        AssertFails("no sequences", _ => { }, count: 0);

        void AssertFails(string message, Action<PlantedTasks[]> spoil, int count = 6)
        {
            PlantedTasks[] rows = PlantedTasks.Rows(count);
            spoil(rows);
            var error = Assert.ThrowsExactly<GenomicsException>(() => _context.Regression.Trainers
                .ConvolutionalNetwork(SmallNetwork.Options(One, options =>
                {
                    options.LabelColumnName = "Activity";
                    options.ExampleWeightColumnName = "Weight";
                }))
                .Fit(_context.Data.LoadFromEnumerable(rows)));
            StringAssert.Contains(error.Message, message);
        }
    }

    [TestMethod]
    public void Labels_must_be_as_many_as_tasks()
    {
        var network = SmallNetwork.Of(ActivationFunction.Linear, "a", "b", "c");
        var error = Assert.ThrowsExactly<GenomicsException>(() => _context.Genomics().Trainers
            .ConvolutionalNetwork(SmallNetwork.Options(network, options => options.LabelColumnName = "Both"))
            .Fit(PlantedTasks.Data(_context, 6)));
        StringAssert.Contains(error.Message, "2 labels");
    }

    [TestMethod]
    public void A_vector_that_is_no_one_hot_matrix_is_an_error()
    {
        AssertFails("row 2, position 3: 0.25, 0.25, 0.25, 0.25 is no one-hot base", [0.25f, 0.25f, 0.25f, 0.25f]);
        AssertFails("row 2, position 3: 1, 1, 0, 0 is no one-hot base", [1, 1, 0, 0]);
        AssertFails("row 2, position 3: 0, 2, 0, 0 is no one-hot base", [0, 2, 0, 0]);
        AssertFails("row 2, position 3: NaN, 0, 0, 0 is no one-hot base", [float.NaN, 0, 0, 0]);

        void AssertFails(string message, float[] row)
        {
            float[][] matrices = [.. Enumerable.Range(0, 3).Select(_ => Enumerable.Range(0, 4 * PlantedTasks.Length)
                .Select(i => i % 4 == 1 ? 1f : 0).ToArray())];
            row.CopyTo(matrices[1], 2 * 4);
            IDataView data = _context.Data.LoadFromEnumerable(matrices.Select(matrix => new OneHot { Matrix = matrix }));
            var error = Assert.ThrowsExactly<GenomicsException>(() => _context.Regression.Trainers
                .ConvolutionalNetwork(SmallNetwork.Options(One, options => options.SequenceColumnName = "Matrix"))
                .Fit(data));
            StringAssert.Contains(error.Message, $"column Matrix, {message}");
        }
    }

    [TestMethod]
    public void Both_strands_one_hot_are_refused()
    {
        IDataView data = PlantedTasks.Data(_context, 6);
        data = _context.Transforms.OneHotEncodeSequence("OneHot", "Sequence", bothStrands: true).Fit(data).Transform(data);
        var error = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => _context.Regression.Trainers
            .ConvolutionalNetwork(SmallNetwork.Options(One, options =>
            {
                options.LabelColumnName = "Activity";
                options.SequenceColumnName = "OneHot";
            }))
            .Fit(data));
        StringAssert.Contains(error.Message, "Schema mismatch for sequence column 'OneHot': expected String or");
    }

    private sealed class OneHot
    {
        [Microsoft.ML.Data.VectorType(PlantedTasks.Length, 4)]
        public float[] Matrix { get; set; } = [];

        public float Label { get; set; } = 1;
    }
}
