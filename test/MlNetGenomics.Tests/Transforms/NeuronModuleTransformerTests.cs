using Microsoft.ML;
using Microsoft.ML.Data;
using MlNetGenomics.Interpretation;
using MlNetGenomics.Motifs;
using MlNetGenomics.Networks;
using MlNetGenomics.Networks.Layers;
using MlNetGenomics.NeuronMotif;
using MlNetGenomics.NeuronMotif.Analysis;
using MlNetGenomics.NeuronMotif.Syntax;
using MlNetGenomics.Onnx;
using MlNetGenomics.Sequences;
using MlNetGenomics.Statistics;
using MlNetGenomics.Tests.NeuronMotif;
using MlNetGenomics.Transforms;

namespace MlNetGenomics.Tests.Transforms;

/// <summary>Scores of modules, of networks whose neurons are known because they are made by hand.</summary>
[TestClass]
public sealed class NeuronModuleTransformerTests
{
    private const string First = "TGACTC";
    private const string Second = "CGGAAG";

    private static readonly NetworkModel TwoWords = NeuronExamples.TwoWords("TAC", "GAT");

    private readonly MLContext _context = new(1);

    [TestMethod]
    public void A_score_is_the_best_log_odds_of_the_shrunk_module_over_windows_of_both_strands()
    {
        string[] sequences = RandomSequences(30, 8, 40);
        NeuronModuleTransformer model = Fit(TwoWords, Data(sequences));
        NeuronModule[] modules = [.. model.Analysis.Layers[^1].Neurons.Single().Modules.Modules];
        Assert.IsGreaterThan(1, modules.Length);
        CollectionAssert.AreEqual(modules.Select(module => module.Name).ToArray(), Slots(model.Transform(Data(sequences))));
        float[][] scores = [.. model.Transform(Data(sequences)).GetColumn<float[]>("Features")];
        for (int i = 0; i < sequences.Length; i++)
        {
            for (int m = 0; m < modules.Length; m++)
            {
                PositionProbabilityMatrix shrunk = MotifSegments.Shrink(modules[m], 80);
                byte[] codes = Dna.Encode(sequences[i]);
                double best = Math.Max(Best(shrunk, codes), Best(shrunk, Dna.ReverseComplement(codes)));
                Assert.AreEqual(best, scores[i][m], 1e-3);
            }
        }
    }

