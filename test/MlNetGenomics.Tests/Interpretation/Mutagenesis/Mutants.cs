using MlNetGenomics.Interpretation.Mutagenesis;
using MlNetGenomics.Networks;
using MlNetGenomics.Sequences;

namespace MlNetGenomics.Tests.Interpretation.Mutagenesis;

/// <summary>All single substitutions of sequences as sequences of their own: the oracle of mutagenesis.</summary>
internal static class Mutants
{
    /// <summary>f(mutant) - f(original), [N x W x 4 x T], by scoring every mutant, the observed base's among them.</summary>
    /// <param name="sequences">The sequences.</param>
    /// <param name="from">First position.</param>
    /// <param name="to">Position after the last.</param>
    /// <param name="score">Outputs of sequences, [N x T].</param>
    public static float[] Deltas(SequenceSet sequences, int from, int to, Func<SequenceSet, float[]> score)
    {
        float[] originals = score(sequences);
        float[] mutants = score(Make(sequences, from, to));
        int size = originals.Length / sequences.Count;
        int each = mutants.Length / sequences.Count;
        return [.. mutants.Select((value, i) => value - originals[i / each * size + i % size])];
    }

    /// <summary>Fails where two lists differ by more than 1e-5, or by more than a 1e-5th of the largest number among them and the scores.</summary>
    public static void AssertClose(float[] expected, float[] actual, float[] scores, string what)
    {
        Assert.HasCount(expected.Length, actual, what);
        double tolerance = 1e-5 * scores.Concat(expected).Append(1).Max(Math.Abs);
        for (int i = 0; i < expected.Length; i++)
            Assert.AreEqual(expected[i], actual[i], tolerance, $"{what}, value {i}");
    }

    /// <summary>Fails unless incremental mutagenesis gives what scoring each mutant gives.</summary>
    public static void AssertIncremental(NetworkModel model, SequenceSet sequences, int from, int to)
    {
        var scorer = new NetworkScorer(model);
        float[] expected = Deltas(sequences, from, to, set => scorer.Predict(set));
        var settings = new MutagenesisSettings { From = from, To = to, Method = MutagenesisMethod.Incremental };
        MutagenesisResult result = InSilicoMutagenesis.Compute(scorer, sequences, settings);
        float[] scores = scorer.Predict(sequences);
        Assert.IsTrue(result.IsIncremental);
        AssertClose(scores, result.Values, scores, $"{model.Network.Name}, values");
        AssertClose(expected, result.Deltas, scores, $"{model.Network.Name}, deltas");
    }

    private static SequenceSet Make(SequenceSet sequences, int from, int to)
    {
        var builder = new SequenceSetBuilder();
        for (int i = 0; i < sequences.Count; i++)
        {
            for (int position = from; position < to; position++)
            {
                for (byte code = 0; code < Dna.BaseCount; code++)
                {
                    byte[] mutant = sequences[i].ToArray();
                    mutant[position] = code;
                    builder.Add($"{i}.{position}.{code}", mutant);
                }
            }
        }
        return builder.Build();
    }
}
