using MlNetGenomics.Sequences;

namespace MlNetGenomics.Training;

/// <summary>What a model is given in one fold of a cross-validation.</summary>
/// <param name="Fold">Number of the fold, from 0.</param>
/// <param name="Training">Sequences to train on.</param>
/// <param name="TrainingLabels">Their labels, before any transform.</param>
/// <param name="Test">Sequences to predict.</param>
/// <param name="Control">How to run.</param>
public sealed record FoldTask(
    int Fold, SequenceSet Training, float[] TrainingLabels, SequenceSet Test, TrainingControl Control);
