using Microsoft.ML;
using MlNetGenomics.Networks;
using MlNetGenomics.Networks.MuSeAM;
using MlNetGenomics.Rows;
using MlNetGenomics.Sequences;
using MlNetGenomics.Trainers;

namespace MlNetGenomics.Interpretation;

/// <summary>The network of a model, and what the rows go through before they come to it.</summary>
internal sealed class NetworkInPipeline
{
    private readonly string _sequenceColumn;
    private readonly IReadOnlyList<ITransformer> _before;

    private NetworkInPipeline(
        NetworkModel model, string sequenceColumn, AmbiguityPolicy ambiguity, IReadOnlyList<ITransformer> before)
    {
        Model = model;
        _sequenceColumn = sequenceColumn;
        Ambiguity = ambiguity;
        _before = before;
    }

    /// <summary>The network.</summary>
    public NetworkModel Model { get; }

    /// <summary>What it does with IUPAC letters of text other than A, C, G, T, N.</summary>
    public AmbiguityPolicy Ambiguity { get; }

    private SequenceLengths Lengths => SequenceLengths.Exactly(Model.Network.InputLength);

    /// <summary>Looks for the network of a model: fitted, or loaded and saved as transformers of ML.NET's own.</summary>
    /// <exception cref="GenomicsException">The model has no network, or several.</exception>
    public static NetworkInPipeline Find(LoadedPipeline loaded, ITransformer model)
    {
        var before = new List<ITransformer>();
        var found = new List<NetworkInPipeline>();
        Look(model);
        return found.Count switch
        {
            1 => found[0],
            0 => throw new GenomicsException(
                $"the model has no network to look into: expected a {nameof(ConvolutionalNetworkTransformer)}, a " +
                $"{nameof(MultinomialConvolutionTransformer)}, or a pipeline with one"),
            _ => throw new GenomicsException(
                $"the model has {found.Count} networks, expected 1: give the transformer of one of them"),
        };

        void Look(ITransformer given)
        {
            ITransformer part = loaded.Accelerate(given);
            if (part is ConvolutionalNetworkTransformer network)
                found.Add(new(network.Model, network.SequenceColumnName, network.Ambiguity, [.. before]));
            else if (part is MultinomialConvolutionTransformer museam)
                found.Add(new(MuseamNetwork.Of(museam.Model), museam.SequenceColumnName, museam.Ambiguity, [.. before]));
            if (part is IEnumerable<ITransformer> chain)
            {
                foreach (ITransformer next in chain)
                    Look(next);
            }
            else
                before.Add(part);
        }
    }

    /// <summary>Rows as they come to the network.</summary>
    public IDataView Input(IDataView data) =>
        _before.Aggregate(data, (rows, transformer) => transformer.Transform(rows));

    /// <summary>The column of sequences that the network reads.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is none, or it has another type.</exception>
    public SequenceColumn Sequences(DataViewSchema schema) => SequenceColumn.Of(schema, _sequenceColumn, Ambiguity);

    /// <summary>All sequences of a table.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The column is missing or of another type.</exception>
    /// <exception cref="GenomicsException">A row's value is no sequence of the network's length; names the row.</exception>
    public SequenceSet ReadAll(IDataView data, CancellationToken cancellation)
    {
        IDataView input = Input(data);
        SequenceColumn sequence = Sequences(input.Schema);
        using DataViewRowCursor cursor = input.GetRowCursor([sequence.Column]);
        Func<long, byte[]> read = sequence.CreateReader(cursor);
        var builder = new SequenceSetBuilder();
        while (cursor.MoveNext())
        {
            cancellation.ThrowIfCancellationRequested();
            byte[] codes = read(cursor.Position);
            Lengths.Require(codes.Length, sequence.Column.Name, cursor.Position);
            builder.Add($"row {cursor.Position + 1}", codes);
        }
        return builder.Count > 0
            ? builder.Build()
            : throw new GenomicsException($"column {sequence.Column.Name} has no sequences");
    }
}
