namespace MlNetGenomics.Simulation;

/// <summary>A promoter, which has a library of plasmids of its own.</summary>
/// <param name="Name">Its name.</param>
/// <param name="EffectScale">What sites' effects are multiplied by before it: less for a promoter that is strong alone.</param>
public readonly record struct AssayPromoter(string Name, double EffectScale);
