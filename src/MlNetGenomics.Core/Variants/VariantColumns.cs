namespace MlNetGenomics.Variants;

/// <summary>Columns of the table of scored variants.</summary>
public static class VariantColumns
{
    /// <summary>Name, or empty.</summary>
    public const string Name = "name";

    /// <summary>Chromosome.</summary>
    public const string Chromosome = "chromosome";

    /// <summary>First base of the reference allele, from 1.</summary>
    public const string Position = "position";

    /// <summary>Reference allele.</summary>
    public const string Reference = "reference";

    /// <summary>Alternate allele.</summary>
    public const string Alternate = "alternate";

    /// <summary>Frequency of the rarer allele.</summary>
    public const string MinorFrequency = "maf";

    /// <summary>Prediction with the reference allele; of several tasks, with the task's name behind it.</summary>
    public const string ReferenceScore = "reference_score";

    /// <summary>Prediction with the alternate allele.</summary>
    public const string AlternateScore = "alternate_score";

    /// <summary>Signed effect.</summary>
    public const string Effect = "effect";

    /// <summary>Predicted variant effect, its magnitude.</summary>
    public const string PredictedEffect = "pve";

    /// <summary>Kernels whose best site scores higher with the alternate allele.</summary>
    public const string Gains = "motif_gains";

    /// <summary>Kernels whose best site scores lower with the alternate allele.</summary>
    public const string Losses = "motif_losses";

    /// <summary>Annotations that the variant lies on.</summary>
    public const string Annotation = "annotation";

    /// <summary>Empirical p-value.</summary>
    public const string PValue = "p";

    /// <summary>False discovery rate.</summary>
    public const string QValue = "q";

    /// <summary>Whether the PVE is among the greatest.</summary>
    public const string Top = "top";

    /// <summary>A column of a task.</summary>
    /// <param name="column">What it holds.</param>
    /// <param name="task">Name of the task; null where there is one only.</param>
    public static string OfTask(string column, string? task) => task is null ? column : $"{column}_{task}";
}
