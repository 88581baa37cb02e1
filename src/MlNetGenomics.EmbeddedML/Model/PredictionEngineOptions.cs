using Microsoft.ML.Data;

namespace Microsoft.ML;

/// <summary>Settings of prediction engines.</summary>
public sealed class PredictionEngineOptions
{
    /// <summary>Whether members of the output type that have no column are left alone rather than an error.</summary>
    public bool IgnoreMissingColumns = true;

    /// <summary>Columns of the input type, or null.</summary>
    public SchemaDefinition InputSchemaDefinition;

    /// <summary>Columns of the output type, or null.</summary>
    public SchemaDefinition OutputSchemaDefinition;

    /// <summary>Whether the engine disposes of the transformer.</summary>
    public bool OwnsTransformer = true;
}
