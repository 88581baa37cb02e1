namespace MlNetGenomics.Experiments;

/// <summary>What an experiment's models predict.</summary>
public enum GenomicsTask
{
    /// <summary>A number. Labels are Single; a label that is not a number is missing.</summary>
    Regression,

    /// <summary>One of two classes. Labels are Boolean, or Single 0 and 1.</summary>
    BinaryClassification,

    /// <summary>
    /// Several numbers, or several classes of two at once. Labels are Vector&lt;Single, T&gt;; they are classes where each is
    /// 0, 1 or missing.
    /// </summary>
    MultiTask,
}
