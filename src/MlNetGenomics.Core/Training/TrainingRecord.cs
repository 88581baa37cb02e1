using MlNetGenomics.Sequences;

namespace MlNetGenomics.Training;

/// <summary>Checks one sequence with its labels, as it comes in.</summary>
internal static class TrainingRecord
{
    /// <summary>Fails where a sequence cannot be trained on.</summary>
    /// <param name="record">Number of the record, from 1.</param>
    /// <param name="name">Its name.</param>
    /// <param name="codes">Its base codes.</param>
    /// <param name="labels">Its labels; NaN where one is missing.</param>
    /// <param name="weight">Its weight.</param>
    /// <param name="length">Length of the first record.</param>
    /// <param name="tasks">Labels that are expected.</param>
    /// <exception cref="GenomicsException">
    /// The length or the number of labels differs, a label is infinite, or the weight is negative or not a number;
    /// names the record.
    /// </exception>
    public static void Require(
        int record,
        string name,
        ReadOnlySpan<byte> codes,
        ReadOnlySpan<float> labels,
        float weight,
        int length,
        int tasks)
    {
        if (codes.ContainsAnyExceptInRange(Dna.A, Dna.N))
            throw new ArgumentException("base codes are 0 to 4", nameof(codes));
        if (codes.Length == 0)
            throw new GenomicsException($"record {record} ({name}): has no bases");
        if (codes.Length != length)
        {
            throw new GenomicsException(
                $"record {record} ({name}): has {codes.Length} bases, but the first has {length}: the model needs " +
                "equal lengths");
        }
        if (labels.Length != tasks)
            throw new GenomicsException($"record {record} ({name}): has {labels.Length} labels, expected {tasks}");
        for (int t = 0; t < labels.Length; t++)
        {
            if (float.IsInfinity(labels[t]))
            {
                throw new GenomicsException(
                    $"record {record} ({name}): label {t + 1} is infinite, expected a number, or NaN where it is missing");
            }
        }
        if (!(float.IsFinite(weight) && weight >= 0))
        {
            throw new GenomicsException(FormattableString.Invariant(
                $"record {record} ({name}): its weight is {weight}, expected 0 or more"));
        }
    }
}
