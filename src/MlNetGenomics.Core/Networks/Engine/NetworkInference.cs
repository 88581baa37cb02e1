using System.Collections.Concurrent;
using MlNetGenomics.Kernels;

namespace MlNetGenomics.Networks.Engine;

/// <summary>
/// Scores any number of sequences with a network, or with its first steps. Each thread takes a few sequences at a time
/// through all layers, so that their features stay in its caches; where a network is too large for that, all
/// threads work on each layer together.
/// </summary>
internal sealed class NetworkInference
{
    // Numbers of features that a thread holds at a time, all layers together.
    private const int FeatureBudget = 1 << 21;

    // Large layers of weights are read once for so many sequences at least, and at most.
    private const int FewestSequences = 16;
    private const int MostSequences = 64;

    private readonly OperatorProgram _program;
    private readonly ConcurrentBag<Workspace> _workspaces = [];
    private readonly int _threads;
    private readonly int _each;
    private readonly bool _isWide;

    /// <summary>Prepares to score.</summary>
    /// <param name="network">The network.</param>
    /// <param name="last">Index of the last step to run.</param>
    /// <param name="threads">Threads; 0 for one a processor.</param>
    public NetworkInference(Network network, int last, int threads)
    {
        _program = Programs.Compile(network, PassMode.Scoring, last);
        _threads = threads;
        long size = _program.Slots.Sum(slot => slot.Shape.Size * slot.Strands);
        long fitting = FeatureBudget / Math.Max(1, size);
        _isWide = fitting < FewestSequences;
        _each = _isWide ? MostSequences : (int)Math.Min(fitting, MostSequences);
    }

    /// <summary>Numbers that come out for one sequence.</summary>
    public int OutputSize => (int)OutputSlot.Shape.Size * OutputSlot.Strands;

    /// <summary>2 where the last step to run does so on both strands, else 1.</summary>
    public int Strands => OutputSlot.Strands;

    private Slot OutputSlot => _program.Slots[_program.OutputSlot];

    /// <summary>Takes over a model's numbers.</summary>
    public void SetValues(float[] values) => _program.SetValues(values, _threads);

    /// <summary>Scores sequences.</summary>
    /// <param name="codes">Base codes, [N x L].</param>
    /// <param name="count">N.</param>
    /// <param name="results">Receives [N x <see cref="OutputSize"/>]; of two strands, one after the other.</param>
    /// <param name="cancellation">Stops between sequences.</param>
    public unsafe void Run(
        ReadOnlySpan<byte> codes, int count, Span<float> results, CancellationToken cancellation = default)
    {
        int length = _program.InputLength;
        int size = OutputSize;
        ArgumentOutOfRangeException.ThrowIfLessThan(codes.Length, (long)count * length, nameof(codes));
        ArgumentOutOfRangeException.ThrowIfLessThan(results.Length, (long)count * size, nameof(results));
        fixed (byte* from = codes)
        fixed (float* to = results)
        {
            nint source = (nint)from;
            nint target = (nint)to;
            int parts = (count + _each - 1) / _each;
            ParallelLoop.For(parts, _isWide ? 1 : _threads, part =>
            {
                int first = part * _each;
                int number = Math.Min(_each, count - first);
                if (!_workspaces.TryTake(out Workspace? workspace))
                    workspace = new Workspace(_program, _each, withGradients: false);
                workspace.SetCodes(
                    new ReadOnlySpan<byte>((byte*)source + (nint)first * length, number * length), number);
                _program.Forward(workspace, _isWide ? _threads : 1);
                CopyOut(workspace, new Span<float>((float*)target + (nint)first * size, number * size));
                _workspaces.Add(workspace);
            }, cancellation);
        }
        GC.KeepAlive(this);
    }

    private void CopyOut(Workspace workspace, Span<float> results)
    {
        FeatureBuffer output = workspace.Features[_program.OutputSlot];
        int strands = OutputSlot.Strands;
        int size = (int)output.Shape.Size;
        for (int i = 0; i < workspace.Count * strands; i++)
        {
            int at = i % workspace.Count * strands + i / workspace.Count;
            output.CopyTo(i, results.Slice(at * size, size));
        }
    }
}
