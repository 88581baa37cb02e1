using Microsoft.ML;
using Microsoft.ML.Data;
using MlNetGenomics.Interpretation;
using MlNetGenomics.Motifs;
using MlNetGenomics.Motifs.Comparison;
using MlNetGenomics.Networks;
using MlNetGenomics.Networks.Layers;
using MlNetGenomics.Networks.MuSeAM;
using MlNetGenomics.Sequences;
using MlNetGenomics.Tests.Motifs.Comparison;
using MlNetGenomics.Tests.Trainers;
using MlNetGenomics.Trainers;
using MlNetGenomics.Training;

namespace MlNetGenomics.Tests.Interpretation;

/// <summary>What models of ML.NET pipelines have learned: the same as what the network itself says.</summary>
[TestClass]
public sealed class PipelineInterpretationTests
{
    private readonly MLContext _context = new(1);

    public static IEnumerable<object[]> Forms =>
        from column in new[] { "Sequence", "OneHot" }
        from isLoaded in new[] { false, true }
        select new object[] { column, isLoaded };

    [TestMethod]
    [DynamicData(nameof(Forms))]
    public void Filters_of_a_pipeline_are_those_of_its_network(string column, bool isLoaded)
    {
        PlantedTasks[] rows = PlantedTasks.Rows(120);
        IDataView data = _context.Data.LoadFromEnumerable(rows);
        (ITransformer model, NetworkModel network) = Train(data, column, isLoaded);
        IReadOnlyList<FilterMotif> expected = FilterMotifs.Find(new NetworkScorer(network), Sequences(rows));
        AssertSame(expected, _context.Genomics().FilterMotifs(model, data));
        Assert.IsTrue(expected.Any(filter => filter.Motif is not null));

        string layer = network.Network.Steps[0].Name;
        AssertSame(
            FilterMotifs.Find(new NetworkScorer(network), Sequences(rows), layer, FilterMotifSettings.Program),
            _context.Genomics().FilterMotifs(model, data, layer, FilterMotifSettings.Program, threads: 1));
    }

    [TestMethod]
    [DynamicData(nameof(Forms))]
    public void Attributions_of_a_pipeline_are_those_of_its_network(string column, bool isLoaded)
    {
        // More rows than one batch holds.
        PlantedTasks[] rows = PlantedTasks.Rows(400);
        IDataView data = _context.Data.LoadFromEnumerable(rows);
        (ITransformer model, NetworkModel network) = Train(data, column, isLoaded);
        var scorer = new NetworkScorer(network);
        var settings = new SaliencySettings { Method = SaliencyMethod.InputTimesGradient };
        Neuron output = Saliency.OutputNeuron(network.Network, 1);
        var inner = new Neuron(network.Network.Steps[0].Name, Channel: 3, Position: 5);

        AssertSame(Saliency.Compute(scorer, Sequences(rows), output), _context.Genomics().Saliency(model, data, "other"));
        AssertSame(Saliency.Compute(scorer, Sequences(rows), output), _context.Genomics().Saliency(model, data, task: 1));
        AssertSame(
            Saliency.Compute(scorer, Sequences(rows), inner, settings),
            _context.Genomics().Saliency(model, data, inner, settings));
    }

