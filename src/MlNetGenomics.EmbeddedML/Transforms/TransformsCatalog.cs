using Microsoft.ML.Runtime;

namespace Microsoft.ML;

/// <summary>Transforms; what there is comes as extension methods.</summary>
public sealed class TransformsCatalog
{
    // Reached from outside by this name and type, as in ML.NET: keep both.
    private readonly IHostEnvironment _env;

    internal TransformsCatalog(Host host) => _env = host;

    internal Host Host => (Host)_env;
}
