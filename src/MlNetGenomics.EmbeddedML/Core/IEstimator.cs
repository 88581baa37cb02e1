namespace Microsoft.ML;

/// <summary>Learns a transformer from a table.</summary>
public interface IEstimator<out TTransformer> where TTransformer : ITransformer
{
    /// <summary>Learns.</summary>
    TTransformer Fit(IDataView input);

    /// <summary>Which columns the transformer will make of these.</summary>
    SchemaShape GetOutputSchema(SchemaShape inputSchema);
}
