using MlNetGenomics.Motifs;
using MlNetGenomics.Sequences;
using MlNetGenomics.Statistics;

namespace MlNetGenomics.NeuronMotif;

/// <summary>
/// Takes the sequences that activate a neuron apart into modules. A max-pooling makes a neuron blind to shifts; what enters
/// the poolings tells them apart, so the sequences are split by it, from the deepest pooling to the first. (Wei et al. 2023,
/// doi:10.1073/pnas.2216698120, Methods, "Demixing Multifaceted CN".)
/// </summary>
public static class NeuronDemixer
{
    /// <summary>Takes a neuron apart.</summary>
    /// <param name="samples">Sequences that activate it.</param>
    /// <param name="groups">P, groups of motifs that move on their own; 1 or more: each pooling splits into its size ^ P.</param>
    /// <param name="settings">How to split; null for the paper's.</param>
    /// <param name="cancellation">Stops early.</param>
    /// <returns>The modules; one for a network without poolings, none for a dead neuron.</returns>
    /// <exception cref="GenomicsException">A setting is out of range.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static NeuronModules Demix(
        NeuronSamples samples, int groups = 1, DemixSettings? settings = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(samples);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(groups);
        settings ??= DemixSettings.Paper;
        settings.Validate();
        NeuronSubstructure neuron = samples.Neuron;
        if (samples.IsDead)
            return new NeuronModules(neuron.Name, neuron.Channel, 0, []);
        List<int[]> sets = [[.. Enumerable.Range(0, samples.Count)]];
        var random = new SplittableRandom(settings.Seed);
        foreach (PooledMap pool in neuron.Pools.Reverse())
        {
            random = random.Split(0);
            double count = Math.Pow(pool.PoolSize, groups);
            var clustering = new MapClustering(samples, pool, settings);
            var parts = new List<int[]>();
            for (int i = 0; i < sets.Count; i++)
            {
                if (sets[i].Length < count || sets[i].Length < settings.FewestSequences)
                    parts.Add(sets[i]);
                else
                    parts.AddRange(clustering.Split(sets[i], (int)count, random.Split(i + 1), cancellation));
            }
            sets = parts;
        }
        return new NeuronModules(
            neuron.Name, neuron.Channel, samples.GreatestActivation, [.. Modules(samples, sets, settings, cancellation)])
        {
            Mixture = Mixture(samples, settings, cancellation),
        };
    }

    private static NeuronModule Mixture(NeuronSamples samples, DemixSettings settings, CancellationToken cancellation) =>
        Modules(samples, [[.. Enumerable.Range(0, samples.Count)]], settings, cancellation)
            .Select(module => module with { Name = $"{samples.Neuron.Name}.all" }).Single();

    private static IEnumerable<NeuronModule> Modules(
        NeuronSamples samples, List<int[]> sets, DemixSettings settings, CancellationToken cancellation)
    {
        NeuronSubstructure neuron = samples.Neuron;
        int[][] ordered = [.. sets.OrderByDescending(Greatest).ThenBy(set => set[0])];
        PositionProbabilityMatrix[] motifs =
        [
            .. ordered.Select((set, i) => ModuleMotif.Of(
                FormattableString.Invariant($"{neuron.Name}.{i + 1}"), samples, set, settings.BinCount)),
        ];
        byte[] consensuses = [.. motifs.SelectMany(motif => Dna.Encode(Consensus.MostProbable(motif)))];
        var activations = new float[motifs.Length];
        neuron.Activations(consensuses, activations, cancellation);
        return motifs.Select((motif, i) => new NeuronModule(
            motif.Name, motif, ordered[i].Length, Greatest(ordered[i]), activations[i]));

        double Greatest(int[] set) => set.Max(i => samples.Activations[i]);
    }
}
