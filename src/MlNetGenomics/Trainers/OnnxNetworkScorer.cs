using MlNetGenomics.Networks;
using MlNetGenomics.Onnx;
using MlNetGenomics.Sequences;

namespace MlNetGenomics.Trainers;

/// <summary>Scores in ONNX Runtime on a CUDA device.</summary>
internal sealed class OnnxNetworkScorer : INetworkScorer
{
    private readonly OnnxSequenceScorer _scorer;

    private OnnxNetworkScorer(OnnxSequenceScorer scorer) => _scorer = scorer;

    /// <summary>A scorer on a device, or the managed engine where that cannot be used and it is allowed.</summary>
    /// <exception cref="GenomicsException">The device cannot be used.</exception>
    public static INetworkScorer Create(
        NetworkModel model, int device, bool fallbackToCpu, int threads, Action<string> warn)
    {
        // Rows rather than text, which ONNX Runtime reads on the processor only.
        byte[] graph = NetworkOnnx.Export(model, new NetworkExportOptions { InputForm = OnnxInputForm.OneHot });
        try
        {
            return new OnnxNetworkScorer(OnnxSequenceScorer.Open(
                graph, model.Network.Name, new OnnxScorerOptions { GpuDeviceId = device, Threads = threads }));
        }
        catch (GenomicsException e) when (fallbackToCpu)
        {
            warn($"{e.Message}; scoring on the processor");
            return new ManagedNetworkScorer(model, threads);
        }
    }

    public float[] Score(SequenceSet sequences) =>
        sequences.Count == 0 ? [] : _scorer.Score(sequences).Values;

    public void Dispose() => _scorer.Dispose();
}