    [TestMethod]
    public void The_column_of_attributions_goes_on_in_a_pipeline()
    {
        PlantedTasks[] rows = PlantedTasks.Rows(80);
        IDataView data = _context.Data.LoadFromEnumerable(rows);
        (ITransformer model, _) = Train(data, "Sequence", isLoaded: false);
        IDataView explained = _context.Genomics().Saliency(model, data, "first", outputColumnName: "Map");

        Assert.AreEqual<DataViewType>(
            new VectorDataViewType(NumberDataViewType.Single, PlantedTasks.Length, 4), explained.Schema["Map"].Type);
        VBuffer<ReadOnlyMemory<char>> names = default;
        explained.Schema["Map"].GetSlotNames(ref names);
        Assert.AreEqual("0.A 0.C 0.G 0.T 1.A", string.Join(' ', names.DenseValues().Take(5)));
        CollectionAssert.AreEqual(
            rows.Select(row => row.Name).ToArray(), explained.GetColumn<string>("Name").ToArray());
        IDataView more = _context.Transforms.Concatenate("Features", "Map", "Weight").Fit(explained).Transform(explained);
        Assert.HasCount(PlantedTasks.Length * 4 + 1, more.GetColumn<float[]>("Features").Last());
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void A_MuSeAM_model_is_looked_into_as_its_network(bool isLoaded)
    {
        PlantedMotif[] rows = PlantedMotif.Rows(60);
        IDataView data = _context.Data.LoadFromEnumerable(rows);
        MultinomialConvolutionTransformer fitted = _context.Regression.Trainers.MultinomialConvolution(
            settings: MuseamSettings.Program with { KernelCount = 8, KernelWidth = 8, Epochs = 2 }).Fit(data);
        ITransformer model = isLoaded ? Load(fitted) : fitted;
        var scorer = new NetworkScorer(MuseamNetwork.Of(fitted.Model));
        SequenceSet sequences = SequenceSet.FromStrings(rows.Select(row => row.Sequence).ToArray());

        // A model that was loaded has other parameters of the same kernels, equal but for rounding.
        AssertSame(FilterMotifs.Find(scorer, sequences), _context.Genomics().FilterMotifs(model, data), 1e-5);
        float[] expected = Saliency.Compute(scorer, sequences, Saliency.OutputNeuron(scorer.Model.Network, 0));
        float[] actual = [.. _context.Genomics().Saliency(model, data).GetColumn<float[]>("Saliency").SelectMany(map => map)];
        Assert.HasCount(expected.Length, actual);
        float size = expected.Max(Math.Abs);
        Assert.IsGreaterThan(0, size);
        for (int i = 0; i < expected.Length; i++)
            Assert.AreEqual(expected[i], actual[i], 1e-5f * size);
    }

    [TestMethod]
    public void A_model_that_cannot_be_looked_into_is_one_clear_line()
    {
        IDataView data = PlantedTasks.Data(_context, 60);
        ITransformer encoder = _context.Transforms.OneHotEncodeSequence("OneHot", "Sequence").Fit(data);
        const string NoNetwork = "the model has no network to look into: expected a ConvolutionalNetworkTransformer, a " +
            "MultinomialConvolutionTransformer, or a pipeline with one";
        Assert.AreEqual(NoNetwork, Message(() => _context.Genomics().FilterMotifs(encoder, data)));
        Assert.AreEqual(NoNetwork, Message(() => _context.Genomics().Saliency(encoder, data)));

        var dense = new Network("flat", PlantedTasks.Length, [new Flatten(), new Dense(1)], ["t"]);
        ITransformer flat = _context.Regression.Trainers.ConvolutionalNetwork(SmallNetwork.Options(
            dense, options => options.LabelColumnName = nameof(PlantedTasks.Activity))).Fit(data);
        Assert.AreEqual(
            "network flat has no convolution, so no filters to read motifs from",
            Message(() => _context.Genomics().FilterMotifs(flat, data)));

        (ITransformer model, NetworkModel network) = Train(data, "Sequence", isLoaded: false);
        Assert.AreEqual(
            "the model has 2 networks, expected 1: give the transformer of one of them",
            Message(() => _context.Genomics().FilterMotifs(model.Append(flat), data)));
        Assert.AreEqual(
            "network small predicts 2 tasks, so one must be named: first, other",
            Message(() => _context.Genomics().Saliency(model, data)));
        Assert.AreEqual(
            "network small has no task 'ohter'; did you mean 'other'? known are first, other",
            Message(() => _context.Genomics().Saliency(model, data, "ohter")));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => _context.Genomics().Saliency(model, data, task: 2));
        StringAssert.Contains(
            Message(() => _context.Genomics().Saliency(model, data, new Neuron(network.Network.Steps[0].Name, 16))),
            "channel 16 is not one of its 16, from 0");
        StringAssert.Contains(
            Message(() => _context.Genomics().FilterMotifs(model, data, "nope")), "has no layer nope; it has");
    }

