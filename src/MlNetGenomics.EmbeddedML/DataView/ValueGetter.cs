namespace Microsoft.ML;

/// <summary>Writes the current value of a column into a buffer that the caller owns.</summary>
public delegate void ValueGetter<TValue>(ref TValue value);
