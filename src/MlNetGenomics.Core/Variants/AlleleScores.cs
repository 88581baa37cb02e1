namespace MlNetGenomics.Variants;

/// <summary>Predictions for pairs of sequences, [N x T].</summary>
/// <param name="tasks">T, numbers that the model predicts.</param>
/// <param name="reference">With the reference allele.</param>
/// <param name="alternate">With the alternate allele.</param>
/// <param name="effects">Alternate less reference.</param>
/// <param name="motifs">The kernels that a variant changes; null where the model has none.</param>
public sealed class AlleleScores(
    int tasks, float[] reference, float[] alternate, float[] effects, MotifChange[][]? motifs = null)
{
    /// <summary>N, number of pairs.</summary>
    public int Count => effects.Length / tasks;

    /// <summary>Predictions with the reference allele.</summary>
    public ReadOnlySpan<float> Reference(int pair) => reference.AsSpan(pair * tasks, tasks);

    /// <summary>Predictions with the alternate allele.</summary>
    public ReadOnlySpan<float> Alternate(int pair) => alternate.AsSpan(pair * tasks, tasks);

    /// <summary>Signed effects: alternate less reference.</summary>
    public ReadOnlySpan<float> Effects(int pair) => effects.AsSpan(pair * tasks, tasks);

    /// <summary>
    /// PVE, the predicted variant effect: the magnitude of the difference of the predictions (MuSeAM paper, Methods); of
    /// several tasks the greatest.
    /// </summary>
    public float PredictedVariantEffect(int pair)
    {
        float greatest = 0;
        foreach (float effect in Effects(pair))
            greatest = Math.Max(greatest, Math.Abs(effect));
        return greatest;
    }

    /// <summary>Kernels whose best site changes, those with the greatest effect first; empty where the model has none.</summary>
    public IReadOnlyList<MotifChange> Motifs(int pair) => motifs is null ? [] : motifs[pair];

    /// <summary>The difference of predictions, both known.</summary>
    public static AlleleScores Of(int tasks, float[] reference, float[] alternate)
    {
        ArgumentNullException.ThrowIfNull(reference);
        ArgumentNullException.ThrowIfNull(alternate);
        ArgumentOutOfRangeException.ThrowIfNotEqual(alternate.Length, reference.Length, nameof(alternate));
        var effects = new float[reference.Length];
        for (int i = 0; i < effects.Length; i++)
            effects[i] = alternate[i] - reference[i];
        return new AlleleScores(tasks, reference, alternate, effects);
    }
}
