namespace MlNetGenomics;

/// <summary>Fails where a setting is out of its range.</summary>
internal static class SettingCheck
{
    /// <summary>For settings that users give.</summary>
    /// <param name="holds">Whether it is in its range.</param>
    /// <param name="name">Its name, as users know it.</param>
    /// <param name="value">Its value.</param>
    /// <param name="expected">Its range in words.</param>
    /// <exception cref="GenomicsException">It is not.</exception>
    public static void Require<T>(bool holds, string name, T value, string expected)
    {
        if (!holds)
            throw new GenomicsException(FormattableString.Invariant($"{name} {value}: must be {expected}"));
    }

    /// <summary>For settings that callers give.</summary>
    /// <param name="holds">Whether it is in its range.</param>
    /// <param name="name">Name of the property.</param>
    /// <param name="value">Its value.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is not.</exception>
    public static void RequireInRange<T>(bool holds, string name, T value)
    {
        if (!holds)
            throw new ArgumentOutOfRangeException(name, value, "out of range");
    }
}
