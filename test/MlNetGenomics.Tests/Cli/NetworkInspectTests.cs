using System.Text.Json;
using MlNetGenomics.Networks;
using MlNetGenomics.Networks.Layers;
using MlNetGenomics.Onnx.Proto;

namespace MlNetGenomics.Tests.Cli;

[TestClass]
public class NetworkInspectTests
{
    public static IEnumerable<string[]> Names => Architectures.Names.Select(name => new[] { name });

    [TestMethod]
    [DynamicData(nameof(Names))]
    public void Every_published_network_is_shown_and_described(string name)
    {
        using var data = new NetworkCliData(count: 2);
        CliResult result = CliResult.RunOk(
            "inspect", "--model", name, "--network", data.File("n.json"), "--table", data.File("t.tsv"),
            "--json", data.File("i.json"));
        foreach (string line in result.Output.Split('\n'))
            Assert.IsLessThanOrEqualTo(80, line.Length, line);
        Network network = Architectures.ByName(name);
        Assert.AreEqual(network, NetworkJson.Read(data.File("n.json")));
        Assert.HasCount(1 + network.Steps.Length, File.ReadAllLines(data.File("t.tsv")));
        JsonElement metrics = CliResult.Json(data.File("i.json")).GetProperty("metrics");
        Assert.AreEqual(network.ParameterCount, metrics.GetProperty("network_parameters").GetInt32());
        Assert.AreEqual(network.Steps.Length, metrics.GetProperty("layers").GetArrayLength());
    }

    [TestMethod]
    public void Shapes_parameters_and_receptive_fields_are_those_of_the_paper()
    {
        string output = CliResult.RunOk("inspect", "--model", "koo:CNN-25").Output;
        // 30 filters of 19 bases on 200 positions; pooled by 25 to 8; 12 transcription factors.
        StringAssert.Matches(output, new(@"^convolution1 +200 x 30 +2280 +19 ", System.Text.RegularExpressions.RegexOptions.Multiline));
        StringAssert.Matches(output, new(@"^maxPooling1 +8 x 30 +0 +43 ", System.Text.RegularExpressions.RegexOptions.Multiline));
        StringAssert.Matches(output, new(@"^dense2 +1 x 12 +6156 ", System.Text.RegularExpressions.RegexOptions.Multiline));
        string longer = CliResult.RunOk("inspect", "--model", "koo:CNN-25", "--length", "400").Output;
        StringAssert.Matches(longer, new(@"^maxPooling1 +16 x 30 ", System.Text.RegularExpressions.RegexOptions.Multiline));
        CliResult.Run("inspect", "--model", "koo:CNN-100", "--length", "50").AssertFailed(1, "network koo:CNN-100, layer");
    }

    [TestMethod]
    public void A_description_goes_through_as_it_was()
    {
        using var data = new NetworkCliData();
        CliResult.RunOk("inspect", "--model", data.Network, "--network", data.File("again.json"), "--out", data.File("i.txt"));
        Assert.AreEqual(NetworkJson.Read(data.Network), NetworkJson.Read(data.File("again.json")));
        Assert.Contains("globalMaxPooling1", File.ReadAllText(data.File("i.txt")));
    }

    [TestMethod]
    public void A_trained_network_is_shown_as_file_and_as_network()
    {
        using var data = new NetworkCliData();
        string model = data.Train();
        CliResult result = CliResult.RunOk("inspect", "--model", model, "--network", data.File("n.json"));
        Assert.Contains("Sequence String [N, 1]", result.Output);
        Assert.Contains("globalMaxPooling1", result.Output);
        Assert.AreEqual(data.Small, NetworkJson.Read(data.File("n.json")));
        CliResult.Run("inspect", "--model", model, "--length", "30").AssertFailed(2, "has a length of its own");
    }

    [TestMethod]
    public void Another_program_s_file_is_shown_as_far_as_it_is_understood()
    {
        using var data = new NetworkCliData();
        ModelProto proto = ModelProto.Parser.ParseFrom(File.ReadAllBytes(data.Train()));
        proto.MetadataProps.Clear();
        string known = data.Write("known.onnx", Google.Protobuf.MessageExtensions.ToByteArray(proto));
        CliResult.RunOk("inspect", "--model", known, "--network", data.File("n.json"));
        Assert.HasCount(
            data.Small.Layers.Count(layer => layer is not Dropout), NetworkJson.Read(data.File("n.json")).Layers);

        proto.Graph.Node.Single(node => node.OpType == "Relu").OpType = "Erf";
        string unknown = data.Write("unknown.onnx", Google.Protobuf.MessageExtensions.ToByteArray(proto));
        string output = CliResult.RunOk("inspect", "--model", unknown).Output;
        Assert.Contains("Erf*1", output);
        Assert.Contains("cannot be read as one:", output);
        CliResult.Run("inspect", "--model", unknown, "--network", data.File("u.json")).AssertFailed(1, "Erf");
        Assert.IsFalse(File.Exists(data.File("u.json")));
    }
}
