namespace MlNetGenomics.Onnx.Import;

/// <summary>
/// Bounds the memory that reading a graph takes by the numbers in its file: a small file may name one constant
/// thousands of times, and each use is a copy.
/// </summary>
internal sealed class ImportBudget(long numbersInFile)
{
    // Each number is read, put in another order once or twice, and held by a layer; strands that share it double that.
    private const long Uses = 64;

    private const long Free = 1 << 22;

    private long _left = Free + Uses * numbersInFile;

    /// <summary>Takes room for that many numbers.</summary>
    /// <returns>False where that is more than the file can mean.</returns>
    public bool TryTake(long count)
    {
        _left -= count;
        return _left >= 0;
    }
}