    [TestMethod]
    public void An_analysis_a_file_and_a_network_give_the_same()
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("model.onnx", NetworkOnnx.Export(TwoWords));
        IDataView data = Data(RandomSequences(20, 8, 40));
        float[][] expected = Scores(Fit(TwoWords, data), data);
        NetworkAnalysis analysis = _context.Genomics().DecoupleNeurons(path);
        ITransformer[] others =
        [
            _context.Transforms.ScoreModules("Features", "Sequence", analysis).Fit(data),
            _context.Transforms.ScoreModules("Features", "Sequence", path).Fit(data),
        ];
        foreach (ITransformer other in others)
        {
            foreach ((float[] first, float[] second) in expected.Zip(Scores(other, data)))
                CollectionAssert.AreEqual(first, second);
        }
    }

    [TestMethod]
    public void A_saved_transformer_is_MLNets_own_and_gives_the_same()
    {
        IDataView data = Data(RandomSequences(20, 8, 40));
        NeuronModuleTransformer model = Fit(TwoWords, data);
        ITransformer loaded = SaveAndLoad(model, data.Schema);
        ITransformer fast = _context.Genomics().Accelerate(loaded);
        Assert.StartsWith("Microsoft.ML", loaded.GetType().Namespace!);
        Assert.IsTrue(fast is MotifScanTransformer or TransformerChain<ITransformer>);
        float[][] expected = Scores(model, data);
        foreach (ITransformer other in new[] { loaded, fast })
        {
            CollectionAssert.AreEqual(Slots(model.Transform(data)), Slots(other.Transform(data)));
            float[][] actual = Scores(other, data);
            for (int i = 0; i < expected.Length; i++)
            {
                for (int m = 0; m < expected[i].Length; m++)
                    Assert.AreEqual(expected[i][m], actual[i][m], 1e-4);
            }
        }
        (loaded as IDisposable)?.Dispose();
    }

    [TestMethod]
    public void Trees_on_module_scores_tell_a_distance_that_single_motifs_do_not()
    {
        NetworkModel network = Grammar();
        IDataView train = Sites(800, seed: 1), test = Sites(400, seed: 2);
        var decoupling = new NeuronDecouplingOptions { Layer = "2" };
        var pipeline = _context.Transforms
            .ScoreModules(new NeuronModuleOptions { OutputColumnName = "Features", InputColumnName = "Sequence", Network = network, Decoupling = decoupling })
            .Append(_context.BinaryClassification.Trainers.FastTree("IsBound", numberOfTrees: 20));
        ITransformer model = pipeline.Fit(train);
        double ofModules = Auroc(model, test);
        Assert.IsGreaterThan(0.95, ofModules);

        PositionProbabilityMatrix[] words =
            [IupacMotif.Parse(First, 0.97, name: "first"), IupacMotif.Parse(Second, 0.97, name: "second")];
        ITransformer single = _context.Transforms.ScanMotifs("Features", "Sequence", words)
            .Append(_context.BinaryClassification.Trainers.FastTree("IsBound", numberOfTrees: 20)).Fit(train);
        Assert.IsLessThan(0.75, Auroc(single, test));

        ITransformer loaded = SaveAndLoad(model, train.Schema);
        Assert.AreEqual(ofModules, Auroc(loaded, test), 1e-6);
        Assert.AreEqual(ofModules, Auroc(_context.Genomics().Accelerate(loaded), test), 1e-6);
        (loaded as IDisposable)?.Dispose();
    }

    [TestMethod]
    public void A_network_is_decoupled_once_however_often_it_is_fitted()
    {
        IDataView data = Data("ACGTACGTACGT");
        NeuronModuleEstimator estimator = _context.Transforms.ScoreModules(Options(network: TwoWords));
        Assert.AreSame(estimator.Fit(data).Analysis, estimator.Fit(data).Analysis);
        // The column's shape is promised before anything is decoupled.
        Assert.AreEqual(
            2, estimator.Append(_context.Transforms.CopyColumns("Copy", "Features")).Fit(data).Transform(data)
                .Schema.Count(column => column.Name is "Features" or "Copy"));
    }

    [TestMethod]
    public void Layer_neurons_motifs_and_number_are_chosen()
    {
        IDataView data = Data("ACGTACGTACGT");
        NetworkAnalysis analysis = _context.Genomics().DecoupleNeurons(TwoWords);
        NeuronModuleTransformer second = _context.Transforms.ScoreModules(new NeuronModuleOptions
        {
            OutputColumnName = "Features",
            InputColumnName = "Sequence",
            Analysis = analysis,
            Decoupling = new NeuronDecouplingOptions { Layer = "activation1", Neurons = [1] },
        }).Fit(data);
        CollectionAssert.AreEqual(new[] { "activation1_2.1" }, Slots(second.Transform(data)));
        NeuronModuleTransformer best = _context.Transforms.ScoreModules(new NeuronModuleOptions
        {
            OutputColumnName = "Features",
            InputColumnName = "Sequence",
            Analysis = analysis,
            ModulesPerNeuron = 1,
        }).Fit(data);
        CollectionAssert.AreEqual(
            new[] { analysis.Layers[1].Neurons[0].Modules.Modules[0].Name }, Slots(best.Transform(data)));
        NeuronModuleTransformer dictionary = _context.Transforms.ScoreModules(new NeuronModuleOptions
        {
            OutputColumnName = "Features",
            InputColumnName = "Sequence",
            Analysis = analysis,
            Motifs = ModuleMotifs.Dictionary,
        }).Fit(data);
        CollectionAssert.AreEqual(
            analysis.Layers[1].Neurons[0].Syntax!.Dictionary.Motifs.Select(motif => motif.Name).ToArray(),
            Slots(dictionary.Transform(data)));
    }

    [TestMethod]
    public void What_cannot_be_scored_is_one_clear_line()
    {
        IDataView data = Data("ACGTACGTACGT");
        NetworkModel dead = NeuronExamples.Word("ACG", bias: -5);
        Assert.AreEqual(
            "layer activation1: none of the 1 neurons has anything to score: no sequence was found that activates them, or no "
            + "motif in it",
            Message(() => Fit(dead, data)));
        NetworkAnalysis analysis = _context.Genomics().DecoupleNeurons(TwoWords);
        Assert.AreEqual(
            "network two: layer '3' was not decoupled, but 1 (activation1), 2 (activation2)",
            Message(() => _context.Transforms.ScoreModules(Options(analysis, "3")).Fit(data)));
        Assert.AreEqual(
            "layer activation1: neuron 7 was not decoupled",
            Message(() => _context.Transforms.ScoreModules(Options(analysis, "1", 7)).Fit(data)));
        StringAssert.StartsWith(
            Message(() => _context.Transforms.ScoreModules(Options(network: TwoWords, layer: "pool")).Fit(data)),
            "network two: has no layer 'pool' whose neurons can be taken apart");
        Assert.ThrowsExactly<ArgumentException>(() => _context.Transforms.ScoreModules(Options()));
        Assert.ThrowsExactly<ArgumentException>(() => _context.Transforms.ScoreModules(Options(analysis, network: TwoWords)));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(
            () => _context.Transforms.ScoreModules("F", "Nope", analysis).Fit(data));
        var tooShort = Assert.ThrowsExactly<GenomicsException>(() => Scores(
            _context.Transforms.ScoreModules("Features", "Sequence", analysis).Fit(data), Data("ACGTACG")));
        StringAssert.Contains(tooShort.Message, "row 1 has 7 bases, motif activation2_1.1 has 8 positions");
    }

    private static NeuronModuleOptions Options(
        NetworkAnalysis? analysis = null, string? layer = null, int? neuron = null, NetworkModel? network = null) => new()
        {
            OutputColumnName = "Features",
            InputColumnName = "Sequence",
            Analysis = analysis,
            Network = network,
            Decoupling = new NeuronDecouplingOptions { Layer = layer, Neurons = neuron is { } one ? [one] : null },
        };

    /// <summary>A neuron that wants two words, one at 0 or 1, the other at 6 or 7.</summary>
    private static NetworkModel Grammar()
    {
        var weights = new float[4 * 2];
        weights[0] = 1;
        weights[7] = 1;
        return NeuronExamples.Model(
            new Network(
                "grammar", 13,
                [
                    new Convolution(2, 6) { Name = "conv" }, NeuronExamples.Relu, new MaxPooling(2),
                    new Convolution(1, 4) { Name = "both" }, NeuronExamples.Relu,
                ],
                ["t"]),
            ("conv", ParameterKind.Weight, NeuronExamples.Matching(First, Second)),
            ("both", ParameterKind.Weight, weights),
            ("both", ParameterKind.Bias, [-7]));
    }

    /// <summary>Sequences with both words: side by side where bound, else apart, in either order.</summary>
    private IDataView Sites(int count, long seed)
    {
        var random = new SplittableRandom(seed);
        return _context.Data.LoadFromEnumerable(Enumerable.Range(0, count).Select(i =>
        {
            char[] bases = Random(random, 60);
            bool isBound = i % 2 == 0;
            int distance = isBound ? 6 + random.NextInt(2) : 12 + random.NextInt(20);
            int start = random.NextInt(60 - distance - 6);
            bool isSwapped = !isBound && random.NextInt(2) == 0;
            (isSwapped ? Second : First).CopyTo(bases.AsSpan(start));
            (isSwapped ? First : Second).CopyTo(bases.AsSpan(start + distance));
            return new Row { Sequence = new string(bases), IsBound = isBound };
        }).ToArray());
    }

    private static char[] Random(SplittableRandom random, int length) =>
        [.. Enumerable.Range(0, length).Select(_ => "ACGT"[random.NextInt(4)])];

    private static string[] RandomSequences(int count, int least, int most)
    {
        var random = new SplittableRandom(9);
        return [.. Enumerable.Range(0, count).Select(_ => new string(Random(random, least + random.NextInt(most - least))))];
    }

    private static double Best(PositionProbabilityMatrix motif, byte[] codes) => Enumerable
        .Range(0, codes.Length - motif.Width + 1)
        .Max(start => Enumerable.Range(0, motif.Width).Sum(p => Math.Log2(motif[p, codes[start + p]] / 0.25)));

    private static string[] Slots(IDataView scored)
    {
        VBuffer<ReadOnlyMemory<char>> names = default;
        scored.Schema["Features"].GetSlotNames(ref names);
        return [.. names.DenseValues().Select(name => name.ToString())];
    }

    private static float[][] Scores(ITransformer model, IDataView data) =>
        [.. model.Transform(data).GetColumn<float[]>("Features")];

    private static string Message(Action action) => Assert.ThrowsExactly<GenomicsException>(action).Message;

    private double Auroc(ITransformer model, IDataView data) =>
        _context.BinaryClassification.Evaluate(model.Transform(data), "IsBound").AreaUnderRocCurve;

    private NeuronModuleTransformer Fit(NetworkModel network, IDataView data) =>
        _context.Transforms.ScoreModules(Options(network: network)).Fit(data);

    private IDataView Data(params string[] sequences) =>
        _context.Data.LoadFromEnumerable(sequences.Select(text => new Row { Sequence = text }).ToArray());

    private ITransformer SaveAndLoad(ITransformer model, DataViewSchema schema)
    {
        using var stream = new MemoryStream();
        _context.Model.Save(model, schema, stream);
        stream.Position = 0;
        return new MLContext().Model.Load(stream, out _);
    }

    private sealed class Row
    {
        public string Sequence { get; set; } = "";

        public bool IsBound { get; set; }
    }
}
