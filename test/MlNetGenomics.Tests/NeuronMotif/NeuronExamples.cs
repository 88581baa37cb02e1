using MlNetGenomics.Motifs;
using MlNetGenomics.Networks;
using MlNetGenomics.Networks.Layers;
using MlNetGenomics.Sequences;

namespace MlNetGenomics.Tests.NeuronMotif;

/// <summary>Networks whose neurons are known because their numbers are set by hand.</summary>
internal static class NeuronExamples
{
    public static readonly Activation Relu = new(ActivationFunction.Relu);

    /// <summary>A model with these arrays set and all others 0.</summary>
    public static NetworkModel Model(
        Network network, params (string Layer, ParameterKind Kind, float[] Values)[] arrays)
    {
        var values = new float[network.ParameterCount];
        foreach ((string layer, ParameterKind kind, float[] numbers) in arrays)
        {
            NetworkParameter parameter = network.Step(layer).Find(kind)!;
            Assert.HasCount(parameter.Length, numbers);
            numbers.CopyTo(values, parameter.Start);
        }
        return new NetworkModel(network, values);
    }

    /// <summary>Filters that add 1 for each base of their word that is there and take 1 off for each that is not.</summary>
    public static float[] Matching(params string[] words)
    {
        int width = words[0].Length;
        var weights = new float[width * 4 * words.Length];
        for (int p = 0; p < width; p++)
        {
            for (int b = 0; b < 4; b++)
            {
                for (int f = 0; f < words.Length; f++)
                    weights[(p * 4 + b) * words.Length + f] = Dna.CodeOf(words[f][p]) == b ? 1 : -1;
            }
        }
        return weights;
    }

    /// <summary>One filter that scores a word, behind a ReLU, and counts each match and miss so much.</summary>
    public static NetworkModel Word(string word, float bias, float each = 1) => Model(
        new Network("word", word.Length, [new Convolution(1, word.Length) { Name = "conv" }, Relu], ["t"]),
        ("conv", ParameterKind.Weight, [.. Matching(word).Select(weight => each * weight)]), ("conv", ParameterKind.Bias, [bias]));

    /// <summary>A word behind poolings of two: the neuron "sum" cannot tell 2 ^ poolings places of it apart.</summary>
    /// <param name="word">The word.</param>
    /// <param name="poolings">Poolings.</param>
    /// <param name="most">The activation by the word; every base that differs takes 2 off: by default one may.</param>
    public static NetworkModel PooledWord(string word, int poolings, float most = 4)
    {
        var layers = new List<Layer> { new Convolution(1, word.Length) { Name = "conv" } };
        var arrays = new List<(string, ParameterKind, float[])>
        {
            ("conv", ParameterKind.Weight, Matching(word)), ("conv", ParameterKind.Bias, [most - word.Length]),
        };
        for (int i = 1; i <= poolings; i++)
        {
            string name = i == poolings ? "sum" : $"pass{i}";
            layers.AddRange(Relu, new MaxPooling(2), new Convolution(1, 1) { Name = name });
            arrays.Add((name, ParameterKind.Weight, [1]));
        }
        int length = word.Length + (1 << poolings) - 1;
        return Model(new Network("pooled", length, [.. layers], ["t"]), [.. arrays]);
    }

    /// <summary>
    /// Two words of three bases, each behind a pooling of two, both needed: starts 0 or 1 and 4 or 5, each as it likes.
    /// </summary>
    public static NetworkModel TwoWords(string first, string second) => Model(
        new Network(
            "two", 8,
            [
                new Convolution(2, 3) { Name = "conv" }, Relu, new MaxPooling(2), new Convolution(1, 3) { Name = "both" },
                Relu,
            ],
            ["t"]),
        ("conv", ParameterKind.Weight, Matching(first, second)),
        ("both", ParameterKind.Weight, [1, 0, 0, 0, 0, 1]),
        ("both", ParameterKind.Bias, [-3.5f]));

    /// <summary>Mean correlation of a word's columns with a motif's from a position on.</summary>
    public static double Correlation(PositionProbabilityMatrix motif, string word, int start)
    {
        PositionProbabilityMatrix planted = IupacMotif.Parse(word, name: "word");
        return Enumerable.Range(0, word.Length).Average(
            i => MotifSimilarity.ColumnCorrelation(planted[i], motif[start + i]));
    }
}
