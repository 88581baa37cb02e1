using System.Collections.Immutable;
using MlNetGenomics.Interpretation.Mutagenesis;
using MlNetGenomics.Networks;
using MlNetGenomics.Onnx;
using MlNetGenomics.Sequences;

namespace MlNetGenomics.Cli.Scoring;

/// <summary>A model to mutate sequences for: a network on the library's own engine, or any in ONNX Runtime.</summary>
internal sealed class MutagenesisModel : IDisposable
{
    private readonly OnnxSequenceScorer? _runtime;

    private MutagenesisModel(NetworkScorer? network, OnnxSequenceScorer? runtime) => (Network, _runtime) = (network, runtime);

    /// <summary>The network on the library's own engine; null where the model runs in ONNX Runtime.</summary>
    public NetworkScorer? Network { get; }

    /// <summary>Bases of a sequence; null where any number will do.</summary>
    public int? InputLength => Network?.Model.Network.InputLength ?? _runtime!.SequenceLength;

    /// <summary>The engine's name.</summary>
    public string Engine => Network is null ? "onnx" : "managed";

    /// <summary>Takes a network.</summary>
    public static MutagenesisModel Of(NetworkModel model, int threads) => new(new NetworkScorer(model, threads), null);

    /// <summary>Takes any model; disposed with this.</summary>
    public static MutagenesisModel Of(OnnxSequenceScorer scorer) => new(null, scorer);

    /// <summary>Names of what the model gives.</summary>
    /// <param name="length">Bases of a sequence where the model does not say: ONNX Runtime tells how much it gives by giving it.</param>
    public ImmutableArray<string> Outputs(int length)
    {
        if (Network is not null)
            return Network.Model.Network.Tasks;
        var unknown = new byte[InputLength ?? length];
        Array.Fill(unknown, Dna.N);
        var builder = new SequenceSetBuilder();
        builder.Add("N", unknown);
        return [.. Names(_runtime!.Score(builder.Build()).Columns)];
    }

    /// <summary>Prepares mutagenesis.</summary>
    public IMutagenesis Prepare(MutagenesisSettings settings) => Network is not null
        ? new InSilicoMutagenesis(Network, settings)
        : new RuntimeMutagenesis(_runtime!, settings, Names);

    /// <inheritdoc/>
    public void Dispose() => _runtime?.Dispose();

    private IReadOnlyList<string> Names(int count) => new ScoreNames(_runtime!.Info.TaskNames, _runtime.OutputName).Columns(count);
}
