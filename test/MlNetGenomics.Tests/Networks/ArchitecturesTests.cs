using MlNetGenomics.Networks;
using MlNetGenomics.Networks.Layers;
using MlNetGenomics.Networks.MuSeAM;

namespace MlNetGenomics.Tests.Networks;

[TestClass]
public class ArchitecturesTests
{
    // Each sum follows the layers: width x channels in x filters, and one bias a filter; four numbers a channel
    // for a batch normalization; inputs x units, and one bias a unit.
    private const int KooDense = 2 * 128 * 512 + 4 * 512 + 512 * 12 + 12;

    private const int DeepTrunk =
        (7 * 4 * 128 + 128) + 4 * 128 + (3 * 128 * 128 + 128) + 4 * 128
        + (3 * 128 * 160 + 160) + 4 * 160 + (3 * 160 * 160 + 160) + 4 * 160;

    [TestMethod]
    [DataRow("museam", 12 * 4 * 512 + 1 + 512 + 1)]
    [DataRow("sharpr", (4 * 4 * 100 + 100) + (4 * 100 * 100 + 100) + (6 * 100 * 4 + 4))]
    [DataRow("mpra-dragonn", (5 * 4 * 120 + 120) + 2 * (5 * 120 * 120 + 120) + 3 * 4 * 120 + (133 * 120 * 12 + 12))]
    [DataRow("koo:CNN-2", 19 * 4 * 30 + 4 * 30 + 5 * 30 * 128 + 4 * 128 + KooDense)]
    [DataRow("koo:CNN-4", 19 * 4 * 30 + 4 * 30 + 5 * 30 * 128 + 4 * 128 + KooDense)]
    [DataRow("koo:CNN-10", 19 * 4 * 30 + 4 * 30 + 5 * 30 * 128 + 4 * 128 + KooDense)]
    [DataRow("koo:CNN-25", 19 * 4 * 30 + 4 * 30 + 5 * 30 * 128 + 4 * 128 + KooDense)]
    [DataRow("koo:CNN-50", 19 * 4 * 30 + 4 * 30 + 5 * 30 * 128 + 4 * 128 + KooDense)]
    [DataRow("koo:CNN-100", 19 * 4 * 30 + 4 * 30 + 5 * 30 * 128 + 4 * 128 + KooDense)]
    [DataRow("koo:CNN-50-2", 19 * 4 * 30 + 4 * 30 + 5 * 30 * 128 + 4 * 128 + KooDense)]
    [DataRow("koo:CNN9-4", 9 * 4 * 30 + 4 * 30 + 5 * 30 * 128 + 4 * 128 + KooDense)]
    [DataRow("koo:CNN9-25", 9 * 4 * 30 + 4 * 30 + 5 * 30 * 128 + 4 * 128 + KooDense)]
    [DataRow("koo:CNN3-2", 3 * 4 * 30 + 4 * 30 + 5 * 30 * 128 + 4 * 128 + KooDense)]
    [DataRow("koo:CNN3-50", 3 * 4 * 30 + 4 * 30 + 5 * 30 * 128 + 4 * 128 + KooDense)]
    [DataRow("koo:CNN19-1-2", 19 * 4 * 30 + 4 * 30 + 1 * 30 * 128 + 4 * 128 + KooDense)]
    [DataRow(
        "basset",
        (19 * 4 * 300 + 300) + 4 * 300 + (11 * 300 * 200 + 200) + 4 * 200 + (7 * 200 * 200 + 200) + 4 * 200
        + (10 * 200 * 1000 + 1000) + (1000 * 1000 + 1000) + (1000 * 164 + 164))]
    [DataRow(
        "deepsea",
        (8 * 4 * 320 + 320) + (8 * 320 * 480 + 480) + (8 * 480 * 960 + 960)
        + (53 * 960 * 925 + 925) + (925 * 919 + 919))]
    [DataRow(
        "bd5",
        (3 * 4 * 64 + 64) + 4 * 64 + (3 * 64 * 128 + 128) + 4 * 128 + (3 * 128 * 256 + 256) + 4 * 256
        + (3 * 256 * 384 + 384) + 4 * 384 + (3 * 384 * 512 + 512) + 4 * 512
        + (33 * 512 * 1024 + 1024) + 4 * 1024 + (1024 * 164 + 164))]
    [DataRow(
        "bd10",
        DeepTrunk + (3 * 160 * 256 + 256) + 4 * 256 + (3 * 256 * 256 + 256) + 4 * 256
        + (3 * 256 * 384 + 384) + 4 * 384 + (3 * 384 * 384 + 384) + 4 * 384
        + (3 * 384 * 512 + 512) + 4 * 512 + (3 * 512 * 512 + 512) + 4 * 512
        + (29 * 512 * 768 + 768) + 4 * 768 + (768 * 164 + 164))]
    [DataRow(
        "dd10",
        DeepTrunk + (3 * 160 * 256 + 256) + 4 * 256 + (3 * 256 * 320 + 320) + 4 * 320
        + (3 * 320 * 512 + 512) + 4 * 512 + (3 * 512 * 640 + 640) + 4 * 640
        + (3 * 640 * 1024 + 1024) + 4 * 1024 + (3 * 1024 * 1280 + 1280) + 4 * 1280
        + (27 * 1280 * 925 + 925) + 4 * 925 + (925 * 919 + 919))]
    [DataRow(
        "deepstarr",
        (7 * 4 * 256 + 256) + 4 * 256 + (3 * 256 * 60 + 60) + 4 * 60 + (5 * 60 * 60 + 60) + 4 * 60
        + (3 * 60 * 120 + 120) + 4 * 120 + (15 * 120 * 256 + 256) + 4 * 256 + (256 * 256 + 256) + 4 * 256
        + (256 * 2 + 2))]
    [DataRow("toy1", (5 * 4 * 3 + 3) + (2 * 3 * 1 + 1))]
    [DataRow(
        "toy2",
        (7 * 4 * 5 + 5) + 4 * 5 + (3 * 5 * 5 + 5) + 4 * 5 + (3 * 5 * 6 + 6) + 4 * 6 + (3 * 6 * 6 + 6) + 4 * 6
        + (3 * 6 * 1 + 1) + 4 * 1)]
    public void Parameters_are_those_of_the_papers_layers(string name, int count)
    {
        Network network = Architectures.ByName(name);
        Assert.AreEqual(name, network.Name);
        Assert.AreEqual(count, network.ParameterCount);
    }

