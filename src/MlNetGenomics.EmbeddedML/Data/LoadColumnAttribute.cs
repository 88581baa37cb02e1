namespace Microsoft.ML.Data;

/// <summary>Says which fields of a text file's lines a member is read from.</summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property)]
public sealed class LoadColumnAttribute : Attribute
{
    /// <summary>One field, from 0.</summary>
    public LoadColumnAttribute(int fieldIndex) => Fields = [fieldIndex];

    /// <summary>The fields <paramref name="start"/> to <paramref name="end"/>.</summary>
    public LoadColumnAttribute(int start, int end) => Fields = [.. Enumerable.Range(start, end - start + 1)];

    /// <summary>Several fields.</summary>
    public LoadColumnAttribute(int[] columnIndexes) => Fields = columnIndexes;

    internal int[] Fields { get; }
}
