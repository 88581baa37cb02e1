namespace Microsoft.ML.Transforms;

/// <summary>Names the contract of a mapping's factory.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class CustomMappingFactoryAttributeAttribute : Attribute
{
    /// <summary>Names the contract.</summary>
    public CustomMappingFactoryAttributeAttribute(string contractName) => ContractName = contractName;

    internal string ContractName { get; }
}
