using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace MlNetGenomics.Notebooks;

/// <summary>What code that is compiled at run time may refer to: all that the running program may.</summary>
public static class ScriptReferences
{
    /// <summary>The assemblies.</summary>
    public static ImmutableArray<MetadataReference> All { get; } =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator).Where(File.Exists).Select(path => MetadataReference.CreateFromFile(path)),
    ];
}
