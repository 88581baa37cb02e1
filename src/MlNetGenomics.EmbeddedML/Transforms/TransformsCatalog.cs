using Microsoft.ML.Runtime;

namespace Microsoft.ML;

/// <summary>Transforms; what there is comes as extension methods.</summary>
public sealed class TransformsCatalog
{
    internal TransformsCatalog(Host host) => Host = host;

    internal Host Host { get; }
}
