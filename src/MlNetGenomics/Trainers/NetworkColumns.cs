using Microsoft.ML.Data;
using MlNetGenomics.Networks;
using MlNetGenomics.Sequences;

namespace MlNetGenomics.Trainers;

/// <summary>The columns that a trained network reads and adds.</summary>
/// <param name="Kind">Which columns it adds.</param>
/// <param name="SequenceName">Name of the sequence column.</param>
/// <param name="SequenceType">Its type: text, or one-hot vectors.</param>
/// <param name="Ambiguity">What to do with IUPAC letters of text.</param>
internal sealed record NetworkColumns(
    ScoreKind Kind, string SequenceName, DataViewType SequenceType, AmbiguityPolicy Ambiguity)
{
    public const string PredictedLabel = "PredictedLabel";
    public const string Score = "Score";
    public const string Probability = "Probability";

    /// <summary>Whether sequences come as one-hot vectors.</summary>
    public bool IsOneHot => SequenceType is VectorDataViewType;

    /// <summary>The model whose output the score column is: for two classes, what goes into the sigmoid.</summary>
    public static NetworkModel Scored(NetworkModel model, ScoreKind kind) => kind == ScoreKind.BinaryClassification
        ? new NetworkModel(model.Network.WithoutLastActivation(), model.Values, model.LabelTransform)
        : model;

    /// <summary>The probability of a score, as ML.NET's calibrator computes it.</summary>
    public static float ProbabilityOf(float score) => (float)(1 / (1 + Math.Exp(-(double)score)));
}
