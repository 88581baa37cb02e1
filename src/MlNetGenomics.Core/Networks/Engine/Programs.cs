using System.Runtime.Intrinsics;
using MlNetGenomics.Kernels;

namespace MlNetGenomics.Networks.Engine;

/// <summary>Compiles networks for the widest vectors this machine has.</summary>
internal static class Programs
{
    /// <summary>Compiles a network up to a step.</summary>
    public static OperatorProgram Compile(Network network, PassMode mode, int last) =>
        Vector512.IsHardwareAccelerated
            ? OperatorCompiler<Lanes512>.Compile(network, mode, last)
            : OperatorCompiler<Lanes256>.Compile(network, mode, last);

    /// <summary>Compiles a whole network; for training, without a last activation.</summary>
    public static OperatorProgram Compile(Network network, PassMode mode)
    {
        int last = network.Steps.Length - 1;
        bool endsInActivation = network.Steps[last] is { Layer: Layers.Activation, Depth: 0 };
        return Compile(network, mode, mode == PassMode.Training && endsInActivation && last > 0 ? last - 1 : last);
    }
}
