using System.Buffers.Binary;
using System.IO.Compression;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms.Onnx;
using MlNetGenomics.Trainers;
using MlNetGenomics.Transforms;

namespace MlNetGenomics;

/// <summary>Finds our components again among those of ML.NET's own that they were saved as.</summary>
internal sealed class LoadedPipeline(MLContext context, int threads)
{
    // Name of the entry in which ML.NET keeps the ONNX file of a transformer: its length, then its bytes.
    private const string OnnxEntry = "OnnxModel";

    /// <summary>The model with our components in it, or the model itself where there are none.</summary>
    public ITransformer Accelerate(ITransformer model)
    {
        if (model is not TransformerChain<ITransformer> chain)
            return Recognise([model]) ?? model;
        if (Recognise([.. chain]) is { } recognised)
            return recognised;
        ITransformer[] parts = [.. chain.Select(Accelerate)];
        return parts.SequenceEqual(chain)
            ? model
            : new TransformerChain<ITransformer>(parts, chain.Select(part => ScopeOf(chain, part)));
    }

    /// <summary>The component that all of some transformers together are, or null.</summary>
    private ITransformer? Recognise(ITransformer[] parts)
    {
        if (SavedMuseam.Read(parts, ReadGraph, threads) is { } museam)
            return museam;
        if (SavedNetwork.Read(parts, ReadGraph, threads) is { } network)
            return network;
        if (parts is not [OnnxTransformer onnx])
            return null;
        byte[] graph = ReadGraph(onnx);
        return (ITransformer?)SavedMotifScan.Read(graph, threads) ?? (ITransformer?)SavedKmerCount.Read(graph) ??
            SavedMutagenesis.Read(graph, threads);
    }

    private byte[] ReadGraph(OnnxTransformer onnx)
    {
        using var saved = new MemoryStream();
        context.Model.Save(onnx, null, saved);
        saved.Position = 0;
        using var archive = new ZipArchive(saved, ZipArchiveMode.Read);
        ZipArchiveEntry entry = archive.Entries.Single(candidate => candidate.Name == OnnxEntry);
        using Stream stream = entry.Open();
        Span<byte> size = stackalloc byte[sizeof(int)];
        stream.ReadExactly(size);
        var graph = new byte[BinaryPrimitives.ReadInt32LittleEndian(size)];
        stream.ReadExactly(graph);
        return graph;
    }

    private static TransformerScope ScopeOf(TransformerChain<ITransformer> chain, ITransformer part) =>
        new[] { TransformerScope.Training, TransformerScope.Testing, TransformerScope.Scoring }
            .Where(scope => chain.GetModelFor(scope).Contains(part))
            .Aggregate(TransformerScope.None, (all, scope) => all | scope);
}
