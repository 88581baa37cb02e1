namespace Microsoft.ML.Runtime;

/// <summary>What a message may give away.</summary>
[Flags]
public enum MessageSensitivity
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Values of the data.</summary>
    UserData = 1,

    /// <summary>Names of columns.</summary>
    Schema = 2,

    /// <summary>Perhaps anything.</summary>
    Unknown = ~None,

    /// <summary>Anything.</summary>
    All = Unknown,
}
