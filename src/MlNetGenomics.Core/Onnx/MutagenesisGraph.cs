using System.Collections.Immutable;
using MlNetGenomics.Sequences;

namespace MlNetGenomics.Onnx;

/// <summary>What a graph that <see cref="MutagenesisOnnx"/> wrote does.</summary>
/// <param name="Model">The model in it, as an ONNX file of one-hot input.</param>
/// <param name="Length">L, bases of a sequence.</param>
/// <param name="From">First position that is mutated, from 0.</param>
/// <param name="To">Position after the last.</param>
/// <param name="Tasks">Names of the tasks that are compared.</param>
/// <param name="TaskNumbers">Which of the model's they are, from 0.</param>
/// <param name="Ambiguity">What becomes of IUPAC letters other than A, C, G, T, N.</param>
public sealed record MutagenesisGraph(
    byte[] Model,
    int Length,
    int From,
    int To,
    ImmutableArray<string> Tasks,
    ImmutableArray<int> TaskNumbers,
    AmbiguityPolicy Ambiguity);
