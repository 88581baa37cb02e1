using System.Reflection;

namespace Microsoft.ML.Runtime;

/// <summary>
/// Argument checks with ML.NET's exception types and messages, and calls of generic methods by run-time type.
/// </summary>
internal static class Check
{
    public static void That(bool condition, string message)
    {
        if (!condition)
            throw new InvalidOperationException(message);
    }

    public static T Value<T>(T value, string name) where T : class =>
        value ?? throw new ArgumentNullException(name);

    public static string NonEmpty(string value, string name) => !string.IsNullOrEmpty(value)
        ? value
        : throw new ArgumentOutOfRangeException(name, $"{name} cannot be null or empty");

    public static void Param(bool condition, string name)
    {
        if (!condition)
            throw new ArgumentOutOfRangeException(name);
    }

    public static void Param(bool condition, string name, string message)
    {
        if (!condition)
            throw new ArgumentOutOfRangeException(name, message);
    }

    public static void Decode(bool condition, string message)
    {
        if (!condition)
            throw new FormatException(message);
    }

    public static Exception Missing(string paramName, string role, string column) =>
        new ArgumentOutOfRangeException(paramName, $"Could not find {role} column '{column}'");

    public static Exception Mismatch(string paramName, string role, string column, string expected, string actual) =>
        new ArgumentOutOfRangeException(
            paramName, $"Schema mismatch for {role} column '{column}': expected {expected}, got {actual}");

    /// <summary>Calls the generic method of <paramref name="method"/> with another type argument.</summary>
    public static TResult Generic<TResult>(Delegate method, Type type, params object[] arguments) =>
        Generic<TResult>(method, [type], arguments);

    /// <summary>Calls the generic method of <paramref name="method"/> with other type arguments.</summary>
    public static TResult Generic<TResult>(Delegate method, Type[] types, params object[] arguments) =>
        (TResult)method.Method.GetGenericMethodDefinition().MakeGenericMethod(types).Invoke(
            method.Target, BindingFlags.DoNotWrapExceptions, null, arguments, null);
}
