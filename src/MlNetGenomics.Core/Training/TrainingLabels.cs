using MlNetGenomics.Networks;

namespace MlNetGenomics.Training;

/// <summary>Labels on the scale that a network is trained on, and whether its loss can take them.</summary>
/// <param name="network">For the names of its tasks.</param>
/// <param name="loss">The loss.</param>
/// <param name="transform">What is done to the labels.</param>
internal sealed class TrainingLabels(Network network, Loss loss, LabelTransform transform)
{
    /// <summary>Reads sequences, with their labels transformed.</summary>
    public void Read(ITrainingData data, ReadOnlySpan<int> indices, TrainingBatch batch)
    {
        data.Read(indices, batch);
        if (transform != LabelTransform.Log2)
            return;
        foreach (ref float label in batch.Labels.AsSpan(0, batch.Count * batch.Tasks))
            label = (float)Math.Log2(label);
    }

    /// <summary>Goes through all labels once.</summary>
    /// <param name="data">The data.</param>
    /// <param name="batch">Room for a batch of it.</param>
    /// <param name="look">Called with each batch, as the data has it.</param>
    /// <param name="cancellation">Stops.</param>
    /// <exception cref="GenomicsException">
    /// A label cannot be transformed or is out of the loss's range, or there is none; names record and task.
    /// </exception>
    public void Require(ITrainingData data, TrainingBatch batch, Action<TrainingBatch>? look, CancellationToken cancellation)
    {
        long labels = 0;
        foreach ((int first, int[] indices) in InOrder(data.Count, batch.Capacity))
        {
            cancellation.ThrowIfCancellationRequested();
            data.Read(indices, batch);
            for (int i = 0; i < indices.Length * batch.Tasks; i++)
            {
                if (Complaint(batch.Labels[i], loss, transform) is { } complaint)
                {
                    (int record, int task) = Math.DivRem(i, batch.Tasks);
                    throw new GenomicsException(FormattableString.Invariant(
                        $"record {first + record + 1} ({data.NameOf(first + record)}), task {network.Tasks[task]}: ")
                        + complaint);
                }
            }
            labels += batch.CountLabels();
            look?.Invoke(batch);
        }
        if (labels == 0)
            throw new GenomicsException($"every label of {data.Count} sequences is missing");
    }

    /// <summary>All indices in batches, in order.</summary>
    public static IEnumerable<(int First, int[] Indices)> InOrder(int count, int size)
    {
        for (int first = 0; first < count; first += size)
            yield return (first, [.. Enumerable.Range(first, Math.Min(size, count - first))]);
    }

    /// <summary>What is wrong with a label, or null.</summary>
    /// <param name="label">The label, before it is transformed; NaN where it is missing.</param>
    /// <param name="loss">Loss that is to take it; null for any.</param>
    /// <param name="transform">What will be done to it.</param>
    public static string? Complaint(float label, Loss? loss, LabelTransform transform)
    {
        if (float.IsNaN(label))
            return null;
        if (transform == LabelTransform.Log2 && label <= 0)
            return FormattableString.Invariant($"label {label}: log2 needs positive labels");
        double target = transform == LabelTransform.Log2 ? Math.Log2(label) : label;
        return loss switch
        {
            Loss.BinaryCrossEntropy when target is < 0 or > 1 =>
                FormattableString.Invariant($"label {target}: binary cross-entropy needs labels from 0 to 1"),
            Loss.Poisson when target < 0 =>
                FormattableString.Invariant($"label {target}: the Poisson loss needs labels of 0 or more"),
            _ => null,
        };
    }
}
