using System.Collections.Immutable;

namespace MlNetGenomics.Interpretation.Mutagenesis;

/// <summary>A weighted sum of a model's outputs: one of them, their difference, their mean.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Terms">The outputs and their weights.</param>
public sealed record OutputCombination(string Name, ImmutableArray<OutputTerm> Terms)
{
    /// <summary>One output, as it is.</summary>
    public static OutputCombination Of(string output) => new(output, [new OutputTerm(output, 1)]);

    /// <summary>One output less another.</summary>
    public static OutputCombination Difference(string output, string less) =>
        new($"{output} - {less}", [new OutputTerm(output, 1), new OutputTerm(less, -1)]);

    /// <summary>The mean of some outputs.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static OutputCombination Mean(IReadOnlyList<string> outputs)
    {
        ArgumentNullException.ThrowIfNull(outputs);
        if (outputs.Count == 0)
            throw new ArgumentException("a mean of no outputs", nameof(outputs));
        return new OutputCombination(
            $"mean of {string.Join(", ", outputs)}",
            [.. outputs.Select(output => new OutputTerm(output, 1.0 / outputs.Count))]);
    }

    /// <summary>Numbers and weights of the outputs.</summary>
    /// <param name="outputs">Names of a model's outputs.</param>
    /// <exception cref="GenomicsException">There is no such output; names near ones.</exception>
    public ImmutableArray<(int Output, double Weight)> Resolve(ImmutableArray<string> outputs) =>
    [
        .. Terms.Select(term => outputs.IndexOf(term.Output) is >= 0 and int number
            ? (number, term.Weight)
            : throw new GenomicsException($"the model has no task '{term.Output}'{NearestName.Advise(term.Output, outputs)}"))
    ];
}
