using System.Globalization;
using MlNetGenomics.Interpretation.Mutagenesis;
using MlNetGenomics.Networks;
using MlNetGenomics.Onnx;
using MlNetGenomics.Sequences;
using MlNetGenomics.Statistics;

namespace MlNetGenomics.Benchmarks;

/// <summary>
/// In-silico mutagenesis of whole sequences, beside scoring every mutant with our engine and with ONNX Runtime, in one run.
/// </summary>
internal static class MutagenesisJobs
{
    private const int Rounds = 3;
    private const int OnnxBatchSize = 64;

    // Mutants that brute force scores; the time for all is in proportion.
    private static readonly (string Name, int? Length, int Count, int Mutants)[] Networks =
    [
        ("museam", null, 512, 8192),
        ("sharpr", null, 8, 512),
        ("mpra-dragonn", null, 8, 512),
        ("koo:CNN-4", null, 8, 512),
        ("koo:CNN-50", null, 8, 512),
        ("deepstarr", null, 4, 256),
        ("basset", null, 2, 128),
        ("basset", 1000, 2, 64),
        ("basset", 2000, 1, 64),
        ("bd10", null, 1, 64),
        ("deepsea", null, 1, 64),
    ];

    /// <summary>Runs and writes the table; only networks whose name contains <paramref name="filter"/>.</summary>
    public static void Run(TextWriter output, string filter = "")
    {
        output.WriteLine("In-silico mutagenesis, all threads: milliseconds for one sequence, all substitutions");
        output.WriteLine(
            $"  {"",-13} {"bases",5} {"work",7} | {"here",8} {"mutants",9} {"ratio",6} {"ONNX RT",9} {"ratio",7}");
        foreach ((string name, int? length, int count, int mutants) in Networks)
        {
            if (name.Contains(filter, StringComparison.Ordinal))
                Row(output, name, length, count, mutants);
        }
        output.WriteLine();
    }

    private static void Row(TextWriter output, string name, int? inputLength, int count, int mutants)
    {
        Network network = Architectures.ByName(name, inputLength);
        NetworkModel model = WeightStart.Create(network, seed: 1);
        int length = network.InputLength;
        SequenceSet sequences = SimulatedSequences.Make(count, length, new SplittableRandom(1));
        // How long scoring takes does not depend on what the bases are.
        SequenceSet some = SimulatedSequences.Make(mutants, length, new SplittableRandom(2));
        var scorer = new NetworkScorer(model);
        var mutagenesis = new InSilicoMutagenesis(scorer);
        byte[] oneHot = NetworkOnnx.Export(model, new NetworkExportOptions { InputForm = OnnxInputForm.OneHot });
        using OnnxSequenceScorer runtime =
            OnnxSequenceScorer.Open(oneHot, name, new OnnxScorerOptions { BatchSize = OnnxBatchSize });
        double[] seconds = Stopwatches.Medians(
            Rounds,
            () => mutagenesis.Run(sequences),
            () => scorer.Predict(some),
            () => runtime.Score(some));
        double here = seconds[0] / count;
        double all = (3.0 * length + 1) / mutants;
        output.WriteLine(Invariant(
            $"  {name,-13} {length,5} {(mutagenesis.IsIncremental ? "changes" : "mutants"),7} | {1000 * here,8:0.00} {1000 * seconds[1] * all,9:0.0} {seconds[1] * all / here,6:0.0} {1000 * seconds[2] * all,9:0.0} {seconds[2] * all / here,7:0.0}"));
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
