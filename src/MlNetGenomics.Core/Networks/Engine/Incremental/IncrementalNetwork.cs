using System.Collections.Concurrent;
using System.Collections.Immutable;
using MlNetGenomics.Kernels;
using MlNetGenomics.Sequences;

namespace MlNetGenomics.Networks.Engine.Incremental;

/// <summary>
/// Works out what a network gives for all single substitutions of a sequence, by what each of them can change and no more.
/// </summary>
/// <remarks>
/// <para>
/// The features of the sequence are kept at every layer. A mutation changes one base, a convolution of width w then w
/// positions, a pooling a w-th of these, and so on (<see cref="ChangedRange"/>); everything else stays as it is. Sums are
/// linear in their input: those of a mutant are the sequence's plus (new - old input) x weights, over the inputs
/// that changed and the taps that read them. So n changed positions cost a convolution n w products, not the
/// (n + w - 1) w of working its windows out anew, and the first dense layer as many as it has changed inputs.
/// Rows of many mutants that read the same taps go through one product of matrices (<see cref="ProductRows"/>). Results
/// differ from those of whole mutants by rounding alone. (fastISM, Nair et al. 2022, Bioinformatics 38:2397,
/// introduced keeping the layers; it works windows out anew.)
/// </para>
/// <para>
/// Multiplications for a mutant of Basset at 600 bases, in millions: second convolution 121 in full, 11.2 by windows,
/// 4.6 by differences (7 positions x 11 taps x 300 x 200); third 11.2, 3.1, 1.4; first dense layer 2, .7, .7; second and
/// third dense layer 1.2 in any case: 136 in full, 7.9 here, a 17th. At 1,000 and 2,000 bases it is a 29th and a 59th.
/// </para>
/// <para>
/// Parts are cut by shapes and sequences alone and every sum has a fixed order, so results do not depend on threads.
/// </para>
/// </remarks>
internal sealed class IncrementalNetwork
{
    // Numbers that the largest node of a batch holds: about a second-level cache.
    private const int BatchSize = 1 << 19;

    // A whole tile; and enough to read a large layer's weights for.
    private const int FewestMutants = 8;
    private const int MostMutants = 256;

    private readonly IncrementalProgram _program;
    private readonly ImmutableArray<OutputNumber> _outputs;
    private readonly ConcurrentBag<OriginalFeatures> _originals = [];
    private readonly ConcurrentBag<MutantBatch> _batches = [];
    private readonly int _threads;
    private readonly int _each;

    /// <summary>Prepares a network.</summary>
    /// <param name="network">The network.</param>
    /// <param name="values">A model's numbers.</param>
    /// <param name="last">Index of the last step to run.</param>
    /// <param name="outputs">Numbers that are wanted of what it gives.</param>
    /// <param name="threads">Threads; 0 for one a processor.</param>
    public IncrementalNetwork(
        Network network, float[] values, int last, ImmutableArray<OutputNumber> outputs, int threads)
    {
        _program = IncrementalPrograms.Compile(network, last);
        _program.SetValues(values, threads);
        _outputs = outputs;
        _threads = threads;
        long largest = 1;
        for (int node = 0; node < _program.Nodes.Length; node++)
        {
            IncrementalNode at = _program.Nodes[node];
            largest = Math.Max(largest, (long)at.Strands * at.Step * _program.MostRows[node]);
        }
        _each = (int)Math.Clamp(BatchSize / largest, FewestMutants, MostMutants);
    }

    /// <summary>Multiplications for a mutant, mean of all positions, as a share of those for a whole sequence.</summary>
    public double CostShare => _program.CostShare;

    /// <summary>Works out sequences and their mutants. The features of all the sequences are kept meanwhile.</summary>
    /// <param name="codes">Base codes, [N x L].</param>
    /// <param name="from">First position to mutate.</param>
    /// <param name="to">Position after the last, W later.</param>
    /// <param name="originals">Receives [N x T], the outputs of the sequences.</param>
    /// <param name="mutants">Receives [N x W x 4 x T]; those of the sequence where it has the base already.</param>
    /// <param name="cancellation">Stops between batches.</param>
    public void Run(
        byte[] codes, int from, int to, Memory<float> originals, Memory<float> mutants, CancellationToken cancellation)
    {
        int count = codes.Length / _program.InputLength;
        int each = (to - from) * Dna.BaseCount * _outputs.Length;
        var features = new OriginalFeatures[count];
        var mutations = new Mutation[count][];
        ParallelLoop.For(count, _threads, i =>
        {
            if (!_originals.TryTake(out OriginalFeatures? original))
                original = new OriginalFeatures(_program);
            codes.AsSpan(i * _program.InputLength, _program.InputLength).CopyTo(original.Codes);
            _program.Run(original);
            features[i] = original;
            mutations[i] = Mutations(original.Codes, from, to);
            Span<float> output = originals.Span.Slice(i * _outputs.Length, _outputs.Length);
            Read(original, 0, output);
            CopyToAll(output, mutants.Span.Slice(i * each, each));
        }, cancellation);
        (int Sequence, int First)[] parts =
        [
            .. from i in Enumerable.Range(0, count)
               from part in Enumerable.Range(0, (mutations[i].Length + _each - 1) / _each)
               select (i, part * _each)
        ];
        ParallelLoop.For(parts.Length, _threads, part =>
        {
            (int i, int first) = parts[part];
            if (!_batches.TryTake(out MutantBatch? batch))
                batch = new MutantBatch(_program, _each);
            batch.Set(features[i], mutations[i].AsSpan(first, Math.Min(_each, mutations[i].Length - first)));
            _program.Run(batch);
            Span<float> target = mutants.Span.Slice(i * each, each);
            for (int mutant = 0; mutant < batch.Count; mutant++)
            {
                (int position, byte code) = batch.Mutations[mutant];
                int at = (position - from) * Dna.BaseCount + code;
                Read(batch, mutant, target.Slice(at * _outputs.Length, _outputs.Length));
            }
            _batches.Add(batch);
        }, cancellation);
        foreach (OriginalFeatures original in features)
            _originals.Add(original);
    }

    private static void CopyToAll(ReadOnlySpan<float> output, Span<float> mutants)
    {
        if (output.Length == 1)
        {
            mutants.Fill(output[0]);
            return;
        }
        for (int at = 0; at < mutants.Length; at += output.Length)
            output.CopyTo(mutants[at..]);
    }

    private static Mutation[] Mutations(byte[] codes, int from, int to)
    {
        var mutations = new List<Mutation>((to - from) * Dna.BaseCount);
        for (int position = from; position < to; position++)
        {
            for (byte code = 0; code < Dna.BaseCount; code++)
            {
                if (codes[position] != code)
                    mutations.Add(new Mutation(position, code));
            }
        }
        return [.. mutations];
    }

    private unsafe void Read(FeatureView view, int index, Span<float> target)
    {
        for (int i = 0; i < _outputs.Length; i++)
        {
            OutputNumber number = _outputs[i];
            float* row = view.Row(_program.OutputNode, number.Strand * view.Count + index, number.Position);
            target[i] = row[number.Channel];
        }
        GC.KeepAlive(view);
    }
}
