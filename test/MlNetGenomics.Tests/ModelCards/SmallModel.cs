using System.Security.Cryptography;
using MlNetGenomics.Networks;
using MlNetGenomics.Networks.Layers;
using MlNetGenomics.Onnx;

namespace MlNetGenomics.Tests.ModelCards;

/// <summary>A folder with one model and its card. All weights are 0, so that every score is sigmoid(0) = .5.</summary>
internal sealed class SmallModel : IDisposable
{
    private const int Length = 4;

    private static readonly string[] Tasks = ["a", "b"];

    private readonly TemporaryFolder _folder = new();

    public SmallModel()
    {
        var network = new Network(
            "net",
            Length,
            [new Convolution(3, 2), new Activation(ActivationFunction.Relu), new Flatten(), new Dense(2), new Activation(ActivationFunction.Sigmoid)],
            Tasks);
        byte[] bytes = NetworkOnnx.Export(new NetworkModel(network, new float[network.ParameterCount]));
        _folder.Write("small.onnx", bytes);
        WriteCard(Card(Convert.ToHexStringLower(SHA256.HashData(bytes))));
    }

    public string Path => _folder.Path;

    public string Model => _folder.File("small.onnx");

    public string CardPath => _folder.File("small.json");

    public string CardText => File.ReadAllText(CardPath);

    public string Write(string name, string text) => _folder.Write(name, text);

    public void WriteCard(string text) => _folder.Write("small.json", text);

    public void Dispose() => _folder.Dispose();

    private static string Card(string hash) => ModelCards.CardText.Of("small", Length, Tasks, "net", hash);
}
