using System.IO.Compression;
using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using MlNetGenomics.Networks;
using MlNetGenomics.Networks.Layers;
using MlNetGenomics.Statistics;

namespace MlNetGenomics.Tests.Networks;

[TestClass]
public class NetworkJsonTests
{
    private const string Small = """
        {
          "name": "small",
          "inputLength": 20,
          "tasks": ["bound"],
          "layers": [
            {"type": "convolution", "filters": 3, "width": 5},
            {"type": "activation", "function": "relu"},
            {"type": "globalMaxPooling"},
            {"type": "dense", "units": 1}
          ]
        }
        """;

    [TestMethod]
    public void Every_architecture_reads_back_equal()
    {
        foreach (string name in Architectures.Names)
        {
            Network network = Architectures.ByName(name);
            string text = NetworkJson.Write(network);
            Network back = NetworkJson.Parse(text, name);
            Assert.AreEqual(network, back, name);
            Assert.AreEqual(text, NetworkJson.Write(back), name);
        }
    }

    [TestMethod]
    public void Every_network_reads_back_equal_and_gives_the_same_text()
    {
        Prop.ForAll(NetworkArbitrary.Networks(), network =>
        {
            string text = NetworkJson.Write(network);
            Network back = NetworkJson.Parse(text, "net.json");
            return network.Equals(back) && NetworkJson.Write(back) == text
                && network.Steps.Select(step => step.Name).SequenceEqual(back.Steps.Select(step => step.Name));
        }).QuickCheckThrowOnFailure();
    }

    [TestMethod]
    public void Text_is_the_documented_form()
    {
        var network = new Network(
            "all layers",
            40,
            [
                new BothStrands(StrandMerge.Maximum, [new MultinomialConvolution(4, 6) { Name = "scan", LearnAlpha = false }]),
                new Residual([new BatchNormalization { Momentum = 0.99 }, new Activation(ActivationFunction.Relu)]),
                new Convolution(8, 3) { Padding = Padding.Same, Stride = 2, Dilation = 3, Bias = false, Weights = new WeightSettings { Start = Initialization.HeNormal, L2 = 1e-6 } },
                new MaxPooling(5) { Stride = 2, Padding = Padding.Same },
                new Dropout(0.25),
                new Flatten(),
                new Dense(2),
            ],
            ["a", "b \"2\""]);
        const string Expected = """
            {
              "name": "all layers",
              "inputLength": 40,
              "tasks": ["a", "b \"2\""],
              "layers": [
                {"type": "bothStrands", "merge": "maximum", "layers": [
                  {"type": "multinomialConvolution", "name": "scan", "filters": 4, "width": 6, "learnAlpha": false}
                ]},
                {"type": "residual", "layers": [
                  {"type": "batchNormalization", "momentum": 0.99},
                  {"type": "activation", "function": "relu"}
                ]},
                {"type": "convolution", "filters": 8, "width": 3, "padding": "same", "stride": 2, "dilation": 3, "bias": false, "start": "heNormal", "l2": 1E-06},
                {"type": "maxPooling", "size": 5, "stride": 2, "padding": "same"},
                {"type": "dropout", "rate": 0.25},
                {"type": "flatten"},
                {"type": "dense", "units": 2}
              ]
            }

            """;
        Assert.AreEqual(Expected.ReplaceLineEndings("\n"), NetworkJson.Write(network));
        using JsonDocument document = JsonDocument.Parse(Expected);
        Assert.AreEqual(7, document.RootElement.GetProperty("layers").GetArrayLength());
    }

    [TestMethod]
    public void Defaults_need_not_be_written()
    {
        Network network = NetworkJson.Parse(Small, "net.json");
        Assert.AreEqual(
            new Network(
                "small",
                20,
                [new Convolution(3, 5), new Activation(ActivationFunction.Relu), new GlobalMaxPooling(), new Dense(1)],
                ["bound"]),
            network);
        Assert.AreEqual(network, NetworkJson.Parse(Small.ReplaceLineEndings("\r\n"), "net.json"));
        Assert.AreEqual(network, NetworkJson.Parse(Small.ReplaceLineEndings(" "), "net.json"));
        string explicitly = Small.Replace(
            "\"width\": 5",
            "\"width\": 5, \"padding\": \"valid\", \"stride\": 1, \"dilation\": 1, \"bias\": true, "
            + "\"start\": \"glorotUniform\", \"l1\": 0, \"l2\": 0.0, \"maxNorm\": 0");
        Assert.AreEqual(network, NetworkJson.Parse(explicitly, "net.json"));
    }

