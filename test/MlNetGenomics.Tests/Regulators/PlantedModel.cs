using MlNetGenomics.Motifs;
using MlNetGenomics.Networks.MuSeAM;
using MlNetGenomics.Sequences;
using MlNetGenomics.Statistics;

namespace MlNetGenomics.Tests.Regulators;

/// <summary>A model whose kernels want given words, and sequences with words at given places.</summary>
internal static class PlantedModel
{
    /// <summary>Kernels whose best base at each position is that of a word; all words are equally long.</summary>
    public static MuseamModel Of(int length, params (string Word, float Weight)[] kernels)
    {
        var parameters = kernels.SelectMany(kernel => Dna.Encode(kernel.Word))
            .SelectMany(code => Enumerable.Range(0, 4).Select(b => b == code ? 1f : 0f)).ToArray();
        return new MuseamModel(kernels[0].Word.Length, length, parameters, 3, [.. kernels.Select(kernel => kernel.Weight)], 0.5f);
    }

    /// <summary>Random bases with words in them.</summary>
    public static SequenceSet Sequences(long seed, int length, IEnumerable<(string Word, int Start)[]> plans)
    {
        var random = new SplittableRandom(seed);
        var builder = new SequenceSetBuilder();
        foreach ((int i, (string Word, int Start)[] plan) in plans.Index())
        {
            byte[] codes = [.. Enumerable.Range(0, length).Select(_ => (byte)random.NextInt(4))];
            foreach ((string word, int start) in plan)
                Dna.Encode(word).CopyTo(codes, start);
            builder.Add($"s{i}", codes);
        }
        return builder.Build();
    }

    /// <summary>The kernels of a model as known motifs with other names, and enough random ones.</summary>
    public static PositionProbabilityMatrix[] Database(MuseamModel model, params string[] factors) =>
    [
        .. factors.Select((factor, kernel) =>
            new PositionProbabilityMatrix($"{factor}.H12CORE.0.P.B", MuseamMotifs.Of(model, kernel).Probabilities)),
        .. Tests.Motifs.Comparison.RandomMotifs.Make(60, 8, 12, 5),
    ];
}
