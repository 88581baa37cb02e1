using System.Xml;
using System.Xml.Linq;

namespace MlNetGenomics.ApiReference;

/// <summary>What the compiler wrote of the comments of one assembly.</summary>
internal static class DocumentationFile
{
    /// <summary>Reads a file; the comments by what they are of.</summary>
    /// <exception cref="GenomicsException">The file is not there or is not one.</exception>
    public static IReadOnlyDictionary<string, XElement> Read(string path)
    {
        try
        {
            return XDocument.Load(path, LoadOptions.PreserveWhitespace).Descendants("member")
                .ToDictionary(member => (string)member.Attribute("name")!);
        }
        catch (Exception e) when (e is IOException or XmlException)
        {
            throw new GenomicsException($"{path}: cannot be read as a documentation file ({e.Message.ReplaceLineEndings(" ")})", e);
        }
    }
}
