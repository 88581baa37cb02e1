using System.IO.Compression;
using System.Text;
using Microsoft.ML.Calibrators;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using Microsoft.ML.Trainers.FastTree;
using Microsoft.ML.Transforms;
using Microsoft.ML.Transforms.Onnx;

namespace Microsoft.ML.Model;

/// <summary>A place in a saved model where one component reads itself.</summary>
internal sealed class ModelLoadContext
{
    private const int DeepestNesting = 64;

    // The only components a model can name: what it says is looked up here, never run.
    private static readonly Dictionary<string, Func<ModelLoadContext, object>> Loaders = new()
    {
        [TransformerChainLoader.Signature] = TransformerChainLoader.Load,
        [ColumnCopyingTransformer.Signature] = context => new ColumnCopyingTransformer(context),
        [ColumnConcatenatingTransformer.Signature] = context => new ColumnConcatenatingTransformer(context),
        [ColumnSelectingTransformer.Signature] = context => new ColumnSelectingTransformer(context),
        [CustomMappingLoader.Signature] = CustomMappingLoader.Load,
        [OnnxTransformer.Signature] = context => new OnnxTransformer(context),
        [PredictionLoader.RegressionSignature] = PredictionLoader.LoadRegression,
        [PredictionLoader.BinarySignature] = PredictionLoader.LoadBinary,
        [PlattCalibratorTransformer.Signature] = context => new PlattCalibratorTransformer(context),
        [PlattCalibrator.Signature] = context => new PlattCalibrator(context),
        [PredictionLoader.CalibratedSignature] = context =>
            new CalibratedModelParameters<FastTreeBinaryModelParameters, PlattCalibrator>(context),
        [FastTreeBinaryModelParameters.Signature] = context => new FastTreeBinaryModelParameters(context),
        [FastTreeRegressionModelParameters.Signature] = context => new FastTreeRegressionModelParameters(context),
        [FastForestRegressionModelParameters.Signature] = context => new FastForestRegressionModelParameters(context),
        [Trainers.LinearRegressionModelParameters.Signature] =
            context => new Trainers.LinearRegressionModelParameters(context),
        [Trainers.LinearBinaryModelParameters.Signature] =
            context => new Trainers.LinearBinaryModelParameters(context),
    };

    private readonly ZipArchive _archive;
    private readonly string _directory;
    private readonly int _depth;

    private ModelLoadContext(Host host, ZipArchive archive, string directory, int depth, BinaryReader reader)
    {
        Host = host;
        _archive = archive;
        _directory = directory;
        _depth = depth;
        Reader = reader;
    }

    public Host Host { get; }

    public BinaryReader Reader { get; }

    public T LoadModel<T>(string name) where T : class => Load<T>(Host, _archive, $"{_directory}/{name}", _depth + 1);

    public byte[] LoadBinary(string name)
    {
        byte[] bytes = ModelArchive.Read(_archive, $"{_directory}/{name}");
        Check.Decode(bytes is not null, $"The model has no entry '{_directory}/{name}'");
        return bytes;
    }

    /// <summary>A count of items, of which what is left can hold as many.</summary>
    public int ReadCount(int itemSize)
    {
        int count = Reader.ReadInt32();
        long left = Reader.BaseStream.Length - Reader.BaseStream.Position;
        Check.Decode(0 <= count && (long)count * itemSize <= left, "The model is damaged: a count is out of range");
        return count;
    }

    public static T Load<T>(Host host, ZipArchive archive, string directory, int depth = 0) where T : class
    {
        Check.Decode(depth <= DeepestNesting, "The model is nested too deeply");
        byte[] bytes = ModelArchive.Read(archive, $"{directory}/{ModelArchive.ComponentEntry}");
        Check.That(
            bytes is not null,
            archive.Entries.Any(entry => entry.Name == "Model.key")
                ? "The model was saved by ML.NET itself; this build reads only models it saved"
                : $"The archive holds no model: entry '{directory}' is missing");
        using var reader = new BinaryReader(new MemoryStream(bytes), Encoding.UTF8);
        try
        {
            string signature = reader.ReadString();
            Check.Decode(Loaders.ContainsKey(signature), $"Unknown component '{signature}' in the model");
            object loaded = Loaders[signature](new ModelLoadContext(host, archive, directory, depth, reader));
            return loaded as T ??
                throw new FormatException($"Component '{signature}' of the model is not a {typeof(T).Name}");
        }
        catch (Exception e) when (e is EndOfStreamException or ArgumentException or OverflowException)
        {
            throw new FormatException($"The model is damaged: {e.Message}", e);
        }
    }
}
