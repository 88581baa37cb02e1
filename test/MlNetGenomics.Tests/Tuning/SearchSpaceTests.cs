using System.Collections.Immutable;
using MlNetGenomics.Networks;
using MlNetGenomics.Networks.Layers;
using MlNetGenomics.Statistics;
using MlNetGenomics.Training;
using MlNetGenomics.Tuning;

namespace MlNetGenomics.Tests.Tuning;

[TestClass]
public sealed class SearchSpaceTests
{
    [TestMethod]
    public void The_study_s_best_network_is_a_point_of_its_search()
    {
        string[] tasks = ["k562_minp", "k562_sv40p", "hepg2_minp", "hepg2_sv40p"];
        var space = new ConvolutionalSearch(295, tasks);
        (Network network, NetworkTrainingSettings training) =
            space.Make([2, 1, 100, 4, 44, 1e-3, 100], NetworkTrainingSettings.Default);
        Assert.AreEqual(
            string.Join('\n', Architectures.SharprMpra(295, tasks).Layers), string.Join('\n', network.Layers));
        Assert.AreEqual(1e-3, training.LearningRate);
        Assert.AreEqual(100, training.BatchSize);
    }

    [TestMethod]
    public void A_second_dense_layer_has_a_unit_a_filter()
    {
        (Network network, _) = new ConvolutionalSearch(100, ["y"], dropout: 0).Make(
            [1, 2, 37, 8, 20, 1e-3, 100], NetworkTrainingSettings.Default);
        CollectionAssert.AreEqual(new[] { 37, 1 }, network.Layers.OfType<Dense>().Select(dense => dense.Units).ToArray());
        Assert.IsEmpty(network.Layers.OfType<Dropout>());
    }

    [TestMethod]
    public void Draws_lie_in_their_ranges_and_fit_the_sequences()
    {
        // 64 bases: ten convolutions of 8 leave nothing, and most pools are too wide.
        var space = new ConvolutionalSearch(64, ["y"]);
        var seen = new HashSet<double>();
        for (int i = 0; i < 200; i++)
        {
            ImmutableArray<double> values = space.Draw(new SplittableRandom(i), NetworkTrainingSettings.Default);
            for (int p = 0; p < values.Length; p++)
            {
                SearchParameter parameter = space.Parameters[p];
                Assert.IsInRange(parameter.Minimum, parameter.Maximum, values[p], parameter.Name);
                Assert.IsTrue(!parameter.IsWhole || values[p] == Math.Floor(values[p]));
            }
            seen.Add(values[0]);
            space.Make(values, NetworkTrainingSettings.Default);
        }
        Assert.IsGreaterThan(3, seen.Count);
    }

    [TestMethod]
    public void Whole_numbers_are_equally_likely_and_logarithms_uniform()
    {
        var random = new SplittableRandom(3);
        SearchParameter whole = SearchParameter.Whole("n", 2, 5), rate = SearchParameter.Logarithmic("r", 1e-4, 1e-2);
        const int Count = 8000;
        double[] drawn = [.. Enumerable.Range(0, Count).Select(_ => whole.Draw(random))];
        foreach (double value in new[] { 2.0, 3, 4, 5 })
            Assert.AreEqual(Count / 4.0, drawn.Count(d => d == value), 5 * Math.Sqrt(Count * 3.0 / 16));
        int below = Enumerable.Range(0, Count).Count(_ => rate.Draw(random) < 1e-3);
        Assert.AreEqual(Count / 2.0, below, 5 * Math.Sqrt(Count / 4.0));
    }

    [TestMethod]
    public void Bad_spaces_are_named()
    {
        Check("filters 9..3: must be from one positive number to one that is not less", () => SearchParameter.Whole("filters", 9, 3));
        Check("batch 0..3: must be from one positive number to one that is not less", () => SearchParameter.Whole("batch", 0, 3));
        Check(
            "heads: is not one of conv_layers, dense_layers, filters, width, pool, learning_rate, batch",
            () => _ = new ConvolutionalSearch(100, ["y"], parameters: [SearchParameter.Whole("heads", 1, 2)]));
        GenomicsException none = Assert.ThrowsExactly<GenomicsException>(() => new ConvolutionalSearch(
            8, ["y"]).Draw(new SplittableRandom(1), NetworkTrainingSettings.Default));
        Assert.StartsWith("none of 1000 networks of the search fits; the last one: ", none.Message);
    }

    private static void Check(string message, Action action) =>
        Assert.AreEqual(message, Assert.ThrowsExactly<GenomicsException>(action).Message);
}
