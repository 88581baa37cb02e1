namespace MlNetGenomics.Regulators;

/// <summary>A kernel of a model and how much the model's error depends on it.</summary>
/// <param name="Regulator">The kernel and its factor.</param>
/// <param name="Influence">Growth of the mean squared error where it is taken out.</param>
/// <param name="Occurrences">Sequences with a site of it.</param>
public sealed record KernelInfluence(Regulator Regulator, double Influence, int Occurrences);
