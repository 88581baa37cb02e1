using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using Microsoft.ML.Transforms;

namespace Microsoft.ML;

/// <summary>Mappings of a caller's own.</summary>
public static class CustomMappingCatalog
{
    /// <summary>Columns made by a function from object to object.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="mapAction">Reads the first object, writes the second.</param>
    /// <param name="contractName">Name that a saved model finds the mapping's factory by; null not to save it.</param>
    /// <param name="inputSchemaDefinition">Columns of the first type, or null.</param>
    /// <param name="outputSchemaDefinition">Columns of the second type, or null.</param>
    public static CustomMappingEstimator<TSrc, TDst> CustomMapping<TSrc, TDst>(
        this TransformsCatalog catalog,
        Action<TSrc, TDst> mapAction,
        string contractName,
        SchemaDefinition inputSchemaDefinition = null,
        SchemaDefinition outputSchemaDefinition = null)
        where TSrc : class, new()
        where TDst : class, new()
    {
        Check.Value(catalog, nameof(catalog));
        return new CustomMappingEstimator<TSrc, TDst>(
            mapAction, contractName, inputSchemaDefinition, outputSchemaDefinition);
    }
}
