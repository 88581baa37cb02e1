using Google.Protobuf;
using MlNetGenomics.Onnx.Proto;

namespace MlNetGenomics.Onnx;

/// <summary>Reads ONNX files. Nothing in them is trusted: sizes are checked before memory is taken.</summary>
internal static class OnnxFile
{
    /// <summary>The bytes of a file.</summary>
    /// <exception cref="GenomicsException">The file cannot be read, or is too large for one array.</exception>
    public static byte[] ReadBytes(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        try
        {
            long length = new FileInfo(path).Length;
            // Protocol buffers, and so ONNX files, end at 2 GB.
            if (length > Array.MaxLength)
                throw new GenomicsException($"{path}: {length} bytes, but an ONNX file has at most 2 GB");
            return File.ReadAllBytes(path);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new GenomicsException($"{path}: no such file", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new GenomicsException($"{path}: cannot be read ({e.Message})", e);
        }
    }

    /// <summary>Parses a model.</summary>
    /// <exception cref="GenomicsException">The bytes are not an ONNX model.</exception>
    public static ModelProto Parse(byte[] bytes, string file)
    {
        if (bytes.Length == 0)
            throw new GenomicsException($"{file}: the file is empty, expected an ONNX model");
        ModelProto model;
        try
        {
            // From an array, not a stream: every claimed length is then compared with what is there
            // before memory is taken for it.
            model = ModelProto.Parser.ParseFrom(bytes);
        }
        catch (InvalidProtocolBufferException e)
        {
            throw new GenomicsException($"{file}: not an ONNX model, or cut short ({e.Message})", e);
        }
        // Short texts can happen to be valid protocol buffers.
        if (model.Graph is null || model.Graph.Node.Count == 0 || model.IrVersion < 1)
            throw new GenomicsException($"{file}: not an ONNX model (no graph in it)");
        return model;
    }

    /// <summary>What a reader makes of a model. Names in it may hold anything; a message is one line.</summary>
    public static T InOneLine<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (GenomicsException e) when (e.Message.Any(char.IsControl))
        {
            throw new GenomicsException(
                string.Concat(e.Message.Select(letter => char.IsControl(letter) ? '?' : letter)), e);
        }
    }

    /// <summary>The metadata properties; of equal keys the last counts.</summary>
    public static Dictionary<string, string> Metadata(ModelProto model)
    {
        var properties = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (StringStringEntryProto property in model.MetadataProps)
            properties[property.Key] = property.Value;
        return properties;
    }

    /// <summary>The values of a float tensor that must have shape <paramref name="shape"/>.</summary>
    /// <exception cref="GenomicsException">Another type or shape, or not the values that the shape says.</exception>
    public static float[] Floats(TensorProto tensor, string file, params ReadOnlySpan<long> shape)
    {
        if (tensor.DataType != (int)OnnxElementType.Float)
            throw new GenomicsException(
                $"{file}: tensor {tensor.Name} holds {(OnnxElementType)tensor.DataType}, expected Float");
        if (!shape.SequenceEqual(tensor.Dims.ToArray()))
            throw new GenomicsException(
                $"{file}: tensor {tensor.Name} has shape [{string.Join(',', tensor.Dims)}], " +
                $"expected [{string.Join(',', shape.ToArray())}]");
        return OnnxTensor.Read(tensor, file).Floats!;
    }
}
