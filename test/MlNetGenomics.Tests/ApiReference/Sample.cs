namespace MlNetGenomics.Tests.ApiReference;

/// <summary>A type with members of many forms.</summary>
public class Sample<T> : IDisposable
{
    public const int Most = 3;

    public Dictionary<string, string?[]>? Map { get; init; }

    public required string Name { get; set; }

    public (int Count, string? Text) this[int index] => (index, null);

    public static TOut Turn<TOut>(in T value, params string[] names) => throw new NotSupportedException($"{value}{names.Length}");

    public bool TryFind(string name, out string? value, DayOfWeek day = DayOfWeek.Monday, double? share = null)
    {
        value = null;
        return name.Length == (int)day && share is null;
    }

    public void Dispose()
    {
        Close();
        GC.SuppressFinalize(this);
    }

    protected virtual void Close(bool now = true)
    {
    }
}
