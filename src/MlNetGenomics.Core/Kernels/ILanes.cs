namespace MlNetGenomics.Kernels;

/// <summary>
/// Single-precision numbers that are worked on side by side. Kernels are written once against this
/// interface and compiled for each width; lanes never mix, so a result does not depend on the width.
/// </summary>
/// <typeparam name="TSelf">The implementing type.</typeparam>
internal unsafe interface ILanes<TSelf> where TSelf : struct, ILanes<TSelf>
{
    /// <summary>Number of lanes.</summary>
    static abstract int Count { get; }

    /// <summary>All lanes equal to <paramref name="value"/>.</summary>
    static abstract TSelf Create(float value);

    /// <summary>Reads the lanes from <paramref name="source"/> on, <paramref name="offset"/> numbers later.</summary>
    static abstract TSelf Load(ref readonly float source, nint offset);

    /// <summary>Writes the lanes to <paramref name="target"/> on, <paramref name="offset"/> numbers later.</summary>
    static abstract void Store(TSelf lanes, ref float target, nint offset);

    /// <summary>Reads the lanes from <paramref name="source"/> on.</summary>
    static abstract TSelf Load(float* source);

    /// <summary>Writes the lanes to <paramref name="target"/> on.</summary>
    static abstract void Store(TSelf lanes, float* target);

    /// <summary>Sum.</summary>
    static abstract TSelf operator +(TSelf left, TSelf right);

    /// <summary>Difference.</summary>
    static abstract TSelf operator -(TSelf left, TSelf right);

    /// <summary>Product.</summary>
    static abstract TSelf operator *(TSelf left, TSelf right);

    /// <summary>Quotient.</summary>
    static abstract TSelf operator /(TSelf left, TSelf right);

    /// <summary>a b + c, rounded once.</summary>
    static abstract TSelf MultiplyAdd(TSelf a, TSelf b, TSelf c);

    /// <summary>The larger of each pair.</summary>
    static abstract TSelf Max(TSelf left, TSelf right);

    /// <summary>The smaller of each pair.</summary>
    static abstract TSelf Min(TSelf left, TSelf right);

    /// <summary>Where <paramref name="left"/> exceeds <paramref name="right"/>, <paramref name="yes"/>, else <paramref name="no"/>.</summary>
    static abstract TSelf WhereGreater(TSelf left, TSelf right, TSelf yes, TSelf no);

    /// <summary>One bit a lane, the first lowest: whether <paramref name="left"/> exceeds <paramref name="right"/>.</summary>
    static abstract uint GreaterBits(TSelf left, TSelf right);

    /// <summary>In every lane one of the four lanes of its own group of four, whose number, 0 to 3, is given.</summary>
    static abstract TSelf OfEachFour(TSelf lanes, int* numbers);

    /// <summary>
    /// Adds 1 to whole numbers kept as the bits of the lanes (<see cref="BitConverter.Int32BitsToSingle"/>).
    /// Counting on the integer units leaves the floating-point adders to the sums.
    /// </summary>
    static abstract TSelf NextCount(TSelf counts);

    /// <summary>Square root.</summary>
    static abstract TSelf Sqrt(TSelf value);

    /// <summary>e to the power of <paramref name="value"/>.</summary>
    static abstract TSelf Exp(TSelf value);

    /// <summary>Natural logarithm.</summary>
    static abstract TSelf Log(TSelf value);
}
