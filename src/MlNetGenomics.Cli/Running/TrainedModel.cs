using MlNetGenomics.Networks.MuSeAM;
using MlNetGenomics.Sequences;

namespace MlNetGenomics.Cli.Running;

/// <summary>A trained model with what it was trained on.</summary>
/// <param name="Fit">The model and its losses.</param>
/// <param name="Settings">How it was trained.</param>
/// <param name="Sequences">The sequences.</param>
/// <param name="Labels">Their labels, before the transform.</param>
internal sealed record TrainedModel(MuseamFit Fit, MuseamSettings Settings, SequenceSet Sequences, float[] Labels);