    [TestMethod]
    public void A_koo_network_with_exp_has_an_exponential_first_activation()
    {
        Network plain = Architectures.ByName("koo:CNN-4", 100, ["a"]), exponential = Architectures.ByName("KOO:cnn-4-exp", 100, ["a"]);
        Assert.AreEqual("koo:CNN-4-exp", exponential.Name);
        ActivationFunction[] Functions(Network network) =>
            [.. network.Steps.Select(step => step.Layer).OfType<Activation>().Select(layer => layer.Function)];
        Assert.AreEqual(ActivationFunction.Exponential, Functions(exponential)[0]);
        CollectionAssert.AreEqual(Functions(plain)[1..], Functions(exponential)[1..]);
        Assert.AreEqual(plain.TrainableCount, exponential.TrainableCount);
        Assert.ThrowsExactly<GenomicsException>(() => Architectures.ByName("koo:CNN-5-exp"));
    }

    [TestMethod]
    public void Running_statistics_are_not_trained()
    {
        Network network = Architectures.Basset();
        Assert.AreEqual(network.ParameterCount - 2 * (300 + 200 + 200), network.TrainableCount);
        Assert.AreEqual(Architectures.DeepSEA().ParameterCount, Architectures.DeepSEA().TrainableCount);
    }

    [TestMethod]
    public void Every_name_makes_a_network_of_that_name_and_its_papers_tasks()
    {
        Assert.HasCount(25, Architectures.Names);
        CollectionAssert.AllItemsAreUnique(Architectures.Names.ToList());
        foreach (string name in Architectures.Names)
            Assert.AreEqual(name, Architectures.ByName(name).Name);
        AssertTasks("museam", "activity");
        AssertTasks("sharpr", "k562_minp", "k562_sv40p", "hepg2_minp", "hepg2_sv40p");
        AssertTasks("deepstarr", "dev", "hk");
        AssertTasks(
            "koo:CNN-25",
            "Arid3a", "CEBPB", "FOSL1", "Gabpa", "MAFK", "MAX", "MEF2A", "NFYB", "SP1", "SRF", "STAT1", "YY1");
        Assert.HasCount(12, Architectures.MpraDragoNN().Tasks);
        Assert.AreEqual("hepg2_sv40p_rep2", Architectures.MpraDragoNN().Tasks[10]);
        Assert.AreEqual("task164", Architectures.Basset().Tasks[^1]);
        Assert.AreEqual("task919", Architectures.DD10().Tasks[^1]);

        static void AssertTasks(string name, params string[] tasks) =>
            CollectionAssert.AreEqual(tasks, Architectures.ByName(name).Tasks.ToArray(), name);
    }

