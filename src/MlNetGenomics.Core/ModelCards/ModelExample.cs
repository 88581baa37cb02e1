namespace MlNetGenomics.ModelCards;

/// <summary>A sequence, and what a model says of it.</summary>
/// <param name="Name">What the sequence is called.</param>
/// <param name="Sequence">Its bases, as many as the model takes.</param>
/// <param name="Scores">The model's predictions, one a task.</param>
public sealed record ModelExample(string Name, string Sequence, IReadOnlyList<double> Scores);