    [TestMethod]
    public void A_sequence_of_another_length_is_an_error_that_names_the_row()
    {
        PlantedTasks[] rows = PlantedTasks.Rows(60);
        (ITransformer model, _) = Train(_context.Data.LoadFromEnumerable(rows), "Sequence", isLoaded: false);
        rows[7].Sequence = rows[7].Sequence[..20];
        IDataView data = _context.Data.LoadFromEnumerable(rows);
        const string Expected = "column Sequence, row 8 has 20 bases, the model is for 30";
        Assert.AreEqual(Expected, Message(() => _context.Genomics().FilterMotifs(model, data)));
        IDataView explained = _context.Genomics().Saliency(model, data, "first");
        Assert.AreEqual(Expected, Message(() => explained.GetColumn<float[]>("Saliency").ToArray()));
        Assert.AreEqual(
            "column Sequence has no sequences",
            Message(() => _context.Genomics().FilterMotifs(model, _context.Data.LoadFromEnumerable(rows[..0]))));
    }

    [TestMethod]
    public void Motifs_are_compared_with_a_list_or_a_file()
    {
        PositionProbabilityMatrix[] database = RandomMotifs.Make(20, 6, 12, seed: 2);
        PositionProbabilityMatrix[] queries = [database[4].ReverseComplement(), database[9]];
        IReadOnlyList<TomtomResult> expected = Tomtom.Compare(queries, database, TomtomSettings.Program);
        IReadOnlyList<TomtomResult> actual = _context.Genomics().Tomtom(queries, database, TomtomSettings.Program);
        CollectionAssert.AreEqual(
            expected.SelectMany(result => result.Matches).ToArray(), actual.SelectMany(result => result.Matches).ToArray());

        using var folder = new TemporaryFolder();
        using (var writer = new StreamWriter(folder.File("known.meme")))
            MemeMotifs.Write(writer, database);
        TomtomResult[] ofFile = [.. _context.Genomics().Tomtom(queries, folder.File("known.meme"))];
        CollectionAssert.AreEqual(
            new[] { (4, true), (9, false) },
            ofFile.Select(result => (result.Best!.TargetIndex, result.Best.ReverseComplement)).ToArray());
        Assert.AreEqual(
            "the database of target motifs is empty", Message(() => _context.Genomics().Tomtom(queries, [])));
    }

    private static string Message(Action action) => Assert.ThrowsExactly<GenomicsException>(action).Message;

    private static SequenceSet Sequences(PlantedTasks[] rows) =>
        SequenceSet.FromStrings(rows.Select(row => row.Sequence).ToArray());

    private static void AssertSame(
        IReadOnlyList<FilterMotif> expected, IReadOnlyList<FilterMotif> actual, double rounding = 0)
    {
        Assert.HasCount(expected.Count, actual);
        for (int i = 0; i < expected.Count; i++)
        {
            Assert.AreEqual((i, expected[i].SiteCount), (actual[i].Filter, actual[i].SiteCount));
            Assert.AreEqual(expected[i].Maximum, actual[i].Maximum, rounding);
            CollectionAssert.AreEqual(
                expected[i].Motif?.Probabilities.ToArray(), actual[i].Motif?.Probabilities.ToArray());
            Assert.AreEqual(expected[i].Clipped?.Width, actual[i].Clipped?.Width);
        }
    }

    private static void AssertSame(float[] expected, IDataView explained) => CollectionAssert.AreEqual(
        expected, explained.GetColumn<float[]>("Saliency").SelectMany(map => map).ToArray());

    private (ITransformer Model, NetworkModel Network) Train(IDataView data, string column, bool isLoaded)
    {
        ConvolutionalNetworkTrainer trainer = _context.Genomics().Trainers.ConvolutionalNetwork(SmallNetwork.Options(
            SmallNetwork.Of(ActivationFunction.Sigmoid, "first", "other"),
            options =>
            {
                options.LabelColumnName = nameof(PlantedTasks.Both);
                options.SequenceColumnName = column;
                options.Settings = options.Settings with { Loss = Loss.BinaryCrossEntropy };
            }));
        TransformerChain<ConvolutionalNetworkTransformer> model =
            _context.Transforms.OneHotEncodeSequence("OneHot", "Sequence").Append(trainer).Fit(data);
        return (isLoaded ? Load(model) : model, model.LastTransformer.Model);
    }

    private ITransformer Load(ITransformer model)
    {
        using var stream = new MemoryStream();
        _context.Model.Save(model, null, stream);
        stream.Position = 0;
        return new MLContext().Model.Load(stream, out _);
    }
}