    [TestMethod]
    public void Basset_has_the_shapes_of_its_paper()
    {
        string[] shapes =
        [
            "582 x 300", "582 x 300", "582 x 300", "194 x 300",
            "184 x 200", "184 x 200", "184 x 200", "46 x 200",
            "40 x 200", "40 x 200", "40 x 200", "10 x 200",
            "1 x 2000", "1 x 1000", "1 x 1000", "1 x 1000", "1 x 1000", "1 x 1000", "1 x 1000",
            "1 x 164", "1 x 164",
        ];
        CollectionAssert.AreEqual(
            shapes, Architectures.Basset().Steps.Select(step => step.Output.ToString()).ToArray());
    }

    [TestMethod]
    public void Neurons_of_BD10_see_as_many_bases_as_the_paper_says()
    {
        // NeuronMotif, Materials and Methods: receptive fields of the ten convolutions.
        int[] widths = [7, 9, 14, 18, 28, 36, 56, 72, 112, 144];
        CollectionAssert.AreEqual(widths, SeenByConvolutions(Architectures.BD10()));
        CollectionAssert.AreEqual(widths, SeenByConvolutions(Architectures.DD10()));
        CollectionAssert.AreEqual(new[] { 19, 51, 132 }, SeenByConvolutions(Architectures.Basset()));
        CollectionAssert.AreEqual(new[] { 5, 8 }, SeenByConvolutions(Architectures.NeuronMotifToy1()));
        Assert.AreEqual(82, SeenByConvolutions(Architectures.NeuronMotifToy2())[^1]);
    }

    [TestMethod]
    public void Dense_layers_of_Koo_and_Eddy_all_read_two_positions()
    {
        // "This constraint ensures that the number of inputs to the fully-connected hidden layer is the same
        // across all models" (Methods), and CNN-50-2 has maps half as long as its input after the first pooling.
        Assert.HasCount(12, Architectures.KooEddyNames);
        foreach (string name in Architectures.KooEddyNames)
            Assert.AreEqual(new FeatureShape(1, 256), Architectures.KooEddy(name).Step("flatten1").Output, name);
        Assert.AreEqual(new FeatureShape(100, 30), Architectures.KooEddy("CNN-50-2").Step("maxPooling1").Output);
        Assert.AreEqual(new FeatureShape(100, 30), Architectures.KooEddy("CNN-2").Step("maxPooling1").Output);
        Assert.AreEqual(new FeatureShape(8, 30), Architectures.KooEddy("cnn-25").Step("maxPooling1").Output);
    }

    [TestMethod]
    public void Penalties_dropout_and_start_belong_to_the_description()
    {
        var dense = (Dense)Architectures.KooEddy("CNN-25").Step("dense2").Layer;
        Assert.AreEqual(new WeightSettings { Start = Initialization.HeNormal, L2 = 1e-6 }, dense.Weights);
        var convolution = (Convolution)Architectures.DeepSEA().Step("convolution3").Layer;
        Assert.AreEqual(0.9, convolution.Weights.MaxNorm);
        Assert.AreEqual(Initialization.FanInNormal, ((Convolution)Architectures.SharprMpra().Step("convolution1").Layer).Weights.Start);
        Assert.AreEqual(MuseamSettings.Paper.L1, ((Dense)Architectures.MuSeAM().Step("dense1").Layer).Weights.L1);
        CollectionAssert.AreEqual(new[] { 0.1, 0.1, 0.5 }, DropoutRates(Architectures.KooEddy("CNN-25")));
        CollectionAssert.AreEqual(new[] { 0.2, 0.2, 0.5 }, DropoutRates(Architectures.DeepSEA()));
        CollectionAssert.AreEqual(new[] { 0.3, 0.3 }, DropoutRates(Architectures.Basset()));
        CollectionAssert.AreEqual(new[] { 0.4, 0.4 }, DropoutRates(Architectures.DeepStarr()));
    }

