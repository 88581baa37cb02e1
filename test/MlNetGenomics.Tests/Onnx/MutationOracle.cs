using MlNetGenomics.Onnx;
using MlNetGenomics.Sequences;
using MlNetGenomics.Tests.Interpretation.Mutagenesis;

namespace MlNetGenomics.Tests.Onnx;

/// <summary>Compares a mutagenesis graph with scores of all mutants, one by one.</summary>
internal static class MutationOracle
{
    /// <summary>Fails unless both outputs of a graph are what scoring each mutant gives.</summary>
    /// <param name="graph">The ONNX file.</param>
    /// <param name="sequences">Sequences, which are all given to it at once.</param>
    /// <param name="options">How it was made.</param>
    /// <param name="tasks">Names of the model's tasks.</param>
    /// <param name="score">What the model gives for sequences, [N x T].</param>
    public static void AssertGraph(
        byte[] graph,
        SequenceSet sequences,
        MutagenesisExportOptions options,
        string[] tasks,
        Func<SequenceSet, float[]> score)
    {
        int to = options.To ?? sequences.Length;
        float[] originals = score(sequences);
        int[] chosen = [.. (options.Tasks ?? tasks).Select(task => Array.IndexOf(tasks, task))];
        float[] expected = Scores(Mutants.Deltas(sequences, options.From, to, score), sequences.Count, tasks.Length, chosen);
        float[] actual = Run(graph, options.OutputName, sequences, options.InputForm);
        Mutants.AssertClose(expected, actual, originals, options.OutputName);
        AssertNoneWhereTheBaseIs(actual, sequences, options.From, to, chosen.Length);

        float[] importance = Run(graph, options.ImportanceName!, sequences, options.InputForm);
        float[] largest = [.. actual.Chunk(Dna.BaseCount).Select(four => four.MaxBy(Math.Abs))];
        CollectionAssert.AreEqual(largest, importance);
    }

    /// <summary>Deltas [N x W x 4 x T] as scores of some tasks, [N x T x W x 4].</summary>
    public static float[] Scores(float[] deltas, int count, int tasks, int[] chosen)
    {
        int each = deltas.Length / count / tasks;
        return
        [
            .. from sequence in Enumerable.Range(0, count)
               from task in chosen
               from at in Enumerable.Range(0, each)
               select 0 - deltas[(sequence * each + at) * tasks + task],
        ];
    }

    private static float[] Run(byte[] graph, string output, SequenceSet sequences, OnnxInputForm form)
    {
        using var session = new OnnxSession(graph);
        if (form == OnnxInputForm.Text)
            return session.RunText(output, [.. Enumerable.Range(0, sequences.Count).Select(i => Dna.Decode(sequences[i]))]);
        var encoder = new OneHotEncoder();
        return session.RunOneHot(
            output, [.. Enumerable.Range(0, sequences.Count).SelectMany(i => encoder.Encode(sequences[i]))],
            sequences.Count, sequences.Length, Dna.BaseCount);
    }

    private static void AssertNoneWhereTheBaseIs(float[] scores, SequenceSet sequences, int from, int to, int tasks)
    {
        int next = 0;
        for (int i = 0; i < sequences.Count; i++)
        {
            for (int task = 0; task < tasks; task++)
            {
                for (int position = from; position < to; position++)
                {
                    if (sequences[i][position] != Dna.N)
                        Assert.AreEqual(0f, scores[next + sequences[i][position]]);
                    next += Dna.BaseCount;
                }
            }
        }
    }
}
