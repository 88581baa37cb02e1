namespace Microsoft.ML.Data;

/// <summary>When a transformer of a chain takes part.</summary>
[Flags]
public enum TransformerScope
{
    /// <summary>Never.</summary>
    None = 0,

    /// <summary>In training.</summary>
    Training = 1,

    /// <summary>In testing.</summary>
    Testing = 2,

    /// <summary>In use.</summary>
    Scoring = 4,

    /// <summary>In training and testing.</summary>
    TrainTest = Training | Testing,

    /// <summary>Always.</summary>
    Everything = Training | Testing | Scoring,
}
