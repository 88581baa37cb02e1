namespace MlNetGenomics.Regulators;

/// <summary>Which transcription factors matter in which sequence: those of its most important kernels (MuSeAM paper, Methods).</summary>
public sealed class ImportantFactors
{
    private readonly bool[] _matters;

    private ImportantFactors(IReadOnlyList<string> names, bool[] matters, int sequenceCount)
    {
        (Names, _matters, SequenceCount) = (names, matters, sequenceCount);
    }

    /// <summary>The factors, in alphabetical order.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Number of sequences.</summary>
    public int SequenceCount { get; }

    /// <summary>Whether a factor is among those of a sequence's most important kernels.</summary>
    public bool this[int sequence, int factor] => _matters[sequence * Names.Count + factor];

    /// <summary>Reads them off the importance of kernels.</summary>
    /// <param name="importance">Importance of kernels.</param>
    /// <param name="factors">
    /// Their factors: kernels without one do not count, unless none has one, when all stand for themselves.
    /// </param>
    /// <param name="topKernels">Kernels of a sequence that count.</param>
    public static ImportantFactors Of(KernelImportance importance, KernelFactors factors, int topKernels)
    {
        ArgumentNullException.ThrowIfNull(importance);
        ArgumentNullException.ThrowIfNull(factors);
        ArgumentOutOfRangeException.ThrowIfNotEqual(factors.Count, importance.KernelCount, nameof(factors));
        bool hasFactors = factors.MatchedCount > 0;
        string[][] own =
        [
            .. Enumerable.Range(0, importance.SequenceCount).Select(sequence => importance.MostImportant(sequence, topKernels)
                .Where(kernel => !hasFactors || factors.Name(kernel) is not null).Select(factors.Label).Distinct().ToArray()),
        ];
        string[] names = [.. own.SelectMany(labels => labels).Distinct().Order(StringComparer.Ordinal)];
        Dictionary<string, int> numbers = names.Index().ToDictionary(name => name.Item, name => name.Index);
        var matters = new bool[own.Length * names.Length];
        for (int sequence = 0; sequence < own.Length; sequence++)
        {
            foreach (string label in own[sequence])
                matters[sequence * names.Length + numbers[label]] = true;
        }
        return new ImportantFactors(names, matters, own.Length);
    }

    /// <summary>The matrix of zeros and ones, [sequences x factors] row by row.</summary>
    public double[] ToMatrix() => [.. _matters.Select(matters => matters ? 1.0 : 0.0)];
}
