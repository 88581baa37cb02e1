using MlNetGenomics.Kernels;

namespace MlNetGenomics.Networks.Engine;

/// <summary>
/// Multipliers of the neurons of one layer: what each number of an input's difference from a reference has to do with the
/// neuron's difference (<see cref="RescaleRule"/>). An input and some of its references run as one batch.
/// </summary>
internal sealed class NetworkComparison
{
    private readonly NeuronPass _pass;
    private readonly int _size;
    private readonly int _threads;

    /// <summary>Prepares a layer.</summary>
    /// <param name="network">The network.</param>
    /// <param name="values">A model's numbers.</param>
    /// <param name="last">Index of the layer's step.</param>
    /// <param name="threads">Threads; 0 for one a processor.</param>
    public NetworkComparison(Network network, float[] values, int last, int threads)
    {
        _threads = threads;
        _pass = new NeuronPass(network, values, PassMode.Comparison, last, threads);
        _size = _pass.InputSize;
    }

    /// <summary>Writes an input, or a reference of it, [L x 4].</summary>
    /// <param name="sequence">Number of the sequence.</param>
    /// <param name="reference">Number of the reference; -1 for the sequence itself.</param>
    /// <param name="input">Receives the numbers.</param>
    public delegate void InputWriter(int sequence, int reference, Span<float> input);

    /// <summary>Parts that references are cut into, which depends on their number alone: each is done by one thread.</summary>
    public static int PartCount(int references) => (references + NeuronPass.BatchSize - 2) / (NeuronPass.BatchSize - 1);

    /// <summary>Compares sequences with their references.</summary>
    /// <param name="sequences">N.</param>
    /// <param name="references">K, references of each.</param>
    /// <param name="write">Writes inputs; may be called from several threads at once.</param>
    /// <param name="neuron">A neuron of the layer.</param>
    /// <param name="take">
    /// Takes what was found; may be called from several threads at once, but not for references of the same part of a sequence,
    /// which come in order.
    /// </param>
    /// <param name="cancellation">Stops between batches.</param>
    /// <exception cref="GenomicsException">The layer has no such neuron.</exception>
    public void Run(
        int sequences,
        int references,
        InputWriter write,
        Neuron neuron,
        Action<NetworkDifference> take,
        CancellationToken cancellation)
    {
        _pass.Require(neuron);
        int parts = PartCount(references);
        int rows = (references + parts - 1) / parts + 1;
        int each = NeuronPass.BatchSize / rows;
        int groups = sequences * parts;
        ParallelLoop.For((groups + each - 1) / each, _threads, batch =>
        {
            Workspace workspace = _pass.Rent();
            var group = new List<(int Sequence, int Part, int Reference, int Original)>();
            for (int i = batch * each; i < Math.Min(groups, (batch + 1) * each); i++)
            {
                (int sequence, int part) = Math.DivRem(i, parts);
                int original = group.Count;
                group.Add((sequence, part, -1, original));
                int end = Math.Min(references, (part + 1) * (rows - 1));
                for (int reference = part * (rows - 1); reference < end; reference++)
                    group.Add((sequence, part, reference, original));
            }
            Compare(workspace, group, write, neuron, take);
            _pass.Return(workspace);
        }, cancellation);
        GC.KeepAlive(this);
    }

    private void Compare(
        Workspace workspace,
        List<(int Sequence, int Part, int Reference, int Original)> rows,
        InputWriter write,
        Neuron neuron,
        Action<NetworkDifference> take)
    {
        var input = new float[rows.Count * _size];
        for (int i = 0; i < rows.Count; i++)
            write(rows[i].Sequence, rows[i].Reference, input.AsSpan(i * _size, _size));
        workspace.SetSoftInput(input, rows.Count);
        workspace.Originals = [.. rows.Select(row => row.Original)];
        _pass.Forward(workspace);
        var values = new float[rows.Count];
        _pass.Seed(workspace, neuron, values, row => rows[row].Reference >= 0);
        _pass.Backward(workspace);
        var multipliers = new float[_size];
        for (int i = 0; i < rows.Count; i++)
        {
            if (rows[i].Reference < 0)
                continue;
            _pass.Read(workspace, i, multipliers);
            take(new NetworkDifference
            {
                Sequence = rows[i].Sequence,
                Part = rows[i].Part,
                Reference = rows[i].Reference,
                Input = input.AsSpan(rows[i].Original * _size, _size),
                ReferenceInput = input.AsSpan(i * _size, _size),
                Multipliers = multipliers,
                Value = values[rows[i].Original],
                ReferenceValue = values[i],
            });
        }
    }
}
