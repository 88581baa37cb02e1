using Microsoft.ML;
using MlNetGenomics.Interpretation;
using MlNetGenomics.Networks;
using MlNetGenomics.NeuronMotif.Analysis;
using MlNetGenomics.NeuronMotif.Syntax;
using MlNetGenomics.Sequences;
using MlNetGenomics.Trainers;

namespace MlNetGenomics.Transforms;

/// <summary>
/// How DNA text becomes scores of what neurons detect. One of the three models, or what one was decoupled into, must be
/// given.
/// </summary>
public sealed class NeuronModuleOptions
{
    /// <summary>Name of the column of scores to make: Vector&lt;Single, M&gt;.</summary>
    public required string OutputColumnName { get; init; }

    /// <summary>Name of the text column to read; null for <see cref="OutputColumnName"/>.</summary>
    public string? InputColumnName { get; init; }

    /// <summary>What a network was decoupled into.</summary>
    public NetworkAnalysis? Analysis { get; init; }

    /// <summary>A network to decouple.</summary>
    public NetworkModel? Network { get; init; }

    /// <summary>An ONNX file of a network to decouple: ours, or another program's.</summary>
    public string? ModelFile { get; init; }

    /// <summary>
    /// A <see cref="ConvolutionalNetworkTransformer"/>, a <see cref="MultinomialConvolutionTransformer"/>, or a fitted or
    /// loaded pipeline with one of them, to decouple.
    /// </summary>
    public ITransformer? Model { get; init; }

    /// <summary>
    /// Which layer and neurons are scored, and how they are decoupled; of an <see cref="Analysis"/> only the layer and the
    /// neurons count, and no layer is its last one.
    /// </summary>
    public NeuronDecouplingOptions Decoupling { get; init; } = new();

    /// <summary>What is scored.</summary>
    public ModuleMotifs Motifs { get; init; } = ModuleMotifs.Modules;

    /// <summary>Modules of a neuron that are scored, those of the greatest activations; 1 or more, null for all.</summary>
    public int? ModulesPerNeuron { get; init; }

    /// <summary>
    /// Sequences of uniform bases that are added to the sampled ones of each module, so that a base never seen is no reason to
    /// rule a site out; over 0. (M of the paper, section Segmentation of CN CRM.)
    /// </summary>
    public double Shrinkage { get; init; } = SegmentSettings.Paper.Shrinkage;

    /// <summary>Whether the reverse strand is scanned too.</summary>
    public bool BothStrands { get; init; } = true;

    /// <summary>What to do with IUPAC letters other than A, C, G, T, N.</summary>
    public AmbiguityPolicy Ambiguity { get; init; }

    /// <summary>Number of threads that score; 0 for one a processor. Scores do not depend on it.</summary>
    public int Threads { get; init; }

    /// <summary>Stops the decoupling.</summary>
    public CancellationToken Cancellation { get; init; }
}
