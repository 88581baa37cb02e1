namespace Microsoft.ML.Data;

/// <summary>A chain of transformers, whatever the last one is.</summary>
internal interface ITransformerChain
{
    /// <summary>The table that comes out in a scope.</summary>
    IDataView Transform(IDataView input, TransformerScope scope);
}
