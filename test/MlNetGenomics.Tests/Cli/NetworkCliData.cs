using MlNetGenomics.Files;
using MlNetGenomics.Networks;
using MlNetGenomics.Reports;
using MlNetGenomics.Sequences;
using MlNetGenomics.Simulation;
using MlNetGenomics.Training;

namespace MlNetGenomics.Tests.Cli;

/// <summary>A folder with a small simulated set of two tasks, and the description of a small network for it.</summary>
internal sealed class NetworkCliData : IDisposable
{
    public const string Description = """
        {
          "name": "small",
          "inputLength": 30,
          "tasks": ["a", "b"],
          "layers": [
            {"type": "convolution", "filters": 6, "width": 5},
            {"type": "activation", "function": "relu"},
            {"type": "globalMaxPooling"},
            {"type": "dropout", "rate": 0.1},
            {"type": "dense", "units": 2}
          ]
        }
        """;

    private readonly TemporaryFolder _folder = new();

    /// <summary>Draws the data.</summary>
    /// <param name="length">Bases of a sequence.</param>
    /// <param name="count">Number of sequences.</param>
    /// <param name="isBinary">Whether labels are 0 or 1.</param>
    public NetworkCliData(int length = 40, int count = 48, bool isBinary = false)
    {
        PlantedMotifData data = PlantedMotifSimulator.Run(
            new PlantedMotifSettings { SequenceCount = count, SequenceLength = Math.Max(length, 44), Seed = 5 });
        var sequences = new SequenceSetBuilder();
        for (int i = 0; i < count; i++)
            sequences.Add(data.Sequences.Names[i], data.Sequences[i][..length]);
        Sequences = sequences.Build();
        Labels = new float[2 * count];
        for (int i = 0; i < count; i++)
        {
            Labels[2 * i] = isBinary ? i % 3 == 0 ? 1 : 0 : data.Labels[i];
            Labels[2 * i + 1] = isBinary ? i % 2 : Sequences.Text(i).Count(letter => letter == 'G');
        }
        OutputFile.Write(Fasta, writer => FastaWriter.Write(writer, Sequences));
        WriteLabels("labels.tsv", Labels);
        Write("net.json", Description);
    }

    public SequenceSet Sequences { get; }

    /// <summary>[N x 2], tasks x and y.</summary>
    public float[] Labels { get; }

    public string Fasta => _folder.File("sequences.fa");

    public string LabelFile => _folder.File("labels.tsv");

    public string Network => _folder.File("net.json");

    /// <summary>Sequences, labels and short training of the small network.</summary>
    public string[] Training =>
    [
        "--model", Network, "--fasta", Fasta, "--labels", LabelFile, "--epochs", "3", "--batch", "16",
        "--learning-rate", "0.01", "--validation", "0.25",
    ];

    /// <summary>The settings of <see cref="Training"/>.</summary>
    public static NetworkTrainingSettings Settings => NetworkTrainingSettings.Default with
    {
        Epochs = 3,
        BatchSize = 16,
        LearningRate = 0.01,
        ValidationFraction = 0.25,
    };

    /// <summary>The small network for the data.</summary>
    public Network Small => NetworkJson.Read(Network).With(inputLength: Sequences.Length, tasks: ["x", "y"]);

    public TrainingSet Set(float[]? weights = null) => new(Sequences, Labels, 2, weights);

    public string File(string name) => _folder.File(name);

    public string Write(string name, string text) => _folder.Write(name, text);

    public string Write(string name, byte[] bytes) => _folder.Write(name, bytes);

    /// <summary>Writes a table of labels, in the sequences' order; NaN is an empty cell.</summary>
    public string WriteLabels(string name, float[] labels)
    {
        OutputFile.Write(File(name), writer =>
        {
            var table = new TableWriter(writer, "name", "x", "y");
            for (int i = 0; i < Sequences.Count; i++)
                table.WriteRow(Sequences.Names[i], Cell(labels[2 * i]), Cell(labels[2 * i + 1]));
        });
        return File(name);

        static object? Cell(float label) => float.IsNaN(label) ? null : label;
    }

    /// <summary>Trains the small network; its path.</summary>
    public string Train(string name = "model.onnx")
    {
        CliResult.RunOk(["train", .. Training, "--quiet", "--out", File(name)]);
        return File(name);
    }

    /// <summary>Names of all files in the folder, without the data.</summary>
    public string[] OtherFiles() =>
    [
        .. Directory.EnumerateFiles(_folder.Path, "*", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(_folder.Path, path))
            .Where(name => name is not ("sequences.fa" or "labels.tsv" or "net.json")).Order(),
    ];

    public void Dispose() => _folder.Dispose();
}
