using System.Runtime.CompilerServices;
using MlNetGenomics.Kernels;

namespace MlNetGenomics.Networks.MuSeAM;

/// <summary>
/// Best score of each lane over windows that come one after the other, and the number of the window that
/// has it, kept as the bits of an integer.
/// </summary>
internal struct RunningMaximum<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    private TLanes _best;
    private TLanes _bestWindow;
    private TLanes _window;

    /// <summary>Starts from stored maxima; the next window has number <paramref name="firstWindow"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public RunningMaximum(ref readonly float best, ref readonly float bestWindow, int lane, int firstWindow)
    {
        _best = TLanes.Load(in best, lane);
        _bestWindow = TLanes.Load(in bestWindow, lane);
        _window = TLanes.Create(BitConverter.Int32BitsToSingle(firstWindow));
    }

    /// <summary>The next window's scores. An equal score does not replace an earlier one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Take(TLanes score)
    {
        _bestWindow = TLanes.WhereGreater(score, _best, _window, _bestWindow);
        _best = TLanes.Max(score, _best);
        _window = TLanes.NextCount(_window);
    }

    /// <summary>Stores the maxima.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void Store(ref float best, ref float bestWindow, int lane)
    {
        TLanes.Store(_best, ref best, lane);
        TLanes.Store(_bestWindow, ref bestWindow, lane);
    }
}
