namespace Microsoft.ML.Runtime;

/// <summary>Where components live: randomness, messages, and the catalog of loadable components.</summary>
public interface IHostEnvironment : IChannelProvider
{
    /// <summary>The catalog of loadable components.</summary>
    ComponentCatalog ComponentCatalog { get; }

    /// <summary>Makes a host for a component.</summary>
    /// <param name="name">Name of the component.</param>
    /// <param name="seed">Seed of the host's random source; null to draw one from this environment.</param>
    /// <param name="verbose">Not used.</param>
    IHost Register(string name, int? seed = null, bool? verbose = null);
}
