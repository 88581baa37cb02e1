using System.IO.Compression;
using System.Xml.Linq;

namespace MlNetGenomics.Tests.Packaging;

/// <summary>A package file and what its manifest says.</summary>
internal sealed class NuGetPackage
{
    private readonly Dictionary<string, byte[]> _files = [];
    private readonly XElement _metadata;

    public NuGetPackage(string path)
    {
        using ZipArchive archive = ZipFile.OpenRead(path);
        foreach (ZipArchiveEntry entry in archive.Entries)
        {
            using Stream stream = entry.Open();
            using var bytes = new MemoryStream();
            stream.CopyTo(bytes);
            _files.Add(entry.FullName, bytes.ToArray());
        }
        using var manifest = new MemoryStream(_files.Single(file => file.Key.EndsWith(".nuspec")).Value);
        _metadata = XDocument.Load(manifest).Root!.Elements().Single(element => element.Name.LocalName == "metadata");
    }

    public string Id => Said("id")!;

    public string Version => Said("version")!;

    /// <summary>Paths of all files in it.</summary>
    public IEnumerable<string> Files => _files.Keys;

    /// <summary>Identifiers of the packages that it depends on, with their versions.</summary>
    public Dictionary<string, string> Dependencies => Elements("dependency")
        .ToDictionary(element => (string)element.Attribute("id")!, element => (string)element.Attribute("version")!);

    public byte[] Bytes(string path) => _files[path];

    public string Text(string path) => new StreamReader(new MemoryStream(_files[path])).ReadToEnd();

    /// <summary>What the manifest says under a name; null for nothing.</summary>
    public string? Said(string name) => Elements(name).SingleOrDefault()?.Value;

    public IEnumerable<XElement> Elements(string name) =>
        _metadata.Descendants().Where(element => element.Name.LocalName == name);
}