    [TestMethod]
    public void MuSeAM_follows_its_settings()
    {
        MuseamSettings settings = MuseamSettings.Program with
        {
            KernelCount = 16,
            KernelWidth = 9,
            BothStrands = false,
            Dropout = 0.5,
            TaskName = "hepg2",
        };
        Network network = Architectures.MuSeAM(settings, inputLength: 100);
        var convolution = (MultinomialConvolution)network.Step("multinomialConvolution1").Layer;
        Assert.AreEqual((16, 9, 120.0, false), (convolution.Filters, convolution.Width, convolution.Alpha, convolution.LearnAlpha));
        Assert.AreEqual(settings.Background, convolution.Background);
        Assert.AreEqual(LlrScale.InverseAlpha, convolution.LlrScale);
        Assert.AreEqual(new FeatureShape(92, 16), network.Steps[0].Output);
        Assert.AreEqual(9 * 4 * 16 + 16 + 1, network.ParameterCount);
        CollectionAssert.AreEqual(new[] { 0.5 }, DropoutRates(network));
        Assert.AreEqual("hepg2", network.Tasks.Single());

        // Both strands: 171 - 12 + 1 positions each.
        Assert.AreEqual(new FeatureShape(2 * 160, 512), Architectures.MuSeAM().Step("bothStrands1").Output);
    }

    [TestMethod]
    public void Length_and_tasks_may_be_others()
    {
        Network network = Architectures.ByName("BASSET", inputLength: 1344, tasks: ["a", "b"]);
        Assert.AreEqual(1344, network.InputLength);
        CollectionAssert.AreEqual(new[] { "a", "b" }, network.Tasks.ToArray());
        Assert.AreEqual(new FeatureShape(1, 2), network.Steps[^1].Output);
        foreach (string name in Architectures.Names)
            Assert.HasCount(3, Architectures.ByName(name, tasks: ["a", "b", "c"]).Tasks, name);
    }

    [TestMethod]
    public void Wrong_names_lengths_and_tasks_are_named()
    {
        GenomicsException unknown = Assert.ThrowsExactly<GenomicsException>(() => Architectures.ByName("baset"));
        StringAssert.StartsWith(unknown.Message, "'baset' is not the name of an architecture; did you mean 'basset'? known are museam, sharpr, ");
        StringAssert.EndsWith(unknown.Message, "deepstarr-like, toy1, toy2");
        unknown = Assert.ThrowsExactly<GenomicsException>(() => Architectures.ByName("koo:CNN-7"));
        StringAssert.Contains(unknown.Message, "did you mean 'koo:CNN-2'?");
        unknown = Assert.ThrowsExactly<GenomicsException>(() => Architectures.ByName("enformer"));
        StringAssert.StartsWith(unknown.Message, "'enformer' is not the name of an architecture; known are museam, ");
        unknown = Assert.ThrowsExactly<GenomicsException>(() => Architectures.KooEddy("CNN-1"));
        StringAssert.StartsWith(unknown.Message, "'CNN-1' is not a network of Koo and Eddy; did you mean 'CNN-2'? known are CNN-2, ");
        Assert.AreEqual(
            "network basset, layer convolution3: its window of 7 positions is wider than its input of 4",
            Assert.ThrowsExactly<GenomicsException>(() => Architectures.Basset(100)).Message);
        Assert.AreEqual(
            "network toy1, layer activation2: gives 2 x 1, but 1 task needs 1 x 1",
            Assert.ThrowsExactly<GenomicsException>(() => Architectures.NeuronMotifToy1(10)).Message);
        Assert.AreEqual(
            "network sharpr: it has no tasks",
            Assert.ThrowsExactly<GenomicsException>(() => Architectures.SharprMpra(tasks: [])).Message);
    }

    private static int[] SeenByConvolutions(Network network) =>
        [.. network.Steps.Where(step => step.Layer is Convolution).Select(step => step.ReceptiveField.Width)];

    private static double[] DropoutRates(Network network) =>
        [.. network.Layers.OfType<Dropout>().Select(layer => layer.Rate)];
}
