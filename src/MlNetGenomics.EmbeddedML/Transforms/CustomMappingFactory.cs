namespace Microsoft.ML.Transforms;

/// <summary>Gives a mapping back to a loaded model.</summary>
public abstract class CustomMappingFactory<TSrc, TDst> : ICustomMappingFactory
    where TSrc : class, new()
    where TDst : class, new()
{
    /// <summary>The mapping.</summary>
    public abstract Action<TSrc, TDst> GetMapping();

    /// <inheritdoc/>
    ITransformer ICustomMappingFactory.CreateTransformer(string contractName) =>
        new CustomMappingTransformer<TSrc, TDst>(GetMapping(), contractName);
}
