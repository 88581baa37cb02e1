using MlNetGenomics.Motifs;
using MlNetGenomics.Networks;
using MlNetGenomics.Sequences;

namespace MlNetGenomics.Interpretation;

/// <summary>Attributes a neuron's value to the bases of a sequence by gradients.</summary>
public static class Saliency
{
    // Koo and Eddy 2019, Methods, "Visualizing saliency analysis".
    private const double LogoSharpness = 3;

    /// <summary>Attributions of each base of each sequence.</summary>
    /// <param name="scorer">The model.</param>
    /// <param name="sequences">Sequences of the model's length.</param>
    /// <param name="target">The neuron; see <see cref="OutputNeuron"/> for a task's.</param>
    /// <param name="settings">The method; null for guided back-propagation.</param>
    /// <param name="cancellation">Stops early.</param>
    /// <returns>[N x L x 4].</returns>
    /// <exception cref="GenomicsException">There is no such neuron, or a sequence has another length.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static float[] Compute(
        NetworkScorer scorer,
        SequenceSet sequences,
        Neuron target,
        SaliencySettings? settings = null,
        CancellationToken cancellation = default) =>
        Maps(scorer, sequences, target, settings, cancellation).Attributions;

    /// <summary>The neuron's value for each sequence, and the attributions of each base.</summary>
    /// <param name="scorer">The model.</param>
    /// <param name="sequences">Sequences of the model's length; all their attributions are in memory at once.</param>
    /// <param name="target">The neuron; see <see cref="OutputNeuron"/> for a task's.</param>
    /// <param name="settings">The method; null for guided back-propagation.</param>
    /// <param name="cancellation">Stops early.</param>
    /// <exception cref="GenomicsException">There is no such neuron, or a sequence has another length.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static SaliencyMaps Maps(
        NetworkScorer scorer,
        SequenceSet sequences,
        Neuron target,
        SaliencySettings? settings = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(scorer);
        ArgumentNullException.ThrowIfNull(sequences);
        settings ??= new SaliencySettings();
        ReluGradient relu = settings.Method == SaliencyMethod.GuidedBackpropagation
            ? ReluGradient.Guided
            : ReluGradient.Plain;
        (float[] values, float[] gradients) = scorer.InputGradient(sequences, target, relu, cancellation);
        if (settings.Method == SaliencyMethod.IntegratedGradients)
            return new SaliencyMaps(values, Integrate(scorer, sequences, target, settings, cancellation));
        if (settings.Method == SaliencyMethod.InputTimesGradient)
            Multiply(gradients, NetworkScorer.OneHot(sequences));
        return new SaliencyMaps(values, gradients);
    }

    /// <summary>The neuron of a task's output before the last activation: its logit.</summary>
    /// <param name="network">The network.</param>
    /// <param name="task">Number of the task, from 0.</param>
    public static Neuron OutputNeuron(Network network, int task)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)task, (uint)network.Tasks.Length, nameof(task));
        int last = network.Steps.Length - 1;
        if (last > 0 && network.Steps[last].Layer is Networks.Layers.Activation)
            last--;
        return new Neuron(network.Steps[last].Name, task);
    }

    /// <summary>
    /// A sequence's attributions as probabilities, for a logo whose letters are p times the information of their
    /// column: p[i,b] is exp(3 S[i,b] / max |S|), normalised over the bases of a position. (Koo and Eddy 2019, Methods.)
    /// </summary>
    /// <param name="name">Name of the result.</param>
    /// <param name="attributions">S, [L x 4]; all 0 gives a uniform matrix.</param>
    public static PositionProbabilityMatrix ToMotif(string name, ReadOnlySpan<float> attributions)
    {
        double greatest = 0;
        foreach (float value in attributions)
            greatest = Math.Max(greatest, Math.Abs(value));
        var probabilities = new double[attributions.Length];
        for (int row = 0; row < probabilities.Length; row += Dna.BaseCount)
        {
            double sum = 0;
            for (int b = 0; b < Dna.BaseCount; b++)
            {
                double share = greatest > 0 ? attributions[row + b] / greatest : 0;
                sum += probabilities[row + b] = Math.Exp(LogoSharpness * share);
            }
            for (int b = 0; b < Dna.BaseCount; b++)
                probabilities[row + b] /= sum;
        }
        return new PositionProbabilityMatrix(name, probabilities);
    }

    private static float[] Integrate(
        NetworkScorer scorer,
        SequenceSet sequences,
        Neuron target,
        SaliencySettings settings,
        CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(settings.Steps, 1, nameof(settings));
        float[] input = NetworkScorer.OneHot(sequences);
        var result = new float[input.Length];
        var point = new float[input.Length];
        for (int step = 0; step < settings.Steps; step++)
        {
            float share = (step + 0.5f) / settings.Steps;
            for (int i = 0; i < point.Length; i++)
                point[i] = settings.Baseline + share * (input[i] - settings.Baseline);
            float[] gradients =
                scorer.InputGradient(point, target, cancellation: cancellation).Gradients;
            for (int i = 0; i < result.Length; i++)
                result[i] += gradients[i] * (input[i] - settings.Baseline) / settings.Steps;
        }
        return result;
    }

    private static void Multiply(float[] values, float[] factors)
    {
        for (int i = 0; i < values.Length; i++)
            values[i] *= factors[i];
    }
}
