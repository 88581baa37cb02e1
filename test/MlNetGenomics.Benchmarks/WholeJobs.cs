using System.Globalization;
using System.Runtime.Intrinsics;
using MlNetGenomics.Networks.MuSeAM;
using MlNetGenomics.Onnx;
using MlNetGenomics.Sequences;
using MlNetGenomics.Statistics;
using MlNetGenomics.Training;

namespace MlNetGenomics.Benchmarks;

/// <summary>
/// Whole jobs, each beside what it is compared with in the same run: ratios hold where single times on a
/// shared machine do not.
/// </summary>
internal static class WholeJobs
{
    // The size of the HepG2 set's training part in 10-fold cross-validation, and the paper's network.
    private const int Count = 2196;
    private const int Length = 171;

    private const int Rounds = 5;
    private const double Giga = 1e9;

    public static void Run(TextWriter output)
    {
        string width = Vector512.IsHardwareAccelerated ? "512" : "256";
        output.WriteLine($"{Environment.ProcessorCount} processors, vectors of {width} bits, medians of {Rounds} rounds");
        output.WriteLine();
        SequenceSet sequences = SimulatedSequences.Make(Count, Length, new SplittableRandom(1));
        float[] labels = [.. Enumerable.Range(0, Count).Select(i => i % 7 / 7f)];
        MuseamModel model = TrainEpoch(sequences, labels, threads: 0).Model;
        Training(output, sequences, labels, model);
        Inference(output, sequences, model);
        OneHot(output, sequences);
        Fasta(output);
    }

    private static void Training(TextWriter output, SequenceSet sequences, float[] labels, MuseamModel model)
    {
        const int ScalarCount = 60;
        var scalar = new ScalarMuseam(model);
        double[] seconds = Stopwatches.Medians(
            Rounds,
            () => TrainEpoch(sequences, labels, threads: 1),
            () => TrainEpoch(sequences, labels, threads: 0),
            () =>
            {
                for (int i = 0; i < ScalarCount; i++)
                    scalar.Step(sequences[i], Dna.ReverseComplement(sequences[i]), labels[i]);
            });
        double scalarEpoch = seconds[2] / ScalarCount * Count;
        output.WriteLine($"MuSeAM 512 x 12, {Count} sequences of {Length} bases, batches of 57: seconds an epoch");
        Row(output, "plain loops, 1 thread", scalarEpoch, "s", scalarEpoch / scalarEpoch);
        Row(output, "engine, 1 thread", seconds[0], "s", scalarEpoch / seconds[0]);
        Row(output, "engine, all threads", seconds[1], "s", scalarEpoch / seconds[1]);
        output.WriteLine();
    }

    private static void Inference(TextWriter output, SequenceSet sequences, MuseamModel model)
    {
        var scorer = new MuseamScorer(model);
        var options = new OnnxScorerOptions();
        byte[] text = MuseamOnnx.Export(model);
        byte[] oneHot = MuseamOnnx.Export(model, new MuseamExportOptions { InputForm = OnnxInputForm.OneHot });
        using OnnxSequenceScorer runtimeText = OnnxSequenceScorer.Open(text, "text", options);
        using OnnxSequenceScorer runtimeOneHot = OnnxSequenceScorer.Open(oneHot, "one-hot", options);
        double[] seconds = Stopwatches.Medians(
            Rounds,
            () => runtimeText.Score(sequences),
            () => runtimeOneHot.Score(sequences),
            () => scorer.Predict(sequences));
        output.WriteLine("MuSeAM 512 x 12, scoring, all threads: seconds for 1,000 sequences");
        string[] names = ["ONNX Runtime, DNA strings", "ONNX Runtime, one-hot", "engine"];
        for (int i = 0; i < names.Length; i++)
            Row(output, names[i], seconds[i] / Count * 1000, "s", seconds[0] / seconds[i]);
        output.WriteLine();
    }

    private static void OneHot(TextWriter output, SequenceSet sequences)
    {
        const int Repeats = 100;
        var encoder = new OneHotEncoder();
        var target = new float[encoder.Size(Length) * Count];
        double bytes = (double)target.Length * sizeof(float) * Repeats;
        double[] seconds = Stopwatches.Medians(
            Rounds,
            () =>
            {
                for (int r = 0; r < Repeats; r++)
                    target.AsSpan().Fill(r);
            },
            () =>
            {
                for (int r = 0; r < Repeats; r++)
                {
                    for (int i = 0; i < Count; i++)
                        encoder.Encode(sequences[i], Length, target.AsSpan(i * encoder.Size(Length)));
                }
            });
        output.WriteLine("One-hot encoding, 1 thread: GB/s of numbers written");
        Row(output, "filling the memory with one number", bytes / seconds[0] / Giga, "GB/s", 1);
        Row(output, "one-hot encoder", bytes / seconds[1] / Giga, "GB/s", seconds[0] / seconds[1]);
        output.WriteLine();
    }

    private static void Fasta(TextWriter output)
    {
        string path = Path.Combine(Path.GetTempPath(), $"mlng-bench-{Guid.NewGuid():N}.fa");
        try
        {
            WriteFasta(path, size: 1_000_000_000);
            double bytes = new FileInfo(path).Length;
            double[] seconds = Stopwatches.Medians(
                3, () => ReadBytes(path), () => ReadRecords(path, null), () => ReadRecords(path, new OneHotEncoder()));
            output.WriteLine($"FASTA file of {bytes / Giga:0.00} GB, 1 thread: GB/s of file");
            Row(output, "reading the bytes", bytes / seconds[0] / Giga, "GB/s", 1);
            Row(output, "reading and checking records", bytes / seconds[1] / Giga, "GB/s", seconds[0] / seconds[1]);
            Row(output, "the same and one-hot encoding", bytes / seconds[2] / Giga, "GB/s", seconds[0] / seconds[2]);
            output.WriteLine();
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static void WriteFasta(string path, long size)
    {
        SequenceSet block = SimulatedSequences.Make(10_000, 1000, new SplittableRandom(2));
        using var writer = new StreamWriter(path) { NewLine = "\n" };
        while (writer.BaseStream.Position < size)
            FastaWriter.Write(writer, block);
    }

    private static void ReadBytes(string path)
    {
        using Stream stream = File.OpenRead(path);
        var buffer = new byte[1 << 18];
        while (stream.Read(buffer) > 0)
        {
        }
    }

    private static void ReadRecords(string path, OneHotEncoder? encoder)
    {
        float[] target = [];
        using FastaReader reader = FastaReader.Open(path);
        while (reader.Read())
        {
            if (encoder is null)
                continue;
            int size = encoder.Size(reader.Codes.Length);
            if (target.Length < size)
                target = new float[size];
            encoder.Encode(reader.Codes, reader.Codes.Length, target);
        }
    }

    private static MuseamFit TrainEpoch(SequenceSet sequences, float[] labels, int threads) => MuseamTrainer.Train(
        sequences,
        labels,
        MuseamSettings.Program with { Epochs = 1 },
        new TrainingControl { Threads = threads });

    private static void Row(TextWriter output, string name, double value, string unit, double ratio) =>
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {name,-38} {value,9:0.0000} {unit,-5} {ratio,7:0.0} x"));
}
