namespace MlNetGenomics.Notebooks;

/// <summary>What the C# kernel of Polyglot Notebooks puts within a cell's reach.</summary>
public static class Kernel
{
    /// <summary>Receives what the running cell shows.</summary>
    internal static ShownOutputs Shown { get; set; } = new();

    /// <summary>Shows a value.</summary>
#pragma warning disable IDE1006 // The kernel's own name.
    public static void display(object value) => Shown.Add(value);
#pragma warning restore IDE1006

    /// <summary>Shows a value.</summary>
    public static void Display<T>(this T value) where T : notnull => Shown.Add(value);
}
