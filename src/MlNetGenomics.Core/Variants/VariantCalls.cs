namespace MlNetGenomics.Variants;

/// <summary>Which variants are among the greatest, and their q-values.</summary>
/// <param name="LeastTopEffect">The least PVE of the top ones.</param>
/// <param name="TopCount">Number of the top ones.</param>
/// <param name="QValues">The q-value of each p-value.</param>
public sealed record VariantCalls(
    float LeastTopEffect, int TopCount, IReadOnlyDictionary<double, double> QValues)
{
    /// <summary>Whether a PVE is among the top ones.</summary>
    public bool IsTop(float predictedEffect) => predictedEffect >= LeastTopEffect;

    /// <summary>The q-value of a variant; null where it is not among those tested.</summary>
    /// <param name="pValue">Its p-value.</param>
    /// <param name="predictedEffect">Its PVE: of equal p-values only those of the top ones may be tested.</param>
    /// <param name="tests">Of which variants false discovery rates are taken.</param>
    public double? QValue(double pValue, float predictedEffect, VariantTests tests) =>
        (tests == VariantTests.All || IsTop(predictedEffect)) && QValues.TryGetValue(pValue, out double qValue) ? qValue : null;
}
