namespace MlNetGenomics.NeuronMotif;

/// <summary>What k-means found.</summary>
/// <param name="Centres">[k x D]; fewer than asked for where fewer rows differ.</param>
/// <param name="Labels">Number of each row's nearest centre.</param>
/// <param name="Inertia">Sum over rows of weight times squared distance from that centre.</param>
internal sealed record KMeansClusters(float[] Centres, int[] Labels, double Inertia);
