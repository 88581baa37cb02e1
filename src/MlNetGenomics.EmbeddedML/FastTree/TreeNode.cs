namespace Microsoft.ML.Trainers.FastTree;

/// <summary>A question of a tree.</summary>
/// <param name="Feature">Index of the feature asked for.</param>
/// <param name="Threshold">What it is compared with.</param>
/// <param name="NotAbove">The node, or the complement of the leaf, for features up to the threshold.</param>
/// <param name="Above">The node, or the complement of the leaf, for those above.</param>
internal readonly record struct TreeNode(int Feature, float Threshold, int NotAbove, int Above);
