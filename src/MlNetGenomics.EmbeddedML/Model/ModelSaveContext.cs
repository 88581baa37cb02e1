using System.IO.Compression;
using System.Text;
using Microsoft.ML.Model;
using Microsoft.ML.Runtime;

namespace Microsoft.ML;

/// <summary>
/// A place in a saved model where one component writes itself. The file is a zip archive in a form of its
/// own, which ML.NET does not read.
/// </summary>
public sealed class ModelSaveContext : IDisposable
{
    private readonly ZipArchive _archive;
    private readonly string _directory;
    private readonly MemoryStream _stream = new();
    private string _signature;

    internal ModelSaveContext(ZipArchive archive, string directory)
    {
        _archive = archive;
        _directory = directory;
        Writer = new BinaryWriter(_stream, Encoding.UTF8);
    }

    internal BinaryWriter Writer { get; }

    /// <summary>Releases what the context holds.</summary>
    public void Dispose() => Writer.Dispose();

    internal void Begin(string signature)
    {
        Check.Value(signature, nameof(signature));
        _signature = signature;
    }

    internal void SaveModel(ICanSaveModel model, string name) => SaveModel(_archive, model, $"{_directory}/{name}");

    internal void SaveBinary(string name, ReadOnlySpan<byte> bytes) =>
        ModelArchive.Write(_archive, $"{_directory}/{name}", bytes);

    internal static void SaveModel(ZipArchive archive, ICanSaveModel model, string directory)
    {
        using var context = new ModelSaveContext(archive, directory);
        model.Save(context);
        Check.That(context._signature is not null, "ModelSignature not specified!");
        context.Writer.Flush();
        using var whole = new MemoryStream();
        using (var writer = new BinaryWriter(whole, Encoding.UTF8, leaveOpen: true))
        {
            writer.Write(context._signature);
            writer.Write(context._stream.GetBuffer().AsSpan(0, (int)context._stream.Length));
        }
        ModelArchive.Write(
            archive, $"{directory}/{ModelArchive.ComponentEntry}", whole.GetBuffer().AsSpan(0, (int)whole.Length));
    }
}
