using System.Globalization;
using MlNetGenomics.Networks.MuSeAM;
using MlNetGenomics.Onnx;
using MlNetGenomics.Sequences;
using MlNetGenomics.Statistics;
using MlNetGenomics.Training;
using MlNetGenomics.Variants;

namespace MlNetGenomics.Benchmarks;

/// <summary>Both alleles of SNPs, beside scoring each sequence by itself with our engine and with ONNX Runtime, in one run.</summary>
internal static class VariantJobs
{
    private const int Rounds = 5;
    private const int PairCount = 4096;
    private const int RuntimePairCount = 256;

    private static readonly (int Kernels, int Length)[] Models = [(512, 171), (512, 151), (128, 151)];

    /// <summary>Runs and writes the table.</summary>
    public static void Run(TextWriter output)
    {
        output.WriteLine("Variants with MuSeAM models, all threads: SNPs a second");
        output.WriteLine($"  {"kernels",7} {"bases",5} | {"here",9} {"sequences",9} {"ratio",5} {"ONNX RT",9} {"ratio",6}");
        foreach ((int kernels, int length) in Models)
        {
            SequenceSet sequences = SimulatedSequences.Make(64, length, new SplittableRandom(1));
            MuseamSettings settings = MuseamSettings.Program with { KernelCount = kernels, KernelWidth = 12, Epochs = 1 };
            MuseamModel model = MuseamTrainer.Train(sequences, new float[sequences.Count], settings, new TrainingControl()).Model;
            AllelePairs pairs = Pairs(length, PairCount), some = Pairs(length, RuntimePairCount);
            var here = new MuseamAlleleScorer(model);
            var own = new MuseamScorer(model);
            var sequencewise = new SequenceAlleleScorer(["y"], length, (set, cancellation) => own.Predict(set, 0, cancellation));
            using OnnxSequenceScorer runtime = OnnxSequenceScorer.Open(
                MuseamOnnx.Export(model, new MuseamExportOptions { InputForm = OnnxInputForm.OneHot }), "museam");
            var inRuntime = new SequenceAlleleScorer(["y"], length, (set, cancellation) => runtime.Score(set, null, cancellation).Values);
            double[] seconds = Stopwatches.Medians(
                Rounds, () => here.Score(pairs), () => sequencewise.Score(pairs), () => inRuntime.Score(some));
            double rate = PairCount / seconds[0], bySequences = PairCount / seconds[1], byRuntime = RuntimePairCount / seconds[2];
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"  {kernels,7} {length,5} | {rate,9:0} {bySequences,9:0} {rate / bySequences,5:0.00} {byRuntime,9:0} {rate / byRuntime,6:0.0}"));
        }
        output.WriteLine();
    }

    private static AllelePairs Pairs(int length, int count)
    {
        SequenceSet sequences = SimulatedSequences.Make(count, length, new SplittableRandom(2));
        var pairs = new AllelePairs(length, count);
        for (int i = 0; i < count; i++)
        {
            byte[] alternate = sequences[i].ToArray();
            alternate[length / 2] = (byte)((alternate[length / 2] + 1) % Dna.BaseCount);
            pairs.Add(sequences[i], alternate);
        }
        return pairs;
    }
}
