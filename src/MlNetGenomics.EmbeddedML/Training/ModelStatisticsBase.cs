namespace Microsoft.ML.Trainers;

/// <summary>Statistics of a linear model's training; none are made here.</summary>
public class ModelStatisticsBase
{
    private ModelStatisticsBase()
    {
    }
}
