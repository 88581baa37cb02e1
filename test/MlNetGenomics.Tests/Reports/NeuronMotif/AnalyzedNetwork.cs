using MlNetGenomics.Motifs;
using MlNetGenomics.NeuronMotif;
using MlNetGenomics.NeuronMotif.Analysis;
using static MlNetGenomics.Tests.NeuronMotif.Syntax.HandMadeModule;

namespace MlNetGenomics.Tests.Reports.NeuronMotif;

/// <summary>
/// A network whose neurons' motifs are known. Layer 1 of 16 bases: A, B, a dead neuron, D. Layer 3 of 80 bases: A, 9 bp, B,
/// 7 to 10 bp, C in modules 1 to 4, and C alone in module 5; and a neuron of D. Motifs are found with a column more on each
/// side, so that gaps are 2 bp less. Names have letters that markup has a
/// meaning for.
/// </summary>
internal static class AnalyzedNetwork
{
    public const string Name = "<b>&net'\"", KnownName = "<i>known</i>", FactorOfA = "A&<1>";
    public const int DeepWidth = 80;

    // Layer 3, counted from the network's convolutions: a layer need not have been taken apart.
    public const string First = "rel<u>&1", Second = "relu3";

    /// <summary>All of it, compared with A and D as known motifs.</summary>
    public static NetworkAnalysis Whole { get; } = Analyze(
        new AnalysisSettings
        {
            KnownMotifs = (KnownName,
                [.. new[] { A, D, "GATTACAGATTACA", "TTTTTTCCCCCC", "GGGCCCGGGCCC", "ACACACACACAC" }.Select((bases, i) =>
                    new PositionProbabilityMatrix($"K{i}", IupacMotif.Parse(bases, 0.97).Probabilities, i == 0 ? FactorOfA : ""))]),
        });

    /// <summary>The same without known motifs.</summary>
    public static NetworkAnalysis NotCompared { get; } = Analyze(new AnalysisSettings());

    private static NetworkAnalysis Analyze(AnalysisSettings settings)
    {
        NeuronModules[] first = [Neuron(First, 0, 16, [(A, 2)]), Neuron(First, 1, 16, [(B, 2)]), Dead(First, 2), Neuron(First, 3, 16, [(D, 2)])];
        NeuronModules[] second =
        [
            Neuron(Second, 0, DeepWidth, [.. Enumerable.Range(0, 4).Select(i => new[] { (A, 5), (B, 26), (C, 45 + i) }), [(C, 48)]]),
            Neuron(Second, 1, DeepWidth, [(D, 30)]),
        ];
        return NetworkAnalyzer.Analyze(
            Name,
            [
                (new NeuronLayer(First, 1, 16, 4), new LayerModules(1, ConsensusTest.Of(first), [.. first])),
                (new NeuronLayer(Second, 3, DeepWidth, 200), new LayerModules(2, ConsensusTest.Of(second), [.. second])),
            ],
            settings);
    }

    private static NeuronModules Dead(string layer, int channel) => new($"{layer}_{channel + 1}", channel, 0, []);

    private static NeuronModules Neuron(string layer, int channel, int width, params (string, int)[][] modules)
    {
        string name = $"{layer}_{channel + 1}";
        NeuronModule[] own = [.. modules.Select((motifs, i) => Sampled($"{name}.{i + 1}", width, 10 - i, motifs))];
        // The mean of modules that differ, whose consensus does less than theirs.
        double[] mean = [.. Enumerable.Range(0, 4 * width).Select(k => own.Average(module => module.Motif.Probabilities[k]))];
        var mixture = new NeuronModule(
            $"{name}.all", new PositionProbabilityMatrix($"{name}.all", mean), own.Sum(module => module.SequenceCount), 10, 2.5);
        return new NeuronModules(name, channel, 10, [.. own]) { Mixture = mixture };
    }
}
