using MlNetGenomics.Files;
using MlNetGenomics.Reports;
using MlNetGenomics.Sequences;
using MlNetGenomics.Simulation;

namespace MlNetGenomics.Tests.Cli;

/// <summary>A folder with a small simulated set, and what commands need to train a tiny model on it.</summary>
internal sealed class CliData : IDisposable
{
    public const int Count = 90;
    public const int Length = 60;

    private readonly TemporaryFolder _folder = new();

    public CliData(int count = Count, double baseline = 5)
    {
        Data = PlantedMotifSimulator.Run(
            new PlantedMotifSettings { SequenceCount = count, SequenceLength = Length, Baseline = baseline, Seed = 5 });
        OutputFile.Write(Fasta, writer => FastaWriter.Write(writer, Data.Sequences));
        OutputFile.Write(Labels, writer =>
        {
            var table = new TableWriter(writer, "name", "activity");
            for (int i = 0; i < Data.Labels.Length; i++)
                table.WriteRow(Data.Sequences.Names[i], Data.Labels[i]);
        });
    }

    public PlantedMotifData Data { get; }

    public string Fasta => _folder.File("sequences.fa");

    public string Labels => _folder.File("labels.tsv");

    /// <summary>Sequences, labels and the settings of a tiny model.</summary>
    public string[] Training =>
    [
        "--fasta", Fasta, "--labels", Labels, "--label-column", "activity", "--preset", "program",
        "--kernels", "6", "--width", "5", "--epochs", "3", "--threads", "1",
    ];

    public string File(string name) => _folder.File(name);

    public string Write(string name, string text) => _folder.Write(name, text);

    public string Write(string name, byte[] bytes) => _folder.Write(name, bytes);

    /// <summary>Trains the tiny model; its path.</summary>
    public string TrainModel(string name = "model.onnx")
    {
        CliResult.RunOk(["train", .. Training, "--quiet", "--out", File(name)]);
        return File(name);
    }

    /// <summary>Names of all files in the folder, without the data.</summary>
    public string[] OtherFiles() =>
    [
        .. Directory.EnumerateFiles(_folder.Path, "*", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(_folder.Path, path))
            .Where(name => name is not ("sequences.fa" or "labels.tsv")).Order(),
    ];

    public void Dispose() => _folder.Dispose();
}
