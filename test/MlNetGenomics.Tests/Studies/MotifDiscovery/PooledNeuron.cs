using MlNetGenomics.Motifs;
using MlNetGenomics.Networks;
using MlNetGenomics.NeuronMotif;
using MlNetGenomics.Sequences;
using MlNetGenomics.Statistics;
using MlNetGenomics.Studies.MotifDiscovery;
using MlNetGenomics.Tests.NeuronMotif;

namespace MlNetGenomics.Tests.Studies.MotifDiscovery;

/// <summary>
/// A neuron that wants a word in any of four places, taken apart; sequences that have the word in one of them; and known
/// motifs, the word and random others.
/// </summary>
internal sealed record PooledNeuron(
    NetworkModel Model,
    NeuronLayer Layer,
    LayerModules Modules,
    SequenceSet Sequences,
    IReadOnlyList<PositionProbabilityMatrix> Known)
{
    public const string Word = "GATTACAGCCTG";

    private const int Poolings = 2;
    // Three bases may differ, or the search for sequences would hardly find the first one.
    private const float Most = 8;
    private const int SequenceCount = 400;

    public static PooledNeuron Make(int words)
    {
        NetworkModel model = NeuronExamples.PooledWord(Word, Poolings, Most);
        (NeuronLayer layer, LayerModules modules) = NetworkDecoupler.Run(
            model, NeuronLayer.Deepest(model.Network), settings: new DecouplingSettings { Groups = 1 })[^1];
        var random = new SplittableRandom(5);
        int length = model.Network.InputLength;
        string[] sequences =
        [
            .. Enumerable.Range(0, SequenceCount).Select(i =>
            {
                string around = RandomBases(length - Word.Length);
                int start = i % (around.Length + 1);
                return around[..start] + Word + around[start..];
            }),
        ];
        return new PooledNeuron(
            model,
            layer,
            modules,
            SequenceSet.FromStrings(sequences),
            [.. Enumerable.Range(0, words).Select(_ => RandomBases(Word.Length)).Prepend(Word).Select(word => IupacMotif.Parse(word))]);

        string RandomBases(int count) =>
            string.Concat(Enumerable.Range(0, count).Select(_ => Dna.Letters[random.NextInt(Dna.BaseCount)]));
    }

    public DiscoveryComparison Compare(int threads = 0, MotifDiscoverySettings? settings = null) =>
        MotifDiscoveryStudy.Run(Model, Layer, Modules, Sequences, Known, settings, threads);
}