    [TestMethod]
    public void Files_may_be_packed_and_start_with_a_byte_order_mark()
    {
        using var folder = new TemporaryFolder();
        Network network = NetworkJson.Parse(Small, "net.json");
        Assert.AreEqual(network, NetworkJson.Read(folder.Write("plain.json", Small)));
        byte[] marked = [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Small)];
        Assert.AreEqual(network, NetworkJson.Read(folder.Write("marked.json", marked)));
        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionMode.Compress, leaveOpen: true))
            gzip.Write(Encoding.UTF8.GetBytes(Small));
        Assert.AreEqual(network, NetworkJson.Read(folder.Write("packed.json.gz", packed.ToArray())));
    }

    [TestMethod]
    [DataRow("\"width\": 5", "\"witdh\": 5", "net.json, line 6: convolution layer: unknown property 'witdh'; did you mean 'width'? known are type, name, filters, width, padding, stride, dilation, bias, start, l1, l2, maxNorm")]
    [DataRow("\"width\": 5", "\"width\": 5, \"colour\": 1", "net.json, line 6: convolution layer: unknown property 'colour'; known are type, name, filters, width, padding, stride, dilation, bias, start, l1, l2, maxNorm")]
    [DataRow("\"tasks\"", "\"targets\"", "net.json, line 4: the network: unknown property 'targets'; known are name, inputLength, tasks, layers")]
    [DataRow("\"dense\"", "\"Dense\"", "net.json, line 9: a layer: unknown type 'Dense'; did you mean 'dense'? known are convolution, multinomialConvolution, batchNormalization, activation, maxPooling, globalMaxPooling, dropout, flatten, dense, bothStrands, residual")]
    [DataRow("\"type\": \"dense\", ", "", "net.json, line 9: a layer: 'type' is missing; known are convolution, multinomialConvolution, batchNormalization, activation, maxPooling, globalMaxPooling, dropout, flatten, dense, bothStrands, residual")]
    [DataRow("\"relu\"", "\"rleu\"", "net.json, line 7: activation layer: 'function' is 'rleu', linear, relu, exponential, sigmoid or softplus is expected")]
    [DataRow(", \"width\": 5", "", "net.json, line 6: convolution layer: 'width' is missing, a whole number is expected")]
    [DataRow("\"name\": \"small\",", "", "net.json, line 1: the network: 'name' is missing, a text is expected")]
    [DataRow("\"filters\": 3", "\"filters\": -3", "net.json, line 6: network small, layer convolution1: filters -3: must be 1 or more")]
    [DataRow("\"filters\": 3", "\"filters\": 3.5", "net.json, line 6: convolution layer: 'filters' is 3.5, a whole number is expected")]
    [DataRow("\"filters\": 3", "\"filters\": \"3\"", "net.json, line 6: convolution layer: 'filters' is '3', a whole number is expected")]
    [DataRow("\"filters\": 3", "\"filters\": null", "net.json, line 6: convolution layer: 'filters' is null, a whole number is expected")]
    [DataRow("\"filters\": 3", "\"filters\": 3000000000", "net.json, line 6: convolution layer: 'filters' is 3000000000, a whole number is expected")]
    [DataRow("\"filters\": 3", "\"filters\": 2000000000", "net.json, line 6: network small, layer convolution1: its output or its parameters are larger than memory holds")]
    [DataRow("\"width\": 5", "\"width\": 50", "net.json, line 6: network small, layer convolution1: its window of 50 positions is wider than its input of 20")]
    [DataRow("\"width\": 5", "\"width\": 5, \"bias\": 1", "net.json, line 6: convolution layer: 'bias' is 1, true or false is expected")]
    [DataRow("\"width\": 5", "\"width\": 5, \"l1\": 1e999", "net.json, line 6: convolution layer: 'l1' is 1e999, a number is expected")]
    [DataRow("\"width\": 5", "\"width\": 5, \"l1\": {}", "net.json, line 6: convolution layer: 'l1' is an object, a number is expected")]
    [DataRow("\"width\": 5", "\"width\": 5, \"width\": 6", "net.json, line 6: 'width' is given twice")]
    [DataRow("\"width\": 5", "\"width\": 5, \"name\": \"\"", "net.json, line 6: network small, layer convolution: its name is empty, or has a line break or another control character")]
    [DataRow("\"bound\"", "1", "net.json, line 4: the network: 'tasks' is 1, a text is expected")]
    [DataRow("[\"bound\"]", "\"bound\"", "net.json, line 4: the network: 'tasks' is 'bound', a list of texts is expected")]
    [DataRow("[\"bound\"]", "[]", "net.json, line 4: network small: it has no tasks")]
    [DataRow("[\"bound\"]", "[\"bound\", \"bound\"]", "net.json, line 4: network small: two tasks are named bound")]
    [DataRow("[\"bound\"]", "[\"bound\", \"open\"]", "net.json, line 9: network small, layer dense1: gives 1 x 1, but 2 tasks need 1 x 2")]
    [DataRow("\"inputLength\": 20", "\"inputLength\": -20", "net.json, line 3: network small: input length -20: must be 1 or more")]
    [DataRow("\"small\"", "\"\"", "net.json, line 2: network: its name is empty, or has a line break or another control character")]
    [DataRow("\"small\"", "\"a\\nb\"", "net.json, line 2: network: its name is empty, or has a line break or another control character")]
    [DataRow("\"small\"", "\"\\uD800\"", "net.json, line 2: a text holds half a character (a lone surrogate)")]
    [DataRow("{\"type\": \"globalMaxPooling\"}", "7", "net.json, line 8: 7 found, a layer is expected: an object with a 'type'")]
    [DataRow("{\"type\": \"globalMaxPooling\"}", "{\"type\": \"dropout\", \"rate\": 1}", "net.json, line 8: network small, layer dropout1: rate 1: must be at least 0 and below 1")]
    [DataRow("{\"type\": \"globalMaxPooling\"}", "{\"type\": \"residual\"}", "net.json, line 8: residual layer: 'layers' is missing, a list of layers is expected")]
    [DataRow("{\"type\": \"globalMaxPooling\"}", "{\"type\": \"residual\", \"layers\": []}", "net.json, line 8: network small, layer residual1: it holds no layers")]
    [DataRow("{\"type\": \"globalMaxPooling\"}", "{\"type\": \"residual\", \"layers\": [\n\n{\"type\": \"maxPooling\", \"size\": 99}]}", "net.json, line 10: network small, layer maxPooling1: its window of 99 positions is wider than its input of 16")]
    [DataRow("\"convolution\"", "\"multinomialConvolution\", \"background\": [1, 2]", "net.json, line 6: multinomialConvolution layer: 'background' is a list of 2, a list of 4 numbers is expected")]
    [DataRow("\"convolution\"", "\"multinomialConvolution\", \"background\": [1, 1, 1, 1]", "net.json, line 6: multinomialConvolution layer: background 1,1,1,1: four positive numbers that sum to 1 are needed")]
    public void Bad_descriptions_are_named_with_their_line(string found, string replacement, string message)
    {
        StringAssert.Contains(Small, found);
        string text = Small.Replace(found, replacement);
        Assert.AreEqual(message, Assert.ThrowsExactly<GenomicsException>(() => NetworkJson.Parse(text, "net.json")).Message);
    }

    [TestMethod]
    [DataRow("", "net.json, line 1: is not JSON: ")]
    [DataRow("[]", "net.json: a list of 0 found, a network is expected: an object with 'layers'")]
    [DataRow("\"koo:CNN-25\"", "net.json: 'koo:CNN-25' found, a network is expected: an object with 'layers'")]
    [DataRow(Small + "}", "net.json, line 11: is not JSON: ")]
    [DataRow(Small + "\n\nmore", "net.json, line 13: is not JSON: ")]
    [DataRow("{\n  \"name\": \"small\",\n  name2\n}", "net.json, line 3: is not JSON: ")]
    [DataRow("{\"name\": \"small\"", "net.json, line 1: is not JSON: ")]
    public void What_is_not_one_JSON_object_is_named(string text, string start)
    {
        string message = Assert.ThrowsExactly<GenomicsException>(() => NetworkJson.Parse(text, "net.json")).Message;
        StringAssert.StartsWith(message, start);
        Assert.AreEqual(-1, message.IndexOfAny(['\r', '\n']));
    }

    [TestMethod]
    public void Deep_nesting_is_refused()
    {
        string bare = string.Concat(Enumerable.Repeat("[", 100_000));
        StringAssert.Contains(
            Assert.ThrowsExactly<GenomicsException>(() => NetworkJson.Parse(bare, "net.json")).Message, "depth of 128");
        string before = string.Concat(Enumerable.Repeat("{\"type\": \"residual\", \"layers\": [", 40));
        string after = string.Concat(Enumerable.Repeat("]}", 40));
        string layers = Small.Replace("{\"type\": \"globalMaxPooling\"}", $"{before}{{\"type\": \"flatten\"}}{after}");
        Assert.AreEqual(
            "net.json, line 8: network small, layer residual: more than 32 layers hold it",
            Assert.ThrowsExactly<GenomicsException>(() => NetworkJson.Parse(layers, "net.json")).Message);
    }

    [TestMethod]
    public void Files_that_are_no_text_or_too_long_are_refused()
    {
        using var folder = new TemporaryFolder();
        string missing = folder.File("none.json");
        Assert.AreEqual($"{missing}: no such file", Assert.ThrowsExactly<GenomicsException>(() => NetworkJson.Read(missing)).Message);
        string binary = folder.Write("model.onnx", [0x08, 0x07, 0xFF, 0xFE]);
        Assert.AreEqual(
            $"{binary}: is not a text (UTF-8), a network in JSON is expected",
            Assert.ThrowsExactly<GenomicsException>(() => NetworkJson.Read(binary)).Message);

        // 17 MiB of blanks pack into a few kilobytes: the length counts as it is unpacked.
        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            gzip.Write(new byte[17 << 20]);
        string bomb = folder.Write("bomb.json", packed.ToArray());
        Assert.AreEqual(
            $"{bomb}: is longer than 16 MiB, a network in JSON is expected",
            Assert.ThrowsExactly<GenomicsException>(() => NetworkJson.Read(bomb)).Message);
    }

    [TestMethod]
    public void Damaged_text_is_read_or_refused_in_one_line()
    {
        string whole = NetworkJson.Write(Architectures.MuSeAM());
        const string Letters = "{}[]\",:-0123456789.eE\\ntruefals\n \u00e9";
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed =>
        {
            var random = new SplittableRandom(seed);
            var text = new StringBuilder(whole);
            for (int changes = 1 + random.NextInt(3); changes > 0; changes--)
            {
                int at = random.NextInt(text.Length);
                switch (random.NextInt(3))
                {
                    case 0:
                        text.Remove(at, Math.Min(1 + random.NextInt(10), text.Length - at));
                        break;
                    case 1:
                        text.Insert(at, Letters[random.NextInt(Letters.Length)]);
                        break;
                    default:
                        text[at] = Letters[random.NextInt(Letters.Length)];
                        break;
                }
            }
            try
            {
                NetworkJson.Parse(text.ToString(), "net.json");
                return true;
            }
            catch (GenomicsException e)
            {
                return e.Message.StartsWith("net.json", StringComparison.Ordinal) && e.Message.IndexOfAny(['\r', '\n']) < 0;
            }
        }).QuickCheckThrowOnFailure();
    }

    [TestMethod]
    public void A_file_that_is_no_json_is_not_repeated_in_the_message()
    {
        string message = Assert.ThrowsExactly<GenomicsException>(
            () => NetworkJson.Parse("network " + new string('x', 5000), "net.json")).Message;
        StringAssert.StartsWith(message, "net.json, line 1: is not JSON");
        Assert.IsLessThan(200, message.Length);
    }
}
