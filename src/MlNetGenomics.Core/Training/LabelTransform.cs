namespace MlNetGenomics.Training;

/// <summary>What is done to labels before training; predictions are on the transformed scale.</summary>
public enum LabelTransform
{
    /// <summary>Labels are used as they are.</summary>
    None,

    /// <summary>Base-2 logarithm; labels must be positive.</summary>
    Log2,
}
