namespace MlNetGenomics.Kernels;

/// <summary>One row of a tile of a matrix product, held in registers: a few vectors side by side.</summary>
/// <typeparam name="TSelf">The implementing type.</typeparam>
/// <typeparam name="TLanes">Vectors.</typeparam>
internal unsafe interface ITileRow<TSelf, TLanes>
    where TSelf : struct, ITileRow<TSelf, TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    /// <summary>Vectors side by side.</summary>
    static abstract int Vectors { get; }

    /// <summary>Reads a row.</summary>
    static abstract TSelf Load(float* source);

    /// <summary>Writes a row.</summary>
    static abstract void Store(TSelf row, float* target);

    /// <summary>a b + c.</summary>
    static abstract TSelf MultiplyAdd(TLanes a, TSelf b, TSelf c);

    /// <summary>The larger of each number and <paramref name="floor"/>.</summary>
    static abstract TSelf Max(TSelf row, TLanes floor);
}
