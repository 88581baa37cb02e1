namespace Microsoft.ML.Transforms;

/// <summary>What makes a transformer of a contract.</summary>
internal interface ICustomMappingFactory
{
    ITransformer CreateTransformer(string contractName);
}
