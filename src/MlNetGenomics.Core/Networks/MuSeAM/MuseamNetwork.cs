using MlNetGenomics.Networks.Layers;
using MlNetGenomics.Sequences;

namespace MlNetGenomics.Networks.MuSeAM;

/// <summary>MuSeAM models as networks of layers.</summary>
public static class MuseamNetwork
{
    /// <summary>The network that scores as a MuSeAM model does; what only concerns training is the paper's.</summary>
    public static NetworkModel Of(MuseamModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        var settings = MuseamSettings.Paper with
        {
            KernelCount = model.KernelCount,
            KernelWidth = model.KernelWidth,
            Alpha = model.Alpha,
            LearnAlpha = true,
            LlrScale = model.LlrScale,
            Background = model.Background,
            BothStrands = model.BothStrands,
            TaskName = model.TaskName,
        };
        Network network = Architectures.MuSeAM(settings, model.SequenceLength);
        var values = new float[network.ParameterCount];
        foreach (NetworkParameter parameter in network.Steps.SelectMany(step => step.Parameters))
        {
            Span<float> target = values.AsSpan(parameter.Start, parameter.Length);
            switch (parameter.Shape.Kind)
            {
                case ParameterKind.MultinomialKernel:
                    CopyKernels(model, target);
                    break;
                case ParameterKind.LogAlpha:
                    target[0] = MathF.Log(model.Alpha);
                    break;
                case ParameterKind.Weight:
                    model.HeadWeights.CopyTo(target);
                    break;
                default:
                    target[0] = model.Intercept;
                    break;
            }
        }
        return new NetworkModel(network, values, model.LabelTransform);
    }

    /// <summary>[kernels x width x 4] to [width x 4 x kernels].</summary>
    private static void CopyKernels(MuseamModel model, Span<float> target)
    {
        int size = model.KernelWidth * Dna.BaseCount;
        for (int f = 0; f < model.KernelCount; f++)
        {
            for (int i = 0; i < size; i++)
                target[i * model.KernelCount + f] = model.KernelParameters[f * size + i];
        }
    }
}
