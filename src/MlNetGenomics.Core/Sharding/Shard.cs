using System.Globalization;

namespace MlNetGenomics.Sharding;

/// <summary>One of several parts of a work that are done apart from each other and put together afterwards.</summary>
/// <param name="Number">Which one, from 1.</param>
/// <param name="Count">How many there are.</param>
public readonly record struct Shard(int Number, int Count)
{
    /// <summary>Reads "2/3": the second of three.</summary>
    /// <param name="text">The text.</param>
    /// <param name="shard">What it says.</param>
    /// <returns>Whether it says one, from 1 to as many as there are.</returns>
    public static bool TryParse(ReadOnlySpan<char> text, out Shard shard)
    {
        shard = default;
        int slash = text.IndexOf('/');
        if (slash < 0
            || !int.TryParse(text[..slash], NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            || !int.TryParse(text[(slash + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out int count)
            || number < 1 || number > count)
        {
            return false;
        }
        shard = new Shard(number, count);
        return true;
    }

    /// <summary>
    /// The items that the shard has: runs that follow each other, so that shards one after the other are the whole, of
    /// sizes that differ by one at most.
    /// </summary>
    /// <param name="items">How many there are in all.</param>
    /// <returns>The first, from 0, and one past the last.</returns>
    public (long First, long End) Range(long items) =>
        ((long)((Int128)items * (Number - 1) / Count), (long)((Int128)items * Number / Count));

    /// <summary>As it is written, 2/3.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Number}/{Count}");
}
