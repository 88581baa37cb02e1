using System.Runtime.Intrinsics;
using MlNetGenomics.Kernels;

namespace MlNetGenomics.Networks.Engine.Incremental;

/// <summary>Compiles networks for the widest vectors this machine has.</summary>
internal static class IncrementalPrograms
{
    /// <summary>Compiles a network up to a step.</summary>
    public static IncrementalProgram Compile(Network network, int last) =>
        Vector512.IsHardwareAccelerated
            ? IncrementalCompiler<Lanes512>.Compile(network, last)
            : IncrementalCompiler<Lanes256>.Compile(network, last);
}
