using System.Collections.Immutable;
using MlNetGenomics.Networks;
using MlNetGenomics.Statistics;
using MlNetGenomics.Training;

namespace MlNetGenomics.Tuning;

/// <summary>Networks, and ways to train them, among which the best is looked for.</summary>
public abstract class SearchSpace
{
    // Draws of which none fits the data after which there is no hope of one that does.
    private const int MostDraws = 1000;

    /// <summary>A space of some settings.</summary>
    protected SearchSpace(params IEnumerable<SearchParameter> parameters)
    {
        Parameters = [.. parameters];
    }

    /// <summary>What is varied.</summary>
    public ImmutableArray<SearchParameter> Parameters { get; }

    /// <summary>The network of a point, and how it is trained.</summary>
    /// <param name="values">A value of each parameter, in their order.</param>
    /// <param name="training">How all are trained; what is varied replaces its settings.</param>
    /// <exception cref="GenomicsException">There is no such network: its layers leave nothing of a sequence.</exception>
    public abstract (Network Network, NetworkTrainingSettings Training) Make(
        ImmutableArray<double> values, NetworkTrainingSettings training);

    /// <summary>
    /// A point whose network fits, each parameter drawn by itself; drawn again where the network does not fit.
    /// </summary>
    /// <exception cref="GenomicsException">No network fits.</exception>
    internal ImmutableArray<double> Draw(SplittableRandom random, NetworkTrainingSettings training)
    {
        for (int draw = 1; ; draw++)
        {
            ImmutableArray<double> values = [.. Parameters.Select(parameter => parameter.Draw(random))];
            try
            {
                Make(values, training);
                return values;
            }
            catch (GenomicsException e) when (draw == MostDraws)
            {
                throw new GenomicsException($"none of {MostDraws} networks of the search fits; the last one: {e.Message}", e);
            }
            catch (GenomicsException)
            {
            }
        }
    }
}
