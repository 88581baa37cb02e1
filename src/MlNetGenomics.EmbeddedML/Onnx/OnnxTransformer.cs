using Microsoft.ML.Data;
using Microsoft.ML.Model;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms.Onnx;

/// <summary>Runs an ONNX model on each row. Each output is a column, a vector of the output's shape.</summary>
public sealed class OnnxTransformer : RowToRowTransformerBase, IDisposable
{
    internal const string Signature = "OnnxTransform";

    private const string ModelEntry = "OnnxModel";

    internal OnnxTransformer(byte[] bytes, string[] inputs, string[] outputs, int? gpuDeviceId, bool fallbackToCpu)
    {
        Model = new OnnxModel(bytes, gpuDeviceId, fallbackToCpu);
        try
        {
            Inputs = Choose(Model.Inputs, inputs, "Input");
            Outputs = Choose(Model.Outputs, outputs, "Ouput");
        }
        catch
        {
            Model.Dispose();
            throw;
        }
    }

    internal OnnxTransformer(ModelLoadContext context)
        : this(
            ReadModel(context), ReadNames(context), ReadNames(context), context.Host.GpuDeviceId,
            context.Host.FallbackToCpu)
    {
    }

    internal OnnxModel Model { get; }

    internal OnnxValue[] Inputs { get; }

    internal OnnxValue[] Outputs { get; }

    /// <summary>Releases the model.</summary>
    public void Dispose() => Model.Dispose();

    private protected override RowMapper MakeMapper(DataViewSchema inputSchema) => new OnnxMapper(this, inputSchema);

    private protected override void SaveModel(ModelSaveContext context)
    {
        context.Begin(Signature);
        using var entry = new MemoryStream();
        using (var writer = new BinaryWriter(entry))
        {
            writer.Write(Model.Bytes.Length);
            writer.Write(Model.Bytes);
        }
        context.SaveBinary(ModelEntry, entry.ToArray());
        WriteNames(context, Inputs);
        WriteNames(context, Outputs);
    }

    private static OnnxValue[] Choose(OnnxValue[] values, string[] names, string kind)
    {
        if (names.Length == 0)
            return values;
        return [.. names.Select(name => Array.Find(values, value => value.Name == name) ??
            throw new ArgumentOutOfRangeException(
                nameof(name), name,
                $"{kind} tensor, {name}, does not exist in the ONNX model. " +
                $"Available names are [{string.Join(",", values.Select(value => value.Name))}]."))];
    }

    private static byte[] ReadModel(ModelLoadContext context)
    {
        byte[] entry = context.LoadBinary(ModelEntry);
        Check.Decode(
            entry.Length >= sizeof(int) && BitConverter.ToInt32(entry) == entry.Length - sizeof(int),
            "The ONNX model in the file is damaged");
        return entry[sizeof(int)..];
    }

    private static void WriteNames(ModelSaveContext context, OnnxValue[] values)
    {
        context.Writer.Write(values.Length);
        foreach (OnnxValue value in values)
            context.Writer.Write(value.Name);
    }

    private static string[] ReadNames(ModelLoadContext context)
    {
        var names = new string[context.ReadCount(1)];
        for (int i = 0; i < names.Length; i++)
            names[i] = context.Reader.ReadString();
        return names;
    }
}
