using MlNetGenomics.Sequences;
using MlNetGenomics.Training;

namespace MlNetGenomics.Cli.Scoring;

/// <summary>A trained model on one of the engines.</summary>
internal abstract class SequenceScorer : IDisposable
{
    /// <summary>The engine's name.</summary>
    public abstract string Engine { get; }

    /// <summary>Bases of a sequence, or null where the model takes any length.</summary>
    public abstract int? SequenceLength { get; }

    /// <summary>Scale of the predictions, or null where the model does not say.</summary>
    public abstract LabelTransform? Transform { get; }

    /// <summary>Names of what is predicted; none where the model does not say.</summary>
    public abstract IReadOnlyList<string> Tasks { get; }

    /// <summary>Whether predictions tell classes (else numbers), or null where the model does not say.</summary>
    public abstract bool? IsRanking { get; }

    /// <summary>Predictions, [sequences x columns], of sequences of one length.</summary>
    public abstract float[] Score(SequenceSet sequences, CancellationToken cancellation);

    /// <summary>Names of a prediction's columns, of which there are <paramref name="count"/>.</summary>
    public abstract IReadOnlyList<string> ColumnNames(int count);

    /// <inheritdoc/>
    public virtual void Dispose()
    {
    }
}
